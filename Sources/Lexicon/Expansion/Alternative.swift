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
  /// Terms that forms of its lemma yield, where the index has them; else empty.
  public var lemmas: [Term]
  /// Of a mended word the terms that only the form that was meant yields.
  public var exacts: [Term]
  /// How likely this is meant, 0…1. Translations of one word sum to 1 at most.
  public var probability: Double
  /// Why it is an alternative.
  public var kind: Kind
  /// A form to show, in the case in which the word was typed.
  public var text: String
  /// The word as it was typed occurs nowhere: this stands for it.
  public var replaces: Bool
  /// Says little, whatever it stands for.
  public var isStopword: Bool

  /// An alternative.
  public init(
    terms: [Term], lemmas: [Term] = [], exacts: [Term] = [], probability: Double, kind: Kind,
    text: String,
    replaces: Bool = false, isStopword: Bool = false
  ) {
    self.terms = terms
    self.lemmas = lemmas
    self.exacts = exacts
    self.isStopword = isStopword
    self.probability = probability
    self.kind = kind
    self.text = text
    self.replaces = replaces
  }
}
