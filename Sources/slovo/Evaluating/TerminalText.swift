/// Text in columns.
enum TerminalText {
  /// Columns that a text takes: combining marks take none.
  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { count, scalar in
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: count
      default: count + 1
      }
    }
  }

  /// A text of just so many columns: cut in its middle, where names of files say least, or padded.
  static func fitted(_ text: String, to columns: Int) -> String {
    let count = width(text)
    guard count > columns else { return text + String(repeating: " ", count: columns - count) }
    let characters = Array(text)
    guard characters.count > columns, columns > 3 else { return String(text.prefix(columns)) }
    let start = (columns - 1) / 2
    return String(characters.prefix(start)) + "…" + String(characters.suffix(columns - 1 - start))
  }
}
