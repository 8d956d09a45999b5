public import Analysis

/// What an index knows of its words, as expansion needs it.
public final class Vocabulary {
  /// In how many documents any of the terms occurs, at least 0; the terms never stand at one position,
  /// so the greatest or the sum may be given. Called some ten times a word.
  public let documentFrequency: ([Term]) -> Int
  private let makeTable: () -> VocabularyTable?

  /// Where similar words are looked for; nil: nowhere, and neither spelling nor transliteration
  /// finds anything. Opened when it is first asked for.
  public private(set) lazy var table: VocabularyTable? = makeTable()

  /// - Parameter table: Is called once, and only where similar words are looked for.
  public init(
    table: @escaping () -> VocabularyTable?, documentFrequency: @escaping ([Term]) -> Int
  ) {
    makeTable = table
    self.documentFrequency = documentFrequency
  }
}
