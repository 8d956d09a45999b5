public import Analysis

/// What an index knows of its words, as expansion needs it.
public struct Vocabulary {
  /// In how many documents any of the terms occurs, at least 0; the terms never stand at one position,
  /// so the greatest or the sum may be given. Called some ten times a word.
  public var documentFrequency: ([Term]) -> Int
  /// Where similar words are looked for; nil: nowhere, and neither spelling nor transliteration
  /// finds anything.
  public var table: VocabularyTable?

  /// A vocabulary.
  public init(table: VocabularyTable?, documentFrequency: @escaping ([Term]) -> Int) {
    self.table = table
    self.documentFrequency = documentFrequency
  }
}
