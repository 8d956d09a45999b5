internal import Glibc

/// The few NUL bytes that a text may have (more make it binary).
enum StrayNUL {
  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// Makes each U+FFFD: libraries in C would take the first for the end of the text.
  ///
  /// - Returns: How many there were.
  static func replace(in text: inout [UInt8]) -> Int {
    guard text.withUnsafeBytes({ $0.baseAddress.flatMap { memchr($0, 0, text.count) } }) != nil
    else {
      return 0
    }
    let count = text.reduce(into: 0) { $0 &+= $1 == 0 ? 1 : 0 }
    var replaced: [UInt8] = []
    replaced.reserveCapacity(text.count + 2 * count)
    for byte in text {
      if byte == 0 { replaced += replacement } else { replaced.append(byte) }
    }
    text = replaced
    return count
  }
}
