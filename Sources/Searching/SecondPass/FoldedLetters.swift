/// Reads letters from UTF-8 as runs of letters want them: small, ё as е, no accents. Latin and
/// Cyrillic letters are folded; all others stand for themselves.
enum FoldedLetters {
  /// What sets words apart.
  static let boundary: UInt32 = 0
  /// What is passed over: accents and soft hyphens.
  static let nothing: UInt32 = 1

  /// The letter at an offset, and how many bytes it takes. Ill-formed bytes set words apart.
  @inline(__always)
  static func letter(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> (UInt32, Int) {
    let first = text[offset]
    if first < 0x80 {
      let small = first | 0x20
      if small >= 0x61, small <= 0x7A { return (UInt32(small), 1) }
      if first >= 0x30, first <= 0x39 { return (UInt32(first), 1) }
      return (boundary, 1)
    }
    if first >= 0xC2, first < 0xE0, offset &+ 1 < text.count {
      return (folded(UInt32(first & 0x1F) << 6 | UInt32(text[offset &+ 1] & 0x3F)), 2)
    }
    if first >= 0xE0, first < 0xF0, offset &+ 2 < text.count {
      let high = UInt32(first & 0x0F) << 12 | UInt32(text[offset &+ 1] & 0x3F) << 6
      let scalar = high | UInt32(text[offset &+ 2] & 0x3F)
      // General punctuation, signs and symbols; and those of the East.
      let isSign = (0x2000...0x2BFF).contains(scalar) || (0x3000...0x303F).contains(scalar)
      return (isSign ? boundary : scalar & 0xFFFF, 3)
    }
    if first >= 0xF0, first < 0xF5 { return (boundary, min(4, text.count &- offset)) }
    return (boundary, 1)
  }

  @inline(__always)
  private static func folded(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x410...0x42F: return scalar + 0x20
    case 0x430...0x44F: return scalar
    case 0x401, 0x451: return 0x435
    case 0x402...0x40F: return scalar + 0x50
    case 0x300...0x36F, 0xAD: return nothing
    case 0x80...0xBF where scalar != 0xAA && scalar != 0xB5 && scalar != 0xBA: return boundary
    case 0xC0...0xDE where scalar != 0xD7: return scalar + 0x20
    case 0xD7, 0xF7: return boundary
    default: return scalar
    }
  }
}
