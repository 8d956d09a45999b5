/// Which alternatives are wanted.
public struct ExpansionOptions: Sendable, Equatable {
  /// Translations, transliterations, synonyms and acronyms.
  public var translates = true
  /// Spelling and keyboard layouts.
  public var mends = true
  /// Transliterations that are less likely are left out; 0.65 to 0.7 served best.
  public var transliterationThreshold = 0.65
  /// Of each kind, at most so many.
  public var limit = 12

  /// All kinds.
  public init() {}
}
