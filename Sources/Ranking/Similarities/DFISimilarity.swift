internal import Glibc

/// Divergence from independence, by the chi-square: how far a frequency is above what it would be if
/// words were spread over documents by chance. No parameters, no stop words needed.
///
///     e(t,d)     = cf · length / tokens
///     score(t,d) = boost · log2(1 + (tf - e)² / e) where tf > e, else ~0
///
/// İlker Kocabaş, Bekir Taner Dinçer, Bahar Karaoğlan: A nonparametric term weighting method for
/// information retrieval based on measuring the divergence from independence (Information Retrieval
/// 17, 2014). A sum of two frequencies may be above chance where neither is: not subadditive.
public struct DFISimilarity: WordSimilarity, Equatable {
  /// It has no parameters.
  public init() {}

  /// No; see above.
  public var isSubadditive: Bool { false }
  /// For e.
  public var needsCollectionFrequency: Bool { true }

  func scorer(
    boost: Float, term: TermStatistics, in collection: LengthStatistics
  ) -> DFIScorer {
    DFIScorer(
      boost: boost, rate: Float(max(term.collectionFrequency, 0.5) / collection.totalLength))
  }
}

/// DFI bound to a term.
struct DFIScorer: PointwiseScorer {
  let boost: Float
  /// cf / tokens.
  let rate: Float

  @inline(__always)
  func value(_ frequency: Float, _ length: Float) -> Float {
    let expected = rate * max(length, 1)
    let excess = frequency - expected
    // The square is divided before it is taken, so that it cannot overflow.
    return boost
      * (excess > 0 ? max(leastScore, log2(1 + excess * (excess / expected))) : leastScore)
  }
}
