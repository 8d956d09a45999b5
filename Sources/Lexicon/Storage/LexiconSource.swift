/// A source of a lexicon, and how much it gave.
public struct LexiconSource: Sendable, Equatable {
  /// What `remove` takes.
  public var name: String
  /// Where it was read from, as bytes.
  public var path: [UInt8]
  /// A ``SourceFormat``, or `acronyms` or `parallel`.
  public var format: String
  /// Beside other sources, above 0.
  public var weight: Double
  /// Translations of words and short phrases.
  public var pairCount: Int
  /// Aligned texts.
  public var segmentCount: Int
  /// Synonyms and acronyms.
  public var aliasCount: Int
}
