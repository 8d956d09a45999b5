struct ManPageExtractor: TextExtractor {
  func extract(_ text: [UInt8]) -> ExtractedText { ExtractedText(body: text) }
}
