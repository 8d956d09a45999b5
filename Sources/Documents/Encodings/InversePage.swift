/// A single-byte encoding the other way round: from characters to bytes.
struct InversePage: Sendable {
  let encoding: TextEncoding
  /// Characters beyond ASCII in order, each above its byte: `unit << 8 | byte`.
  private let entries: [UInt32]

  /// The encodings that text is wrongly read in.
  static let all: [InversePage] = CodePage.all.filter { $0.encoding != .koi8U }.map(
    InversePage.init)

  private init(_ page: CodePage) {
    encoding = page.encoding
    entries = (128..<256).map { UInt32(page.units[$0]) << 8 | UInt32($0) }.sorted()
  }

  /// The bytes that this encoding reads as these characters; nil where it has no such character.
  ///
  /// Bytes that it leaves undefined may have come as the control characters of the same number, as browsers read
  /// windows-1252.
  func bytes(of scalars: [UInt32]) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count)
    for scalar in scalars {
      guard let byte = byte(of: scalar) else { return nil }
      bytes.append(byte)
    }
    return bytes
  }

  private func byte(of scalar: UInt32) -> UInt8? {
    if scalar < 0x80 { return UInt8(scalar) }
    guard scalar < 0x10000 else { return nil }
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle] >> 8 < scalar { low = middle + 1 } else { high = middle }
    }
    if low < entries.count, entries[low] >> 8 == scalar, scalar != 0xFFFD {
      return UInt8(truncatingIfNeeded: entries[low])
    }
    return scalar < 0xA0 ? UInt8(scalar) : nil
  }
}
