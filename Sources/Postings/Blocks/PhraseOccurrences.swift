/// How often documents hold a phrase: its positions are read only of those that are asked for.
public final class PhraseOccurrences {
  private let matching: PhraseMatching
  private let index: BlockedIndex

  init(_ matching: PhraseMatching, in index: BlockedIndex) {
    self.matching = matching
    self.index = index
  }

  /// Occurrences in the title and the body of a document; documents are asked for rising.
  ///
  /// Cost: a part of a page for each word, a page where the document asked for before is far away.
  public func count(in docID: UInt32) throws -> (title: UInt32, body: UInt32) {
    try index.guarded { try matching.count(in: docID) }
  }
}
