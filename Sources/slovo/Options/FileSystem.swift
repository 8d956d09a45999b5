internal import Documents
internal import Glibc
internal import Postings
internal import SystemPackage

/// The command's own few looks at the disk.
enum FileSystem {
  static func exists(_ path: [UInt8]) -> Bool {
    withCString(path) { access($0, F_OK) == 0 }
  }

  static func isFolder(_ path: [UInt8]) -> Bool {
    var status = stat()
    return withCString(path) { stat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether an index knows a path, as a source or as a file: then its absence means that it vanished.
  static func isKnown(_ path: [UInt8], in folder: IndexFolder?) -> Bool {
    guard let folder else { return false }
    if let sources = try? folder.sources(), sources.contains(where: { $0.path == path }) {
      return true
    }
    guard let reader = try? IndexReader(folder: folder, checksAnalyzer: false) else { return false }
    return (try? reader.hasFiles(below: path)) ?? false
  }

  /// The process that writes to a folder, as its lock names it; nil where there is none.
  static func builder(of folder: IndexFolder) -> String? {
    let path = folder.path + Array("/lock".utf8)
    let descriptor = withCString(path) { open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard let name = try? contents(descriptor, "lock"), !name.isEmpty,
      flock(descriptor, LOCK_SH | LOCK_NB) != 0, errno == EWOULDBLOCK
    else { return nil }
    return String(decoding: name.prefix { $0 != 0x0A }, as: UTF8.self)
  }

  /// The nearest folder `.slovo` upward that a process is making an index in, with the process.
  static func unfinishedIndex(upwardFrom directory: [UInt8]) -> (IndexFolder, String)? {
    var base = directory
    while true {
      let slash: [UInt8] = base.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]
      let folder = IndexFolder(path: base + slash + Array(IndexFolder.defaultName.utf8))
      if let builder = builder(of: folder) { return (folder, builder) }
      guard let cut = base.lastIndex(of: UInt8(ascii: "/")), base.count > 1 else { return nil }
      base = cut == 0 ? [UInt8(ascii: "/")] : Array(base[..<cut])
    }
  }

  /// Hands on each path of a list as an absolute one; `-` is standard input.
  static func forEachPath(
    in list: String, endsWithNull: Bool, _ body: ([UInt8]) -> Void
  ) throws {
    let descriptor =
      list == "-"
      ? STDIN_FILENO : withCString(ArgumentBytes.bytes(list)) { open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else {
      throw CommandError("cannot read \"\(list)\": \(systemMessage(errno))")
    }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    try PathList(separator: endsWithNull ? .zero : .newline).forEachPath(in: descriptor) { path in
      let text = path.withPlatformString { start in
        ArgumentBytes.text(UnsafeRawBufferPointer(start: start, count: strlen(start)))
      }
      body(ArgumentBytes.absolutePath(text))
      return true
    }
  }

  /// All of standard input.
  static func standardInput() throws -> [UInt8] { try contents(STDIN_FILENO, "standard input") }

  /// The names in a folder that are UTF-8; none where it cannot be read.
  static func names(in folder: [UInt8]) -> [String] {
    guard let directory = withCString(folder, { opendir($0) }) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if let name { names.append(name) }
    }
    return names.sorted()
  }

  /// All of a small file.
  static func contents(of path: [UInt8]) throws -> [UInt8] {
    let name = "\"\(String(decoding: path, as: UTF8.self))\""
    let descriptor = withCString(path) { open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else {
      throw CommandError("cannot read \(name): \(systemMessage(errno))")
    }
    defer { close(descriptor) }
    return try contents(descriptor, name)
  }

  private static func contents(_ descriptor: Int32, _ name: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      guard count >= 0 else {
        throw CommandError("cannot read \(name): \(systemMessage(errno))")
      }
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// The system's words for an error number, begun in lower case as every message here is.
  static func systemMessage(_ number: Int32) -> String {
    let message = String(cString: strerror(number))
    return message.prefix(1).lowercased() + message.dropFirst()
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
