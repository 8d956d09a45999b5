/// Takes the text of a manual page (troff with the macros of man or mdoc) without its markup.
///
/// One line of text for each line of source that has any. Macros of layout go, headings and
/// arguments stay, escapes are resolved (`\-`, `\(em`, `\fB`), definitions and comments are passed
/// over. The title is the name and its short description as in `ram - ram disk device` (the first
/// section of a page), else the name and section of `.TH`; the date is that of `.TH` or `.Dd`.
struct ManPageExtractor: TextExtractor {
  private static let titleLimit = 200

  func extract(_ text: [UInt8]) -> ExtractedText {
    var renderer = ManRenderer(text)
    renderer.render()
    var extracted = ExtractedText(body: renderer.body, date: renderer.date)
    extracted.sourceLines = renderer.sourceLines
    let name = String(decoding: TextLines.words(of: renderer.firstSection[...]), as: UTF8.self)
    let isShort = !name.isEmpty && name.unicodeScalars.count <= Self.titleLimit
    extracted.title = isShort ? name : renderer.pageName
    return extracted
  }
}
