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

  /// Whether the score of a sum of frequencies is at most the sum of their scores, the length held; so it is for every
  /// model whose score grows ever more slowly. Only then can documents be passed over by bounds where several lists
  /// make one frequency.
  var isSubadditive: Bool { get }
}

extension Similarity {
  /// True, as for most models.
  public var isSubadditive: Bool { true }
}
