/// Tells files that are no text from those that are.
///
/// In this order: a known signature; a byte order mark or the pattern of UTF-16 and UTF-32 (text);
/// NUL bytes in more than a thousandth of all bytes; other control bytes in more than 2 % of a
/// sample. Single stray NUL bytes, form feeds, terminal escapes and DOS end-of-file marks are thus
/// still text, and so is CP866 with its box drawing.
enum BinaryRecognition {
  private static let sampleSize = 64 << 10
  private static let nulShare = 1000
  private static let controlShare = 50

  /// The kind of data for people, or nil where the bytes may be text.
  static func kind(of bytes: [UInt8]) -> String? {
    if let name = BinarySignature.name(of: bytes) { return name }
    if WideTextRecognition.isLikely(bytes) { return nil }
    if isBinary(nulCount: nulCount(in: bytes), size: bytes.count) { return "NUL bytes" }
    let sample = bytes.prefix(sampleSize)
    let controlCount = sample.reduce(into: 0) { $0 &+= isOddControl($1) ? 1 : 0 }
    return controlCount > 1 && controlCount > sample.count / controlShare
      ? "control characters" : nil
  }

  /// Whether so many NUL bytes among so many bytes are too many for a text.
  static func isBinary(nulCount: Int, size: Int) -> Bool { nulCount >= max(2, size / nulShare) }

  static func nulCount(in bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { $0.reduce(into: 0) { $0 &+= $1 == 0 ? 1 : 0 } }
  }

  /// Control bytes that no text format uses; 0x14, 0x15 and 0x1A are §, ¶ and end of file to DOS.
  private static func isOddControl(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x00...0x06, 0x0E...0x13, 0x16...0x19, 0x1C...0x1F: true
    default: false
    }
  }
}
