/// Text of documents as it may be printed: control characters would let a document drive the terminal.
enum SafeText {
  /// One line: line breaks and tabs become spaces, other control characters U+FFFD.
  static func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\r", "\t": result.append(" ")
      case _ where isControl(scalar): result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// One line that quotes what may be very long: cut after so many characters.
  static func shortLine(_ text: String, limit: Int = 500) -> String {
    let cut = text.unicodeScalars.index(
      text.unicodeScalars.startIndex, offsetBy: limit, limitedBy: text.unicodeScalars.endIndex)
    guard let cut, cut < text.unicodeScalars.endIndex else { return line(text) }
    return line(String(text[..<cut])) + "…"
  }

  /// Text of several lines: line breaks and tabs stay.
  static func lines(_ text: String) -> String {
    guard
      text.unicodeScalars.contains(where: { isControl($0) && $0 != "\n" && $0 != "\t" })
    else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let stays = !isControl(scalar) || scalar == "\n" || scalar == "\t"
      result.append(stays ? scalar : "\u{FFFD}")
    }
    return String(result)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (scalar.value >= 0x7F && scalar.value < 0xA0)
  }
}
