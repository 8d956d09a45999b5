internal import Glibc

/// Divergence from randomness: inverse document frequency, Laplace's law of succession, second
/// normalization.
///
///     tf'(t,d)   = tf · log2(1 + c · avgdl / length)
///     score(t,d) = boost · tf' / (tf' + 1) · log2((N + 1) / (df + 0.5))
///
/// Gianni Amati, Cornelis Joost van Rijsbergen: Probabilistic models of information retrieval based
/// on measuring the divergence from randomness (ACM Transactions on Information Systems 20, 2002).
public struct InL2Similarity: WordSimilarity, Equatable {
  let c: Float

  /// - Parameter c: 0.01…1000, the normalization; 1 in most uses.
  /// - Throws: ``RankingError/parameterOutOfRange(name:value:allowed:)``.
  public init(c: Float) throws(RankingError) {
    try RankingError.check("c", c, 0.01...1000)
    self.c = c
  }

  func scorer(
    boost: Float, term: TermStatistics, in collection: LengthStatistics
  ) -> InL2Scorer {
    let count = term.documentCount(in: collection)
    let df = max(0, min(term.documentFrequency, count))
    return InL2Scorer(
      weight: boost * Float(log2((count + 1) / (df + 0.5))),
      scale: c * Float(collection.usableAverage))
  }
}

/// InL2 bound to a term.
struct InL2Scorer: PointwiseScorer {
  let weight: Float
  let scale: Float

  @inline(__always)
  func value(_ frequency: Float, _ length: Float) -> Float {
    let normalized = frequency * log2(1 + scale / max(length, 1))
    // What is too little for the difference still tells a match from none.
    return max(weight - weight / (1 + normalized), weight * leastScore)
  }
}
