/// Takes program source and data as they are: no title, the text unchanged.
struct SourceExtractor: TextExtractor {
  func extract(_ text: [UInt8]) -> ExtractedText { ExtractedText(body: text) }
}
