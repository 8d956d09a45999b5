/// What stands between two words of a text that belong together.
///
/// Raw values are separators inside cache keys, so they stay below the bytes of any folded word.
enum Joint: UInt8 {
  /// The words are apart.
  case none = 0
  /// One word for a reader: broken at a line end, or by an invisible character.
  case soft
  /// `-` and its typographic kin, and the hyphenation points.
  case hyphen
  case apostrophe
  case underscore
  case ampersand
  case plus
  case at
  /// Between letters or digits of any kind.
  case dot
  /// A dot after a small letter and before a capital: `end.Next`, `System.Console`.
  case sentence
  /// Between digits only.
  case comma
  case slash
  /// Between letters or digits: times, labels, ports.
  case colon
  /// Before the second sign of `c++` and `c#`, which are kept as a part without a position.
  case symbol

  /// Longest gap over a line end that a broken word may span.
  private static let longestLineBreak = 64

  /// The joint in the bytes `start..<end` between two words.
  static func between(
    _ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ before: Alphabets, _ after: Alphabets
  ) -> Joint {
    switch end - start {
    case 1: return ofByte(text, start, before, after)
    case 2:
      switch (text[start], text[start + 1]) {
      case (0xCA, 0xBC): return .apostrophe  // U+02BC
      case (0xC2, 0xB7): return .hyphen  // U+00B7
      default: break
      }
    case 3:
      switch (text[start], text[start + 1], text[start + 2]) {
      case (0xE2, 0x80, 0x99): return .apostrophe  // U+2019
      case (0xE2, 0x80, 0x90), (0xE2, 0x80, 0x91), (0xE2, 0x80, 0xA7):  // U+2010, U+2011, U+2027
        return .hyphen
      case (0xE2, 0x80, 0x8B), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF):  // U+200B, U+2060, U+FEFF
        return .soft
      default: break
      }
    default: break
    }
    return isLineBreak(text, start, end, before, after) ? .soft : .none
  }

  private static func ofByte(
    _ text: UnsafePointer<UInt8>, _ at: Int, _ before: Alphabets, _ after: Alphabets
  ) -> Joint {
    switch text[at] {
    case UInt8(ascii: "-"): return .hyphen
    case UInt8(ascii: "'"): return .apostrophe
    case UInt8(ascii: "_"): return .underscore
    case UInt8(ascii: "&"): return .ampersand
    case UInt8(ascii: "+"): return .plus
    case UInt8(ascii: "@"): return .at
    case UInt8(ascii: "/"): return .slash
    case UInt8(ascii: ":"): return .colon
    case UInt8(ascii: ","): return before == .digit && after == .digit ? .comma : .none
    case UInt8(ascii: "."):
      return isSmallLetter(endingAt: at, text) && isCapital(text, at + 1) ? .sentence : .dot
    default: return .none
    }
  }

  /// A hyphen, then a line end with its indentation, then the rest of the word in small letters.
  private static func isLineBreak(
    _ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ before: Alphabets, _ after: Alphabets
  ) -> Bool {
    guard end - start <= longestLineBreak, before == after, before == .latin || before == .cyrillic
    else { return false }
    var at = start
    if text[at] == UInt8(ascii: "-") {
      at += 1
    } else if text[at] == 0xC2, text[at + 1] == 0xAD {
      at += 2
    } else if end - start > 3, text[at] == 0xE2, text[at + 1] == 0x80, text[at + 2] == 0x90 {
      at += 3
    } else {
      return false
    }
    var lines = 0
    while at < end {
      switch text[at] {
      case 0x0A: lines += 1
      case 0x09, 0x0D, 0x20: break
      default: return false
      }
      at += 1
    }
    return lines == 1 && !isCapital(text, end)
  }

  private static func isCapital(_ text: UnsafePointer<UInt8>, _ at: Int) -> Bool {
    switch text[at] {
    case 0x41...0x5A: return true
    case 0xD0: return text[at + 1] < 0xB0
    default: return false
    }
  }

  private static func isSmallLetter(endingAt end: Int, _ text: UnsafePointer<UInt8>) -> Bool {
    guard end > 0 else { return false }
    let byte = text[end - 1]
    if byte < 0x80 { return byte >= 0x61 && byte <= 0x7A }
    guard end > 1 else { return false }
    return text[end - 2] == 0xD1 || (text[end - 2] == 0xD0 && byte >= 0xB0)
  }
}
