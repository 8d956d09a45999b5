internal import CZlib
internal import CZstd
internal import Glibc

/// The bytes of a file, decompressed where its first bytes say so.
enum SourceFile {
  /// Nothing larger is read, packed or unpacked.
  static let sizeLimit = 1 << 30

  /// - Throws: ``LexiconError/unreadable(path:reason:)``.
  static func contents(of path: [UInt8]) throws -> [UInt8] {
    let name = String(decoding: path, as: UTF8.self)
    let descriptor = open(path.map { CChar(bitPattern: $0) } + [0], O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw LexiconError.unreadable(path: name, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count >= 0 else {
        throw LexiconError.unreadable(path: name, reason: String(cString: strerror(errno)))
      }
      guard count > 0 else { break }
      bytes += buffer[..<count]
      guard bytes.count <= sizeLimit else {
        throw LexiconError.unreadable(path: name, reason: "larger than 1 GiB")
      }
    }
    if bytes.starts(with: [0x1F, 0x8B]) {
      guard let inflated = inflated(bytes) else {
        throw LexiconError.unreadable(path: name, reason: "the compressed data is damaged")
      }
      return inflated
    }
    if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
      guard let restored = restored(bytes) else {
        throw LexiconError.unreadable(path: name, reason: "the compressed data is damaged")
      }
      return restored
    }
    return bytes
  }

  static func exists(_ path: [UInt8]) -> Bool {
    access(path.map { CChar(bitPattern: $0) } + [0], R_OK) == 0
  }

  /// Text of UTF-8, or of UTF-16 with a byte order mark.
  static func text(_ bytes: [UInt8]) -> String {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return String(decoding: bytes.dropFirst(3), as: UTF8.self)
    }
    let isBig = bytes.starts(with: [0xFE, 0xFF])
    guard isBig || bytes.starts(with: [0xFF, 0xFE]) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var at = 2
    while at + 1 < bytes.count {
      let (a, b) = (UInt16(bytes[at]), UInt16(bytes[at + 1]))
      units.append(isBig ? a << 8 | b : b << 8 | a)
      at += 2
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// gzip (RFC 1952), several members or one; dictzip is that with an index of chunks.
  private static func inflated(_ bytes: [UInt8]) -> [UInt8]? {
    var input = bytes
    var stream = z_stream()
    // 16: a gzip header is expected.
    guard
      inflateInit2_(
        &stream, MAX_WBITS + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { inflateEnd(&stream) }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    return input.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      while true {
        let (status, count) = buffer.withUnsafeMutableBufferPointer { buffer in
          stream.next_out = buffer.baseAddress
          stream.avail_out = UInt32(buffer.count)
          let status = inflate(&stream, Z_NO_FLUSH)
          return (status, buffer.count - Int(stream.avail_out))
        }
        output += buffer[..<count]
        guard output.count <= sizeLimit else { return nil }
        if status == Z_STREAM_END {
          guard stream.avail_in > 0, inflateReset(&stream) == Z_OK else { return output }
        } else if status != Z_OK {
          return nil
        }
      }
    }
  }

  /// Zstandard (RFC 8878).
  private static func restored(_ bytes: [UInt8]) -> [UInt8]? {
    guard let stream = ZSTD_createDStream() else { return nil }
    defer { ZSTD_freeDStream(stream) }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    return bytes.withUnsafeBytes { bytes in
      var input = ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
      var rest = 1
      while input.pos < input.size || rest > 0 {
        let before = (input.pos, output.count)
        let (code, count) = buffer.withUnsafeMutableBytes { buffer in
          var out = ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
          let code = ZSTD_decompressStream(stream, &out, &input)
          return (code, out.pos)
        }
        guard ZSTD_isError(code) == 0 else { return nil }
        output += buffer[..<count]
        rest = code
        guard output.count <= sizeLimit, before != (input.pos, output.count) else { return nil }
        if input.pos == input.size, code == 0 { break }
      }
      return output
    }
  }
}
