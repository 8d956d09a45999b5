/// A term at a place of a text, with where it came from.
public struct TokenTerm: Sendable, Equatable {
  /// What the index stores.
  public var term: Term
  /// The rule that made it, for people: `form`, `stem`, `surname`, `british`, `joined`, `part`,
  /// `clean twin`…
  public var rule: String

  /// A term and the name of its rule.
  public init(term: Term, rule: String) {
    self.term = term
    self.rule = rule
  }
}

/// A word of a text with its terms.
///
/// Ranges rise, do not overlap except for a compound and its parts, and lie on character boundaries
/// of the text.
public struct Token: Sendable, Equatable {
  /// Bytes of the text.
  public var range: Range<Int>
  /// Counted from 0; parts of a compound take positions of their own.
  public var position: Int
  /// In the order in which ``Analyzer/pack(_:into:)`` writes them.
  public var terms: [TokenTerm]

  /// A token of a text.
  public init(range: Range<Int>, position: Int, terms: [TokenTerm]) {
    self.range = range
    self.position = position
    self.terms = terms
  }
}
