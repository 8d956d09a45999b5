/// A model of relevance: turns statistics into scores.
///
/// # Implementation requirements
/// The scorers that it makes obey the laws of ``SimilarityScorer`` for any statistics with
/// 0 ≤ df ≤ N; a model whose scores do not always rise with frequency and fall with length says so
/// by ``canBound``.
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

  /// Whether scores rise with frequency and fall with length, always. Only then can documents be passed over by
  /// bounds; else every match is scored.
  var canBound: Bool { get }

  /// Whether ``TermStatistics/collectionFrequency`` is looked at; it costs a pass over a term's postings.
  var needsCollectionFrequency: Bool { get }

  /// How fields are normalized each by its own length, before they are summed up; nil where the sum is normalized.
  var fieldNormalization: FieldNormalization? { get }
}

extension Similarity {
  /// True, as for most models.
  public var isSubadditive: Bool { true }
  /// True, as for most models.
  public var canBound: Bool { true }
  /// False, as for most models.
  public var needsCollectionFrequency: Bool { false }
  /// Nil, as for most models.
  public var fieldNormalization: FieldNormalization? { nil }
}
