internal import Glibc

/// BM25L: the normalized frequency is shifted, so that long documents are punished less.
///
///     tf'(t,d)   = tf / (1 - b + b · length / avgdl)
///     score(t,d) = boost · ln((N + 1) / (df + 0.5)) · (tf' + delta) · (k1 + 1) / (tf' + delta + k1)
///
/// Yuanhua Lv, ChengXiang Zhai: When Documents Are Very Long, BM25 Fails! (SIGIR 2011).
public struct BM25LSimilarity: WordSimilarity, Equatable {
  let base: BM25Similarity
  let delta: Float

  /// - Parameter delta: 0…10; 0.5 in the paper.
  /// - Throws: ``RankingError/parameterOutOfRange(name:value:allowed:)``.
  public init(k1: Float, b: Float, delta: Float) throws(RankingError) {
    base = try BM25Similarity(k1: k1, b: b)
    try RankingError.check("delta", delta, 0...10)
    self.delta = delta
  }

  func scorer(
    boost: Float, term: TermStatistics, in collection: LengthStatistics
  ) -> BM25LScorer {
    let count = term.documentCount(in: collection)
    let df = max(0, min(term.documentFrequency, count))
    let weight = boost * Float(log((count + 1) / (df + 0.5)))
    return BM25LScorer(
      weight: max(weight, 0) * (base.k1 + 1), k1: base.k1, delta: delta, constantNorm: 1 - base.b,
      normPerLength: base.b / Float(collection.usableAverage))
  }
}

/// BM25L bound to a term.
struct BM25LScorer: PointwiseScorer {
  let weight: Float
  let k1: Float
  let delta: Float
  let constantNorm: Float
  let normPerLength: Float

  @inline(__always)
  func value(_ frequency: Float, _ length: Float) -> Float {
    // A quotient of zeros (b = 1, no length, no frequency) never comes: frequencies are above 0.
    let shifted = frequency / (constantNorm + normPerLength * length) + delta
    return k1 == 0 ? weight : weight - weight / (1 + shifted / k1)
  }
}
