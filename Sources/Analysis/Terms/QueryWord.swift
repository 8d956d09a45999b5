/// A word of a query, as what to look for in the index.
///
/// The stored terms of ``stems`` never stand at the same position, so their term frequencies may be
/// summed; the same holds for ``lemmas`` and ``exacts``.
public struct QueryWord: Sendable, Equatable {
  /// Bytes of the query text.
  public var range: Range<Int>
  /// The folded form, clean of mixed alphabets: what `=word` looks for.
  public var form: String
  /// Terms that any inflected form of the word yields.
  public var stems: [Term]
  /// Terms that forms of the same lemma yield, by the dictionary; empty where there is none, or where it does not
  /// know the word. Forms are taken to be lemmas of themselves, so these are found as exact forms too.
  public var lemmas: [Term]
  /// Terms that only this form yields.
  public var exacts: [Term]
  /// For a compound (`e-commerce`), its words in order; a text matches the compound by its joined
  /// form, which is in ``stems``, or by these as a phrase. Empty for a plain word.
  public var parts: [QueryWord]
  /// A stop word or question word: scored at a low weight, never dropped.
  public var isStopword: Bool

  /// A word of a query.
  public init(
    range: Range<Int>, form: String, stems: [Term], lemmas: [Term] = [], exacts: [Term],
    parts: [QueryWord] = [], isStopword: Bool = false
  ) {
    self.range = range
    self.form = form
    self.stems = stems
    self.lemmas = lemmas
    self.exacts = exacts
    self.parts = parts
    self.isStopword = isStopword
  }
}
