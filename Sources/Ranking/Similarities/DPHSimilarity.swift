internal import Glibc

/// Divergence from randomness without parameters: hypergeometric, Popper's normalization.
///
///     f          = tf / length
///     score(t,d) = boost · (1 - f)² / (tf + 1) · (tf · log2(tf · avgdl / length · N / cf) + log2(2π · tf · (1 - f)) / 2)
///
/// Gianni Amati, Edgardo Ambrosi, Marco Bianchi, Carlo Gaibisso, Giorgio Gambosi: FUB, IASI-CNR and
/// University of Tor Vergata at TREC 2007 Blog Track (2007). Negative scores are next to nothing, and
/// so is that of a document that is nothing but the word; the score may fall while the frequency rises, so
/// every match is scored.
public struct DPHSimilarity: WordSimilarity, Equatable {
  /// It has no parameters.
  public init() {}

  /// No; see above.
  public var canBound: Bool { false }
  /// No.
  public var isSubadditive: Bool { false }
  /// For cf.
  public var needsCollectionFrequency: Bool { true }

  func scorer(
    boost: Float, term: TermStatistics, in collection: LengthStatistics
  ) -> DPHScorer {
    DPHScorer(
      boost: boost,
      rarity: Float(
        collection.usableAverage * max(collection.documentCount, 1)
          / max(term.collectionFrequency, 0.5)))
  }
}

/// DPH bound to a term.
struct DPHScorer: PointwiseScorer {
  let boost: Float
  /// avgdl · N / cf.
  let rarity: Float

  func value(_ frequency: Float, _ length: Float) -> Float {
    let share = frequency / max(length, 1)
    guard share < 1 else { return boost * leastScore }
    let rest = 1 - share
    let information =
      frequency * log2(share * rarity) + 0.5 * log2(2 * .pi * frequency * rest)
    return boost * max(leastScore, rest * rest / (frequency + 1) * information)
  }
}
