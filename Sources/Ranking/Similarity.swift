/// A model of relevance: turns statistics into scores.
///
/// # Implementation requirements
/// The scorers that it makes obey the laws of ``SimilarityScorer`` for any statistics with
/// 0 ≤ df ≤ N.
public protocol Similarity: Sendable {
  /// Binds the model to the statistics of one scored unit of a query.
  ///
  /// - Parameters:
  ///   - boost: A factor on every score, at least 0.
  ///   - terms: One element for a word; for a phrase one for each of its words.
  func scorer(
    boost: Float, terms: [TermStatistics], in collection: LengthStatistics
  ) -> any SimilarityScorer
}
