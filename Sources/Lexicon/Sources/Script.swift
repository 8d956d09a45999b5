/// Which alphabet most letters of a text are of.
enum Script: Sendable {
  case cyrillic
  case latin

  /// Nil for a text without letters of either.
  init?(of text: some StringProtocol) {
    var balance = 0
    var letters = 0
    for byte in text.utf8 {
      // The first byte of a Cyrillic letter; Latin letters with marks have others.
      if byte >= 0xD0 && byte <= 0xD3 {
        balance += 1
        letters += 1
      } else if byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A {
        balance -= 1
        letters += 1
      }
    }
    guard letters > 0 else { return nil }
    self = balance > 0 ? .cyrillic : .latin
  }

  /// Whether a text has letters of the alphabet, however few.
  static func hasCyrillic(_ text: some StringProtocol) -> Bool {
    text.utf8.contains { 0xD0...0xD3 ~= $0 }
  }
}

extension LexiconItem {
  /// Two texts as a pair or segment of both languages, whichever is which; nil if they are of one.
  ///
  /// A text with Cyrillic letters is Russian beside one that has none, even where most of its letters are those of Latin
  /// names: `Документ OpenOffice Writer`.
  static func translation(
    _ first: String, _ second: String, weight: Double = 1, isSegment: Bool
  ) -> LexiconItem? {
    guard var a = Script(of: first), var b = Script(of: second) else { return nil }
    if a == b, a == .latin {
      if Script.hasCyrillic(first) { a = .cyrillic }
      if Script.hasCyrillic(second) { b = .cyrillic }
    }
    guard a != b else { return nil }
    let (english, russian) = a == .latin ? (first, second) : (second, first)
    return isSegment
      ? .segment(english: english, russian: russian)
      : .pair(english: english, russian: russian, weight: weight)
  }
}
