/// One character read from bytes that should be UTF-8.
struct UTF8Scalar {
  /// Nil where the bytes are ill-formed.
  var value: UInt32?
  /// Bytes of the character, or of the longest beginning of one that stands here (at least 1): what one U+FFFD replaces
  /// (Unicode, section 3.9, "Substitution of Maximal Subparts").
  var length: Int

  @inline(__always)
  init(_ bytes: UnsafeRawBufferPointer, at place: Int) {
    let first = bytes[place]
    switch first {
    case ..<0x80: self.init(value: UInt32(first), length: 1)
    case 0xC2...0xDF: self.init(bytes, place, UInt32(first & 0x1F), more: 1, 0x80...0xBF)
    case 0xE0: self.init(bytes, place, 0, more: 2, 0xA0...0xBF)
    case 0xED: self.init(bytes, place, 0xD, more: 2, 0x80...0x9F)
    case 0xE1...0xEF: self.init(bytes, place, UInt32(first & 0xF), more: 2, 0x80...0xBF)
    case 0xF0: self.init(bytes, place, 0, more: 3, 0x90...0xBF)
    case 0xF1...0xF3: self.init(bytes, place, UInt32(first & 0x7), more: 3, 0x80...0xBF)
    case 0xF4: self.init(bytes, place, 4, more: 3, 0x80...0x8F)
    default: self.init(value: nil, length: 1)
    }
  }

  private init(value: UInt32?, length: Int) {
    self.value = value
    self.length = length
  }

  /// - Parameters:
  ///   - more: How many continuation bytes follow.
  ///   - second: What the first of them may be.
  @inline(__always)
  private init(
    _ bytes: UnsafeRawBufferPointer, _ place: Int, _ bits: UInt32, more: Int,
    _ second: ClosedRange<UInt8>
  ) {
    value = nil
    length = 1
    var bits = bits
    while length <= more {
      guard place &+ length < bytes.count else { return }
      let byte = bytes[place &+ length]
      guard length == 1 ? second.contains(byte) : byte & 0xC0 == 0x80 else { return }
      bits = bits << 6 | UInt32(byte & 0x3F)
      length &+= 1
    }
    value = bits
  }
}
