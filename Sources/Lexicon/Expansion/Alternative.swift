public import Analysis

/// Something else to look for beside, or in place of, a word of a query.
public struct Alternative: Sendable, Equatable {
  /// Why it is an alternative.
  public enum Kind: String, Sendable, CaseIterable {
    case acronym
    case homoglyphs
    case layout
    case spelling
    case synonym
    case translation
    case transliteration
  }

  /// What to look for; the terms never stand at one position, their frequencies may be summed.
  public var terms: [Term]
  /// How likely this is meant, 0…1. Translations of one word sum to 1 at most.
  public var probability: Double
  /// Why it is an alternative.
  public var kind: Kind
  /// A form to show, in the case in which the word was typed.
  public var text: String
  /// The word as it was typed occurs nowhere: this stands for it.
  public var replaces: Bool

  /// An alternative.
  public init(
    terms: [Term], probability: Double, kind: Kind, text: String, replaces: Bool = false
  ) {
    self.terms = terms
    self.probability = probability
    self.kind = kind
    self.text = text
    self.replaces = replaces
  }
}
