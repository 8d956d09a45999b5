/// Takes text as it is, and its first line for the title where it looks like one.
///
/// The first line that is not blank is the title when it has at most 200 characters, at least one
/// letter or digit, and stands apart: a blank line, the same line again, or an underline
/// (reStructuredText) follows. An overline is looked past. In LaTeX the argument of `\title` is the
/// title. Otherwise the title is empty. See ``ExtractedText/dropLeadingTitle()`` for what becomes
/// of the title's copies in the body.
struct PlainTextExtractor: TextExtractor {
  private static let titleLimit = 200

  func extract(_ text: [UInt8]) -> ExtractedText {
    var extracted = ExtractedText(body: text)
    extracted.title = LaTeXTitle.find(in: text) ?? Self.title(of: text)
    extracted.dropLeadingTitle()
    return extracted
  }

  private static func title(of text: [UInt8]) -> String {
    var lines = TextLines(text)
    var first: [UInt8] = []
    while first.isEmpty, let line = lines.next() {
      let candidate = text[line]
      guard candidate.count <= titleLimit * 4 + 64 else { return "" }
      first = isRule(candidate) || isMarkup(candidate) ? [] : TextLines.words(of: candidate)
    }
    guard !first.isEmpty, let following = lines.next() else { return "" }
    let next = text[following].prefix(titleLimit * 4 + 64)
    let words = TextLines.words(of: next)
    let standsApart = words.isEmpty || words == first || isRule(next)
    let title = String(decoding: first, as: UTF8.self)
    guard standsApart, title.unicodeScalars.count <= titleLimit,
      title.unicodeScalars.contains(where: { $0.properties.isAlphabetic || ("0"..."9") ~= $0 })
    else { return "" }
    return title
  }

  /// Whether a line is a comment or directive of reStructuredText: `.. SPDX-License-Identifier`.
  private static func isMarkup(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: ".. ".utf8)
  }

  /// Whether a line is a row of one and the same mark, as under and over a title.
  private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
    let row = TextLines.words(of: line)
    guard row.count >= 3, let mark = row.first, "=-~^*#+_\"'`:.".utf8.contains(mark) else {
      return false
    }
    return row.allSatisfy { $0 == mark }
  }
}
