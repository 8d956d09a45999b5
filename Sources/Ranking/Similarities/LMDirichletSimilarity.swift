internal import Glibc

/// The query's likelihood by a language model of the document, smoothed with a Dirichlet prior.
///
///     score(t,d) = boost · max(~0, ln(1 + tf / (mu · p)) + ln(mu / (length + mu))),  p = cf / tokens
///
/// ChengXiang Zhai, John Lafferty: A Study of Smoothing Methods for Language Models Applied to Ad
/// Hoc Information Retrieval (SIGIR 2001). The second term belongs to every word of the query in
/// the paper; here, as in Lucene, to those that the document holds, and what falls below 0 is
/// next to nothing, for a match must not lower a score. So it is not subadditive.
public struct LMDirichletSimilarity: WordSimilarity, Equatable {
  let mu: Float

  /// - Parameter mu: 1…1000000 tokens of the prior; about the length of a long document.
  /// - Throws: ``RankingError/parameterOutOfRange(name:value:allowed:)``.
  public init(mu: Float) throws(RankingError) {
    try RankingError.check("mu", mu, 1...1_000_000)
    self.mu = mu
  }

  /// No; see above.
  public var isSubadditive: Bool { false }
  /// For p.
  public var needsCollectionFrequency: Bool { true }

  func scorer(
    boost: Float, term: TermStatistics, in collection: LengthStatistics
  ) -> LMDirichletScorer {
    let probability = max(term.collectionFrequency, 0.5) / collection.totalLength
    return LMDirichletScorer(boost: boost, mu: mu, prior: mu * Float(min(1, probability)))
  }
}

/// The model bound to a term.
struct LMDirichletScorer: PointwiseScorer {
  let boost: Float
  let mu: Float
  let prior: Float

  @inline(__always)
  func value(_ frequency: Float, _ length: Float) -> Float {
    boost * max(leastScore, log1p(frequency / prior) - log1p(max(length, 0) / mu))
  }
}
