public import Analysis
public import Postings

/// A word, in any of its forms or in this one.
public struct WordQuery: Sendable, Equatable {
  /// The word with its terms.
  public var word: QueryWord
  /// `=word`: only this form.
  public var isExact: Bool
  /// Where to look; nil for title and body.
  public var field: Field?

  /// Made of its parts.
  public init(word: QueryWord, isExact: Bool = false, field: Field? = nil) {
    self.word = word
    self.isExact = isExact
    self.field = field
  }
}
