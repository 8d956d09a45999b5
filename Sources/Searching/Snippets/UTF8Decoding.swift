/// Steps through UTF-8 that may be ill-formed.
enum UTF8Decoding {
  /// The scalar at a byte (nil where it is ill-formed) with its length, at least 1.
  static func scalar(
    at index: Int, of text: UnsafeBufferPointer<UInt8>, before end: Int
  ) -> (scalar: Unicode.Scalar?, length: Int) {
    let first = text[index]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length: Int
    var value: UInt32
    let least: UInt32
    switch first {
    case 0xC2...0xDF: (length, value, least) = (2, UInt32(first & 0x1F), 0x80)
    case 0xE0...0xEF: (length, value, least) = (3, UInt32(first & 0x0F), 0x800)
    case 0xF0...0xF4: (length, value, least) = (4, UInt32(first & 0x07), 0x10000)
    default: return (nil, 1)
    }
    for offset in 1..<length {
      guard index + offset < end, isContinuation(text[index + offset]) else { return (nil, offset) }
      value = value << 6 | UInt32(text[index + offset] & 0x3F)
    }
    guard value >= least, let scalar = Unicode.Scalar(value) else { return (nil, length) }
    return (scalar, length)
  }

  static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// How many characters (scalars) begin in a range.
  static func count(_ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for index in range where !isContinuation(text[index]) { count &+= 1 }
    return count
  }

  /// The byte `count` characters after an index, at most `limit`.
  static func index(
    _ index: Int, after count: Int, of text: UnsafeBufferPointer<UInt8>, limit: Int
  ) -> Int {
    var index = index
    var left = count
    while index < limit, left > 0 {
      index += 1
      while index < limit, isContinuation(text[index]) { index += 1 }
      left -= 1
    }
    return index
  }

  /// The byte `count` characters before an index, at least `limit`.
  static func index(
    _ index: Int, before count: Int, of text: UnsafeBufferPointer<UInt8>, limit: Int
  ) -> Int {
    var index = index
    var left = count
    while index > limit, left > 0 {
      index -= 1
      while index > limit, isContinuation(text[index]) { index -= 1 }
      left -= 1
    }
    return index
  }
}
