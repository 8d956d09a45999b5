/// BM25F: fields are normalized each by its own length, weighted, summed up, and saturated once.
///
///     tf'(t,d)   = Σ over fields: weight · tf / (1 - b + b · length / average length of the field)
///     score(t,d) = boost · idf · tf' · (k1 + 1) / (tf' + k1)
///
/// Hugo Zaragoza, Nick Craswell, Michael Taylor, Suchi Saria, Stephen Robertson: Microsoft
/// Cambridge at TREC-13: Web and HARD Tracks (2004). The other models sum up fields with their
/// weights first and normalize the sum, which needs one length a document.
///
/// What postings keep for bounds does not fit these frequencies: every match is scored.
public struct BM25FSimilarity: Similarity, Equatable {
  let base: BM25Similarity
  let normalization: FieldNormalization

  /// - Throws: ``RankingError`` as ``BM25Similarity/init(k1:b:)``.
  public init(k1: Float, bodyB: Float, titleB: Float) throws(RankingError) {
    _ = try BM25Similarity(k1: k1, b: bodyB)
    _ = try BM25Similarity(k1: k1, b: titleB)
    base = try BM25Similarity(k1: k1, b: 0)
    normalization = FieldNormalization(titleB: titleB, bodyB: bodyB)
  }

  /// No; see above.
  public var canBound: Bool { false }
  /// By each field's own b.
  public var fieldNormalization: FieldNormalization? { normalization }

  /// The model bound to a word, or to the words of a phrase; frequencies are normalized already.
  public func scorer(
    boost: Float, terms: [TermStatistics], in collection: LengthStatistics
  ) -> any SimilarityScorer {
    base.scorer(boost: boost, terms: terms, in: collection)
  }
}
