internal import CXML

/// Takes the text of HTML and XML: a line for each block, the cells of a table row with tabs
/// between.
///
/// Scripts, styles, templates and comments are no text; alternative texts of images are. Runs of
/// white space are one space, but in `<pre>` and its like. A line of the body is numbered by the
/// source line of its first word. The title is the first title element, else the first `<h1>` or
/// `<refname>`; the date that of a meta element, else the first `<time datetime>`. Broken markup is
/// read as browsers do; XML too broken to be read to its end is read as HTML.
struct MarkupExtractor: TextExtractor {
  /// Whose rules hold.
  enum Dialect {
    case html
    case xml
  }

  let dialect: Dialect

  func extract(_ text: [UInt8]) -> ExtractedText {
    var page = cxml_page()
    var isRead = Self.read(text, dialect == .html ? CXML_HTML : CXML_XML, &page)
    if dialect == .xml, !isRead || page.is_partial != 0 {
      var other = cxml_page()
      if Self.read(text, CXML_HTML, &other), !isRead || other.text_length > page.text_length {
        swap(&page, &other)
        isRead = true
      }
      cxml_free(&other)
    }
    defer { cxml_free(&page) }
    // No memory for a tree of it: better its source than nothing.
    guard isRead else { return ExtractedText(body: text) }
    return Self.extracted(page)
  }

  private static func read(_ text: [UInt8], _ dialect: cxml_dialect, _ page: inout cxml_page)
    -> Bool
  {
    text.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return true }
      return cxml_extract(base, buffer.count, dialect, &page) == 0
    }
  }

  private static func extracted(_ page: cxml_page) -> ExtractedText {
    let title = bytes(page.title, page.title_length)
    let heading = bytes(page.heading, page.heading_length)
    var extracted = ExtractedText(
      title: String(decoding: title.isEmpty ? heading : title, as: UTF8.self),
      body: bytes(page.text, page.text_length),
      sourceLines: Array(UnsafeBufferPointer(start: page.lines, count: page.line_count)))
    extracted.date =
      DateParser.parse(bytes(page.meta_date, page.meta_date_length))
      ?? DateParser.parse(bytes(page.time_date, page.time_date_length))
    extracted.dropLeadingTitle()
    return extracted
  }

  private static func bytes(_ start: UnsafeMutablePointer<UInt8>?, _ count: Int) -> [UInt8] {
    Array(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))
  }
}
