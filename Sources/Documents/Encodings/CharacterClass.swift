/// A kind of character as ``TextModel`` tells them apart: kinds keep company with other kinds. The order is that of
/// the trained figures; the first three are followed by the last three in the same order.
enum CharacterClass: UInt8, CaseIterable {
  /// Also tabs and the edges of a line.
  case space
  case digit
  case punctuation
  case asciiLower
  case asciiUpper
  case russianLower
  case russianUpper
  /// Cyrillic letters that Russian lacks: і, ї, є, ґ, ў, ђ, ј, қ.
  case cyrillicLower
  case cyrillicUpper
  /// «
  case openQuote
  /// » …
  case closeQuote
  case dash
  case noBreakSpace
  /// Signs that prose uses: № § © ® ° ± · ™ € • ¶ × ÷
  case sign
  /// Latin letters beyond ASCII: é, ü, ß, š.
  case latinLower
  case latinUpper
  /// ─ ═
  case boxLine
  /// Signs that prose seldom uses: ¬, µ, √, †.
  case rare
  /// Controls and bytes that stand for nothing.
  case invalid
  /// All other scripts and signs.
  case exotic
  /// │ ║
  case boxEdge
  /// Corners and crossings of lines, which seldom meet.
  case boxCorner
  /// Shades and blocks: ░ █ ■
  case boxBlock
  /// Cyrillic letters of Serbian and Macedonian: ђ, љ, њ, ћ, џ, ѓ, ќ, ѕ.
  case southSlavic
  /// “ ” „ ‘ ’
  case curlyQuote
  /// Spaces, digits and punctuation where the last letter of the line was an ASCII one: what follows is likely Latin.
  case spaceAfterLatin
  case digitAfterLatin
  case punctuationAfterLatin

  init(_ scalar: UInt32) {
    self =
      switch scalar {
      case 0..<0x80: Self(ascii: UInt8(truncatingIfNeeded: scalar))
      case 0x80..<0xA0, 0xFFFD: .invalid
      case 0x100..<0x180: scalar & 1 == 0 ? .latinUpper : .latinLower
      case 0x430...0x44F, 0x451: .russianLower
      case 0x410...0x42F, 0x401: .russianUpper
      case 0x402, 0x403, 0x405, 0x409...0x40C, 0x40F: .southSlavic
      case 0x452, 0x453, 0x455, 0x459...0x45C, 0x45F: .southSlavic
      case 0x450...0x45F: .cyrillicLower
      case 0x400...0x40F: .cyrillicUpper
      case 0x460..<0x530: scalar & 1 == 0 ? .cyrillicUpper : .cyrillicLower
      case 0xAB: .openQuote
      case 0xBB, 0x2026: .closeQuote
      case 0x2018, 0x2019, 0x201C...0x201E: .curlyQuote
      case 0x2013, 0x2014: .dash
      case 0xA0: .noBreakSpace
      case 0x2116, 0xA7, 0xA9, 0xAE, 0xB0, 0xB1, 0xB7, 0x2122, 0x20AC, 0x2022, 0xB6, 0xD7, 0xF7:
        .sign
      case 0xC0...0xDE: .latinUpper
      case 0xDF...0xFF: .latinLower
      case 0xA1...0xBF, 0x2010...0x2122, 0x221A, 0x2248, 0x2260, 0x2264, 0x2265: .rare
      case 0x192, 0x2C6, 0x2DC, 0x3A9, 0x3C0, 0x2202, 0x2206, 0x2219, 0x221E, 0x222B: .rare
      case 0x25CA, 0x2320, 0x2321: .rare
      case 0x2500, 0x2550: .boxLine
      case 0x2502, 0x2551: .boxEdge
      case 0x2501..<0x2580: .boxCorner
      case 0x2580...0x25A0: .boxBlock
      default: .exotic
      }
  }

  private init(ascii byte: UInt8) {
    self =
      switch byte {
      case 0x20, 0x09...0x0D: .space
      case 0x30...0x39: .digit
      case 0x61...0x7A: .asciiLower
      case 0x41...0x5A: .asciiUpper
      case 0..<0x20, 0x7F: .invalid
      default: .punctuation
      }
  }
}
