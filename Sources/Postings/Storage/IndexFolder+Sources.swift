/// What was given to index, and how it is read.
public struct SourceEntry: Sendable, Equatable {
  /// Absolute; bytes as the file system has them.
  public var path: [UInt8]
  /// One line that the caller understands (JSON).
  public var options: String

  /// A source and how it is read.
  public init(path: [UInt8], options: String) {
    self.path = path
    self.options = options
  }
}

/// The sources are a file of their own, so that a rebuild can heal an index whose database cannot be read.
///
/// One line a source: options, tab, path, with `%`, control characters and bytes that are not UTF-8 percent-encoded.
extension IndexFolder {
  /// The sources, in the order they were added; none where the file is missing.
  public func sources() throws -> [SourceEntry] {
    guard let bytes = try POSIX.read(file("sources"), limit: 16 << 20) else { return [] }
    return bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
      return SourceEntry(
        path: Self.percentDecoded(line[(tab + 1)...]),
        options: String(decoding: line[..<tab], as: UTF8.self))
    }
  }

  /// Adds sources; one with a known path replaces it. The caller holds the writer's lock.
  ///
  /// - Parameter gone: Paths that are not there any more: they and all below them are sources no longer.
  public func update(
    sources added: [SourceEntry], removingThoseBelow gone: [[UInt8]] = []
  ) throws {
    var sources = try sources().filter { source in
      !gone.contains { source.path == $0 || source.path.starts(with: $0 + [UInt8(ascii: "/")]) }
    }
    for source in added {
      if let known = sources.firstIndex(where: { $0.path == source.path }) {
        sources[known] = source
      } else {
        sources.append(source)
      }
    }
    var bytes: [UInt8] = []
    for source in sources {
      bytes += Array(source.options.utf8).filter { $0 >= 0x20 }
      bytes.append(UInt8(ascii: "\t"))
      bytes += Self.percentEncoded(source.path)
      bytes.append(UInt8(ascii: "\n"))
    }
    try POSIX.replace(file("sources"), with: bytes)
  }

  private static func percentEncoded(_ path: [UInt8]) -> [UInt8] {
    let isText = String(validating: path, as: UTF8.self) != nil
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in path {
      if byte < 0x20 || byte == UInt8(ascii: "%") || byte == 0x7F || (byte >= 0x80 && !isText) {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private static func percentDecoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.endIndex,
        let byte = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        result.append(byte)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }
}
