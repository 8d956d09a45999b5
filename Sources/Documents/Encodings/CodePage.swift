/// A single-byte encoding as tables: what each byte stands for, as UTF-8 and as a symbol of ``TextModel``.
struct CodePage: Sendable {
  let encoding: TextEncoding
  /// UTF-16 code units of all 256 bytes; U+FFFD where the encoding leaves one undefined.
  let units: [UInt16]
  /// UTF-8 of all 256 bytes, first byte lowest, its length (1–3) in the highest byte.
  let encoded: [UInt32]
  /// Symbols of all 256 bytes; 1, 2 and 3 stand for what ``byte(_:afterLatin:)`` says.
  let symbols: [UInt8]

  /// The pages that detection weighs.
  static let all: [CodePage] = [
    CodePage(.windows1251, CodePageTables.windows1251), CodePage(.koi8R, CodePageTables.koi8R),
    CodePage(.koi8U, CodePageTables.koi8U), CodePage(.cp866, CodePageTables.cp866),
    CodePage(.iso88595, CodePageTables.iso88595),
    CodePage(.macCyrillic, CodePageTables.macCyrillic),
    CodePage(.windows1252, CodePageTables.windows1252),
  ]

  /// The table of an encoding; nil for Unicode's own.
  static func page(_ encoding: TextEncoding) -> CodePage? {
    all.first { $0.encoding == encoding }
  }

  private init(_ encoding: TextEncoding, _ table: StaticString) {
    self.encoding = encoding
    let high = hexadecimalBytes(table)
    units = (0..<256).map { byte in
      guard byte >= 0x80 else { return UInt16(byte) }
      let place = (byte - 0x80) * 2
      return UInt16(high[place]) << 8 | UInt16(high[place + 1])
    }
    encoded = units.map(packedUTF8)
    var symbols = units.map { TextModel.shared.symbol(UInt32($0)) }
    symbols[1] = CharacterClass.spaceAfterLatin.rawValue
    symbols[2] = CharacterClass.digitAfterLatin.rawValue
    symbols[3] = CharacterClass.punctuationAfterLatin.rawValue
    self.symbols = symbols
  }

  /// An ASCII byte as ``symbols`` takes it: 1 for a space, 2 for a digit, 3 for punctuation where the last letter
  /// before it was an ASCII one, since bytes carry no memory of what stood before them.
  static func byte(_ byte: UInt8, afterLatin: Bool) -> UInt8 {
    if byte < 0x20, byte < 0x09 || byte > 0x0D { return 0x7F }
    guard afterLatin else { return byte }
    switch byte {
    case 0x30...0x39: return 2
    case 0x41...0x5A, 0x61...0x7A, 0x7F: return byte
    case 0x21...0x7E: return 3
    case 0x0A, 0x0D: return byte
    default: return 1
    }
  }
}

/// A code unit of the basic plane (no surrogate) as UTF-8, first byte lowest, length in the highest byte.
func packedUTF8(_ unit: UInt16) -> UInt32 {
  let scalar = UInt32(unit)
  switch scalar {
  case ..<0x80: return scalar | 1 << 24
  case ..<0x800: return (0xC0 | scalar >> 6) | (0x80 | scalar & 0x3F) << 8 | 2 << 24
  default:
    return (0xE0 | scalar >> 12) | (0x80 | scalar >> 6 & 0x3F) << 8
      | (0x80 | scalar & 0x3F) << 16 | 3 << 24
  }
}
