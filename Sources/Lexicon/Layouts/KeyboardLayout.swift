/// The keys of the English (QWERTY) and Russian (ЙЦУКЕН) layouts, as Windows and X11 have them.
enum KeyboardLayout {
  private static let english = Array(
    "`qwertyuiop[]asdfghjkl;'zxcvbnm,./~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?@#$^&|".unicodeScalars)
  private static let russian = Array(
    "ёйцукенгшщзхъфывапролджэячсмитьбю.ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,\"№;:?/".unicodeScalars)

  /// What the English key of a character types on the Russian layout.
  static let toRussian = Dictionary(
    zip(english, russian), uniquingKeysWith: { first, _ in first })
  /// What the Russian key of a character types on the English layout.
  static let toEnglish = Dictionary(
    zip(russian, english), uniquingKeysWith: { first, _ in first })

  /// Characters that stand on no key of the layout stay.
  static func russian(_ text: some StringProtocol) -> String { map(text, toRussian) }

  static func english(_ text: some StringProtocol) -> String { map(text, toEnglish) }

  private static func map(
    _ text: some StringProtocol, _ keys: [Unicode.Scalar: Unicode.Scalar]
  ) -> String {
    var mapped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { mapped.append(keys[scalar] ?? scalar) }
    return String(mapped)
  }

  /// Whether two codes of letters lie on neighbouring keys of their layout.
  static func areNeighbors(_ a: UInt8, _ b: UInt8) -> Bool {
    guard let place = places[a], let other = places[b],
      LetterCode.isCyrillic(a) == LetterCode.isCyrillic(b)
    else { return false }
    return abs(place.row - other.row) <= 1 && abs(place.column - other.column) < 1.2
      && a != b
  }

  /// Rows of the keyboard, each shifted to the right of the one above.
  private static let places: [UInt8: (row: Int, column: Double)] = {
    var places: [UInt8: (row: Int, column: Double)] = [:]
    let rows: [(String, String, Double)] = [
      ("qwertyuiop", "йцукенгшщзхъ", 0), ("asdfghjkl", "фывапролджэ", 0.25),
      ("zxcvbnm", "ячсмитьбю", 0.75),
    ]
    for (row, keys) in rows.enumerated() {
      for letters in [keys.0, keys.1] {
        for (column, code) in (LetterCode.encode(letters) ?? []).enumerated() {
          places[code] = (row, Double(column) + keys.2)
        }
      }
    }
    return places
  }()
}
