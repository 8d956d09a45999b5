/// A piece of a written date: a run of digits, a run of letters, or one mark.
enum DateWord: Equatable {
  case number(Int, digits: Int)
  /// In lower case.
  case word(String)
  case mark(UInt8)

  /// The pieces of a text, spaces dropped.
  static func split(_ bytes: some Collection<UInt8>) -> [Self] {
    var words: [Self] = []
    var rest = Array(bytes)[...]
    while let byte = rest.first {
      if ASCII.isDigit(byte) {
        let digits = rest.prefix { ASCII.isDigit($0) }
        rest = rest.dropFirst(digits.count)
        // More digits than a date has: the value does not matter, only that it is none.
        let value = digits.prefix(9).reduce(0) { $0 * 10 + Int($1 &- 0x30) }
        words.append(.number(value, digits: digits.count))
      } else if ASCII.isLetter(byte) || byte >= 0x80 {
        let letters = rest.prefix { ASCII.isLetter($0) || $0 >= 0x80 }
        rest = rest.dropFirst(letters.count)
        // A no-break space is letters to this scan, so words are split at it here.
        let text = String(decoding: letters, as: UTF8.self).lowercased()
        words += text.split(separator: "\u{A0}").map { .word(String($0)) }
      } else {
        if !ASCII.isSpace(byte) { words.append(.mark(byte)) }
        rest = rest.dropFirst()
      }
    }
    return words
  }

  /// The month, from 1, that a name or its beginning of three letters or more means in English or
  /// Russian.
  static func month(_ name: String) -> Int? {
    let key = String(name.prefix(3))
    return months[key]
  }

  private static let months: [String: Int] = [
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "oct": 10, "nov": 11, "dec": 12,
    "янв": 1, "фев": 2, "мар": 3, "апр": 4, "май": 5, "мая": 5, "мае": 5, "июн": 6, "июл": 7,
    "авг": 8, "сен": 9, "окт": 10, "ноя": 11, "дек": 12,
  ]
}
