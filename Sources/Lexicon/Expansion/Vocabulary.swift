public import Analysis

/// What an index knows of its words, as expansion needs it.
public final class Vocabulary {
  /// In how many documents any of the terms occurs, at least 0; the terms never stand at one position,
  /// so the greatest or the sum may be given. Called some ten times a word.
  public let documentFrequency: ([Term]) -> Int
  private let makeTable: () -> VocabularyTable?
  private let makeAcronyms: () -> AcronymTable?

  /// Where similar words are looked for; nil: nowhere, and neither spelling nor transliteration
  /// finds anything. Opened when it is first asked for.
  public private(set) lazy var table: VocabularyTable? = makeTable()

  /// The acronyms that its documents explain; nil: none. Opened when it is first asked for.
  private(set) lazy var acronyms: AcronymTable? = makeAcronyms()

  /// - Parameters:
  ///   - table: Is called once, and only where similar words are looked for.
  ///   - acronyms: Is called once, and only where a word looks like an acronym.
  public init(
    table: @escaping () -> VocabularyTable?,
    acronyms: @escaping () -> AcronymTable? = { nil },
    documentFrequency: @escaping ([Term]) -> Int
  ) {
    makeTable = table
    makeAcronyms = acronyms
    self.documentFrequency = documentFrequency
  }
}
