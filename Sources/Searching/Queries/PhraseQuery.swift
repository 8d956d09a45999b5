public import Analysis
public import Postings

/// Words in order, or near each other in any order; in any of their forms or in these.
public struct PhraseQuery: Sendable, Equatable {
  /// At least two, or one compound.
  public var words: [QueryWord]
  /// `="…"`: only these forms.
  public var isExact: Bool
  /// `"…"~n`: at most n positions between neighbours; nil for consecutive words in order.
  public var distance: Int?
  /// Where to look; nil for title and body.
  public var field: Field?

  /// Made of its parts.
  public init(
    words: [QueryWord], isExact: Bool = false, distance: Int? = nil, field: Field? = nil
  ) {
    self.words = words
    self.isExact = isExact
    self.distance = distance
    self.field = field
  }
}
