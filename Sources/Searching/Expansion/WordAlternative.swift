public import Analysis

/// Something to look for beside a word of a query, or in its place.
public struct WordAlternative: Sendable, Equatable {
  /// Why it is looked for.
  public enum Kind: String, Sendable, CaseIterable {
    case acronym
    case homoglyphs
    case layout
    case spelling
    case synonym
    case translation
    case transliteration

    /// Whether it says in other words what was typed, rather than mending how it was typed.
    public var isOtherWord: Bool {
      switch self {
      case .acronym, .synonym, .translation, .transliteration: true
      case .homoglyphs, .layout, .spelling: false
      }
    }
  }

  /// Terms that any inflected form of it yields; they never stand at one position.
  public var stems: [Term]
  /// Terms that forms of the same lemma yield; empty where it has none.
  public var lemmas: [Term]
  /// Terms that only the form that was meant yields; empty where none was.
  public var exacts: [Term]
  /// How likely this was meant, 0…1.
  public var probability: Double
  /// Why it is looked for.
  public var kind: Kind
  /// What to call it.
  public var text: String
  /// The word as it was typed occurs nowhere, and this stands for it.
  public var replaces: Bool
  /// Says little, whatever it stands for.
  public var isStopword: Bool

  /// Made of its parts.
  public init(
    stems: [Term], lemmas: [Term] = [], exacts: [Term] = [], probability: Double, kind: Kind,
    text: String, replaces: Bool = false, isStopword: Bool = false
  ) {
    self.stems = stems
    self.lemmas = lemmas
    self.exacts = exacts
    self.probability = probability
    self.kind = kind
    self.text = text
    self.replaces = replaces
    self.isStopword = isStopword
  }
}
