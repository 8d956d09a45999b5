internal import Glibc

/// The query's likelihood by a language model of the document, mixed with that of the collection.
///
///     score(t,d) = boost · ln(1 + (1 - lambda) · tf / length / (lambda · p)),  p = cf / tokens
///
/// ChengXiang Zhai, John Lafferty: A Study of Smoothing Methods for Language Models Applied to Ad
/// Hoc Information Retrieval (SIGIR 2001): lambda 0.1 is good for short queries, 0.7 for long ones.
public struct LMJelinekMercerSimilarity: WordSimilarity, Equatable {
  let lambda: Float

  /// - Parameter lambda: 0.001…0.999, the share of the collection's model.
  /// - Throws: ``RankingError/parameterOutOfRange(name:value:allowed:)``.
  public init(lambda: Float) throws(RankingError) {
    try RankingError.check("lambda", lambda, 0.001...0.999)
    self.lambda = lambda
  }

  /// For p.
  public var needsCollectionFrequency: Bool { true }

  func scorer(
    boost: Float, term: TermStatistics, in collection: LengthStatistics
  ) -> LMJelinekMercerScorer {
    let probability = max(term.collectionFrequency, 0.5) / collection.totalLength
    return LMJelinekMercerScorer(
      boost: boost, odds: (1 - lambda) / (lambda * Float(min(1, probability))))
  }
}

/// The model bound to a term.
struct LMJelinekMercerScorer: PointwiseScorer {
  let boost: Float
  let odds: Float

  @inline(__always)
  func value(_ frequency: Float, _ length: Float) -> Float {
    boost * log1p(odds * frequency / max(length, 1))
  }
}
