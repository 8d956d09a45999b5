internal import Glibc

/// Divergence from randomness: Poisson, Laplace's law of succession, second normalization.
///
///     tf'(t,d)   = tf · log2(1 + c · avgdl / length),  λ = cf / N
///     score(t,d) = boost / (tf' + 1) · (tf' · log2(tf' / λ) + (λ - tf') · log2 e + log2(2π · tf') / 2)
///
/// Gianni Amati, Cornelis Joost van Rijsbergen: Probabilistic models of information retrieval based
/// on measuring the divergence from randomness (ACM Transactions on Information Systems 20, 2002).
/// Where a word is as frequent as chance has it, the score would be negative and is next to
/// nothing; it may fall
/// while the frequency rises, so every match is scored.
public struct PL2Similarity: WordSimilarity, Equatable {
  let c: Float

  /// - Parameter c: 0.01…1000, the normalization; 1 in most uses.
  /// - Throws: ``RankingError/parameterOutOfRange(name:value:allowed:)``.
  public init(c: Float) throws(RankingError) {
    try RankingError.check("c", c, 0.01...1000)
    self.c = c
  }

  /// No; see above.
  public var canBound: Bool { false }
  /// No.
  public var isSubadditive: Bool { false }
  /// For λ.
  public var needsCollectionFrequency: Bool { true }

  func scorer(
    boost: Float, term: TermStatistics, in collection: LengthStatistics
  ) -> PL2Scorer {
    PL2Scorer(
      boost: boost, scale: c * Float(collection.usableAverage),
      mean: Float(max(term.collectionFrequency, 0.5) / max(term.documentCount(in: collection), 1)))
  }
}

/// PL2 bound to a term.
struct PL2Scorer: PointwiseScorer {
  let boost: Float
  let scale: Float
  let mean: Float

  func value(_ frequency: Float, _ length: Float) -> Float {
    let normalized = max(frequency * log2(1 + scale / max(length, 1)), .leastNormalMagnitude)
    let information =
      normalized * log2(normalized / mean) + (mean - normalized) * Self.log2OfE
      + 0.5 * log2(2 * .pi * normalized)
    return boost * max(leastScore, information / (normalized + 1))
  }

  private static let log2OfE: Float = 1.442_695
}
