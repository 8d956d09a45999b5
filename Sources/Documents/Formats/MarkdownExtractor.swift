/// Takes Markdown as it is, without its front matter.
///
/// Marks of emphasis, link targets and code stay in the body: a reader who remembers a command or
/// an address from a code block finds it, and a line of the body is a line of the source. The title
/// is that of the front matter, else the first heading (`# …` or underlined).
struct MarkdownExtractor: TextExtractor {
  func extract(_ text: [UInt8]) -> ExtractedText {
    var extracted = ExtractedText(body: text)
    if let front = FrontMatter(text) {
      extracted.title = front.title
      extracted.date = front.date
      extracted.dropFirst(lines: front.lineCount, bytes: front.byteCount)
    }
    let heading = MarkdownHeading.first(in: extracted.body)
    if extracted.title.isEmpty { extracted.title = heading?.title ?? "" }
    if let heading, heading.title == extracted.title, heading.isAtStart {
      extracted.dropFirst(lines: heading.endLine, bytes: heading.endOffset)
      extracted.dropLeadingBlankLines()
    }
    extracted.dropLeadingTitle()
    return extracted
  }
}
