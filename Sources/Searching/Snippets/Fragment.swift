/// A piece of text to show, safe for a terminal: on one line, without control characters.
public struct Fragment: Sendable, Equatable {
  public var text: String
  /// UTF-8 offsets in ``text`` of the words that matched, whatever their form; they rise, do not
  /// overlap, are not empty and lie on character boundaries.
  public var highlights: [Range<Int>]

  public init(text: String, highlights: [Range<Int>] = []) {
    self.text = text
    self.highlights = highlights
  }
}
