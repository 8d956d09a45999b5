internal import Glibc

/// BM25+: an occurrence in a document however long scores no less than `delta`.
///
///     score(t,d) = boost · ln((N + 1) / df) · (tf · (k1 + 1) / (tf + k1 · (1 - b + b · length / avgdl)) + delta)
///
/// Yuanhua Lv, ChengXiang Zhai: Lower-Bounding Term Frequency Normalization (CIKM 2011).
public struct BM25PlusSimilarity: WordSimilarity, Equatable {
  let base: BM25Similarity
  let delta: Float

  /// - Parameter delta: 0…10; 1 in the paper.
  /// - Throws: ``RankingError/parameterOutOfRange(name:value:allowed:)``.
  public init(k1: Float, b: Float, delta: Float) throws(RankingError) {
    base = try BM25Similarity(k1: k1, b: b)
    try RankingError.check("delta", delta, 0...10)
    self.delta = delta
  }

  func scorer(
    boost: Float, term: TermStatistics, in collection: LengthStatistics
  ) -> BM25PlusScorer {
    let count = term.documentCount(in: collection)
    let df = max(0.5, min(term.documentFrequency, count))
    let weight = boost * Float(log((count + 1) / df))
    let average = Float(collection.usableAverage)
    return BM25PlusScorer(
      weight: max(weight, 0), factor: base.k1 + 1, delta: delta,
      constantNorm: base.k1 * (1 - base.b), normPerLength: base.k1 * base.b / average)
  }
}

/// BM25+ bound to a term.
struct BM25PlusScorer: PointwiseScorer {
  let weight: Float
  let factor: Float
  let delta: Float
  let constantNorm: Float
  let normPerLength: Float

  @inline(__always)
  func value(_ frequency: Float, _ length: Float) -> Float {
    // Written so that rounding keeps it monotone; see BM25Scorer.
    let norm = constantNorm + normPerLength * length
    return weight * (factor - factor / (1 + frequency / norm) + delta)
  }
}
