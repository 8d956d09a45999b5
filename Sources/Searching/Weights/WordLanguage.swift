/// The language that a word is taken to be of: that of its letters.
enum WordLanguage {
  case english
  case russian

  /// Nil for a word of digits, of other letters, or of letters of both.
  init?(of text: String) {
    var isLatin = false
    var isCyrillic = false
    for byte in text.utf8 {
      switch byte {
      // The first byte of a Cyrillic letter.
      case 0xD0...0xD3: isCyrillic = true
      case 0x41...0x5A, 0x61...0x7A: isLatin = true
      default: break
      }
    }
    guard isLatin != isCyrillic else { return nil }
    self = isLatin ? .english : .russian
  }
}
