internal import Glibc
internal import Postings

/// The command's own few looks at the disk.
enum FileSystem {
  static func exists(_ path: [UInt8]) -> Bool {
    withCString(path) { access($0, F_OK) == 0 }
  }

  /// Whether an index knows a path as a file: then its absence means that it vanished.
  static func isKnown(_ path: [UInt8], in folder: IndexFolder?) -> Bool {
    guard let folder, let reader = try? IndexReader(folder: folder, checksAnalyzer: false) else {
      return false
    }
    return ((try? reader.file(at: path)) ?? nil) != nil
  }

  /// Hands on each path of a list as an absolute one.
  static func forEachPath(
    in list: String, endsWithNull: Bool, _ body: ([UInt8]) -> Void
  ) throws {
    let file =
      list == "-"
      ? fdopen(STDIN_FILENO, "r") : withCString(ArgumentBytes.bytes(list)) { fopen($0, "r") }
    guard let file else {
      throw CommandError("cannot read \"\(list)\": \(String(cString: strerror(errno)))")
    }
    defer { fclose(file) }
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(line) }
    while true {
      let length = getdelim(&line, &capacity, endsWithNull ? 0 : Int32(UInt8(ascii: "\n")), file)
      guard length > 0, let line else { return }
      var bytes = Array(UnsafeRawBufferPointer(start: line, count: length))
      if bytes.last == (endsWithNull ? 0 : UInt8(ascii: "\n")) { bytes.removeLast() }
      guard !bytes.isEmpty else { continue }
      body(ArgumentBytes.absolutePath(bytes.withUnsafeBytes { ArgumentBytes.text($0) }))
    }
  }

  static func withCString<Result>(
    _ path: [UInt8], _ body: (UnsafePointer<CChar>) throws -> Result
  ) rethrows -> Result {
    try (path + [0]).map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { preconditionFailure("never empty") }
      return try body(base)
    }
  }
}
