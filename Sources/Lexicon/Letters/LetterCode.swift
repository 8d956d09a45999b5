/// One byte a letter, so that words of both alphabets are compared without decoding.
///
/// ASCII stands for itself; then the Cyrillic letters from U+0430, the letters of Latin-1 from ß, and
/// those of Latin Extended-A that names are spelled with. A word with any other character has no
/// code and takes no part in spelling or transliteration.
enum LetterCode {
  static let cyrillic: UInt8 = 0x80
  static let latin1: UInt8 = 0xB0
  private static let extended: UInt8 = 0xD1
  private static let extendedLetters = Array(
    "āăąćĉčďđēėęěğģħĩīįıķĺļľłńņňōőŕřśşšţťũūůűųŵŷźżž".unicodeScalars)
  private static let codes: [UInt32: UInt8] = {
    var codes: [UInt32: UInt8] = [:]
    for (index, scalar) in extendedLetters.enumerated() {
      codes[scalar.value] = extended + UInt8(index)
    }
    return codes
  }()
  /// What remains of a letter without its marks, for codes from ``latin1`` on; 0: no such letter.
  static let bases: [UInt8] = {
    var bases = [UInt8](repeating: 0, count: 256)
    let first = Array("saaaaaaaceeeeiiiidnooooo\0ouuuuyty".utf8)
    let second = Array("aaacccddeeeegghiiiikllllnnnoorrsssttuuuuuwyzzz".utf8)
    for (index, base) in (first + second).enumerated() { bases[Int(latin1) + index] = base }
    return bases
  }()

  /// The codes of a folded word; nil if it holds a character that has none.
  static func encode(_ text: some StringProtocol) -> [UInt8]? {
    var codes: [UInt8] = []
    codes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      guard let code = code(scalar.value) else { return nil }
      codes.append(code)
    }
    return codes
  }

  /// Appends the codes of a folded word in UTF-8; false if it holds a character that has none, or a digit.
  static func append(_ word: ArraySlice<UInt8>, to codes: inout [UInt8]) -> Bool {
    var at = word.startIndex
    while at < word.endIndex {
      let byte = word[at]
      at += 1
      var scalar = UInt32(byte)
      if byte >= 0x80 {
        // All that have codes take two bytes.
        guard byte >= 0xC2, byte < 0xE0, at < word.endIndex, word[at] & 0xC0 == 0x80 else {
          return false
        }
        scalar = UInt32(byte & 0x1F) << 6 | UInt32(word[at] & 0x3F)
        at += 1
      } else if byte >= 0x30, byte <= 0x39 {
        return false
      }
      guard let code = code(scalar) else { return false }
      codes.append(code)
    }
    return true
  }

  static func code(_ scalar: UInt32) -> UInt8? {
    switch scalar {
    case 0x21...0x7E: return UInt8(scalar)
    case 0x430...0x45F: return cyrillic + UInt8(scalar - 0x430)
    case 0xDF...0xFF: return latin1 + UInt8(scalar - 0xDF)
    default: return codes[scalar]
    }
  }

  static func decode(_ codes: some Sequence<UInt8>) -> String {
    var scalars = String.UnicodeScalarView()
    for code in codes {
      switch code {
      case cyrillic..<latin1:
        scalars.append(Unicode.Scalar(UInt16(code - cyrillic) + 0x430) ?? "?")
      case latin1..<extended: scalars.append(Unicode.Scalar(UInt16(code - latin1) + 0xDF) ?? "?")
      case extended...:
        let index = Int(code - extended)
        scalars.append(index < extendedLetters.count ? extendedLetters[index] : "?")
      default: scalars.append(Unicode.Scalar(code))
      }
    }
    return String(scalars)
  }

  static func isCyrillic(_ code: UInt8) -> Bool { code >= cyrillic && code < latin1 }

  static func isLatin(_ code: UInt8) -> Bool {
    (code >= 0x61 && code <= 0x7A) || code >= latin1
  }

  /// Of either alphabet.
  static func isVowel(_ code: UInt8) -> Bool { vowels[Int(code)] }

  private static let vowels: [Bool] = {
    var vowels = [Bool](repeating: false, count: 256)
    for code in encode("aeiouyаеиоуыэюя") ?? [] { vowels[Int(code)] = true }
    for code in 0xB0..<256 where "aeiouy".utf8.contains(bases[code]) { vowels[code] = true }
    return vowels
  }()
}
