public import Analysis

/// Knows what else the words of a query may mean, as far as an index holds it.
///
/// # Implementation requirements
/// - What cannot be read gives nothing; expansion is never a reason for a search to fail.
/// - Terms of an alternative occur in the index.
/// - The answer depends on its arguments and the index alone.
public protocol QueryExpanding {
  /// What else to look for, likeliest first.
  ///
  /// - Parameters:
  ///   - word: A plain word or a compound; the parts of a compound are asked for by calls of their own.
  ///   - typed: The word as it was typed; its capitals say that it is a name.
  ///   - wishes: What is wanted.
  func alternatives(
    for word: QueryWord, typed: String, wishes: ExpansionWishes
  ) -> [WordAlternative]

  /// What a text reads that was typed in the wrong keyboard layout; nil if it is best as it is.
  func layoutReading(of text: String) -> String?
}

/// Which alternatives a search is to look for.
public struct ExpansionWishes: Sendable, Equatable {
  /// Other words: translations, transliterations, synonyms, acronyms.
  public var translates: Bool
  /// What was meant by mistyped words.
  public var mends: Bool

  /// Made of its parts.
  public init(translates: Bool = true, mends: Bool = true) {
    self.translates = translates
    self.mends = mends
  }

  /// Nothing but what was typed.
  public static let none = ExpansionWishes(translates: false, mends: false)
}
