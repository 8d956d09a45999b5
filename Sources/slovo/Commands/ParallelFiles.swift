internal import Documents
internal import SystemPackage

/// Documents and their translations: two files, or the files of two folders that have one name.
enum ParallelFiles {
  /// - Throws: ``CommandError`` where a path is not there.
  static func pairs(_ english: String, _ russian: String) throws -> [(FilePath, FilePath)] {
    let paths = [english, russian].map { ArgumentBytes.absolutePath($0) }
    for (path, given) in zip(paths, [english, russian]) where !FileSystem.exists(path) {
      throw CommandError("cannot read \"\(given)\": no such file or folder")
    }
    let files = paths.map { root -> [[UInt8]: FilePath] in
      var files: [[UInt8]: FilePath] = [:]
      for found in walk(root) {
        let bytes = found.withPlatformString { start in
          Array(UnsafeRawBufferPointer(start: start, count: found.length))
        }
        // The name below the root; a root that is a file has none.
        files[Array(bytes.dropFirst(root.count))] = found
      }
      return files
    }
    return files[0].compactMap { name, file in files[1][name].map { (name, file, $0) } }
      .sorted { $0.0.lexicographicallyPrecedes($1.0) }.map { ($0.1, $0.2) }
  }

  private static func walk(_ root: [UInt8]) -> [FilePath] {
    var options = WalkOptions()
    options.ignoresIgnoreFiles = true
    var found: [FilePath] = []
    FileWalker(options: options).walk(
      FilePath(platformString: root.map { CChar(bitPattern: $0) } + [0]),
      visit: { file in
        found.append(file.path)
        return true
      }, failed: { _, _ in })
    return found
  }

  /// The text of a document, a line a paragraph; none where it cannot be read.
  static func lines(_ path: FilePath, _ reader: DocumentReader) -> [String] {
    guard let document = try? reader.read(path) else { return [] }
    return String(decoding: document.body, as: UTF8.self)
      .split(whereSeparator: \.isNewline).map(String.init).filter { !$0.allSatisfy(\.isWhitespace) }
  }
}
