/// What a similarity knows of a term, or of a group of terms that is counted as one.
public struct TermStatistics: Sendable, Equatable {
  /// `df` of the papers: documents that hold the term; at least 0, at most `N`.
  public var documentFrequency: Double
  /// `F` or `cf` of the papers: occurrences in all documents, in the unit of frequencies that are
  /// scored; at least df. Known only where a model asks for it
  /// (``Similarity/needsCollectionFrequency``), else df.
  public var collectionFrequency: Double

  /// `N` of the papers for this term: the documents that could hold it, those of its language in a
  /// collection of several; nil for all of the collection.
  public var documentCount: Double?

  /// Counts as they stand.
  public init(
    documentFrequency: Double, collectionFrequency: Double? = nil, documentCount: Double? = nil
  ) {
    self.documentFrequency = documentFrequency
    self.collectionFrequency = collectionFrequency ?? documentFrequency
    self.documentCount = documentCount
  }

  /// `N` of the papers.
  func documentCount(in collection: LengthStatistics) -> Double {
    documentCount ?? collection.documentCount
  }
}
