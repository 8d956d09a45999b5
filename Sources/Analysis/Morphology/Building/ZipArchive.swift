internal import CZlib

/// Reads files out of a zip archive in memory: stored or deflated, neither encrypted nor beyond 4 GiB.
public struct ZipArchive {
  private struct Entry {
    var method: Int
    var packed: Int
    var size: Int
    var header: Int
  }

  private let bytes: [UInt8]
  private var entries: [String: Entry] = [:]

  /// Nil for bytes that are no archive.
  public init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    // The directory's end is at the archive's, before a comment of at most 65,535 bytes.
    let least = max(0, bytes.count - 22 - 0xFFFF)
    guard bytes.count >= 22,
      let end = (least...(bytes.count - 22)).reversed().first(where: {
        number($0, 4) == 0x0605_4B50
      }), let count = number(end + 10, 2), var at = number(end + 16, 4)
    else { return nil }
    for _ in 0..<count {
      guard number(at, 4) == 0x0201_4B50, let method = number(at + 10, 2),
        let packed = number(at + 20, 4), let size = number(at + 24, 4),
        let name = number(at + 28, 2), let extra = number(at + 30, 2),
        let comment = number(at + 32, 2), let header = number(at + 42, 4),
        at + 46 + name <= bytes.count
      else { return nil }
      entries[String(decoding: bytes[(at + 46)..<(at + 46 + name)], as: UTF8.self)] = Entry(
        method: method, packed: packed, size: size, header: header)
      at += 46 + name + extra + comment
    }
  }

  /// The paths of its files.
  public var paths: [String] { entries.keys.sorted() }

  /// The bytes of a file; nil where there is none, or where it is damaged.
  ///
  /// - Parameter limit: Most bytes of it.
  public func file(_ path: String, limit: Int = 1 << 28) -> [UInt8]? {
    guard let entry = entries[path], entry.size <= limit, number(entry.header, 4) == 0x0403_4B50,
      let name = number(entry.header + 26, 2), let extra = number(entry.header + 28, 2)
    else { return nil }
    let start = entry.header + 30 + name + extra
    guard start + entry.packed <= bytes.count else { return nil }
    let packed = bytes[start..<(start + entry.packed)]
    switch entry.method {
    case 0: return packed.count == entry.size ? Array(packed) : nil
    case 8: return Self.inflated(packed, size: entry.size)
    default: return nil
    }
  }

  private static func inflated(_ packed: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
    var output = [UInt8](repeating: 0, count: max(size, 1))
    var input = Array(packed)
    var stream = z_stream()
    // Negative window bits: deflated data without zlib's header.
    guard
      inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { inflateEnd(&stream) }
    let status = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(clamping: input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(clamping: output.count)
        return inflate(&stream, Z_FINISH)
      }
    }
    guard status == Z_STREAM_END, stream.total_out == UInt(size) else { return nil }
    return Array(output.prefix(size))
  }

  private func number(_ at: Int, _ count: Int) -> Int? {
    guard at >= 0, at + count <= bytes.count else { return nil }
    return (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
  }
}
