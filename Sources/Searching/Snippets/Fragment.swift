/// A piece of text to show, safe for a terminal: on one line, without control characters.
public struct Fragment: Sendable, Equatable {
  /// What to show, one line.
  public var text: String
  /// UTF-8 offsets in ``text`` of the words that matched, whatever their form; they rise, do not
  /// overlap, are not empty and lie on character boundaries.
  public var highlights: [Range<Int>]

  /// Made of its parts.
  public init(text: String, highlights: [Range<Int>] = []) {
    self.text = text
    self.highlights = highlights
  }
}
