/// Makes title, body and date of a decoded text in one format.
///
/// # Implementation requirements
/// - Takes any well-formed UTF-8 without traps, in time linear to its length or nearly so.
/// - The body is well-formed UTF-8, and ``ExtractedText/sourceLines``, where given, has as many
///   elements as the
///   body has lines.
/// - Knows nothing of files: the name of a document is looked at in ``DocumentFormat`` alone.
protocol TextExtractor: Sendable {
  func extract(_ text: [UInt8]) -> ExtractedText
}

extension DocumentFormat {
  /// The table of what can be read: one extractor a format.
  var extractor: any TextExtractor {
    switch self {
    case .html: MarkupExtractor(dialect: .html)
    case .json, .source: SourceExtractor()
    case .man: ManPageExtractor()
    case .markdown: MarkdownExtractor()
    case .plain: PlainTextExtractor()
    case .xml: MarkupExtractor(dialect: .xml)
    }
  }
}
