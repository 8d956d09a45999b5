internal import CXML

struct MarkupExtractor: TextExtractor {
  var dialect: Dialect
  enum Dialect { case html, xml }
  func extract(_ text: [UInt8]) -> ExtractedText { ExtractedText(body: text) }
}
