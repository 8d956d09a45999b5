/// The odds of a saturating share, `frequency / norm`: what lists that make one frequency add up to, where a score only
/// does so at most.
///
/// Where a query is one such group, documents are told apart by their odds; only those that are offered are scored.
struct OddsScorer: SimilarityScorer {
  let norm: SaturationNorm
  /// Beyond any score but for a rounding error; so that no odds are without end.
  static let highest: Float = 1e6

  /// The odds of a score that is a share of a weight.
  static func odds(_ score: Float, of weight: Float) -> Float {
    min(score / max(weight - score, .leastNormalMagnitude), highest)
  }

  func score(
    frequencies: UnsafeBufferPointer<Float>, lengths: UnsafeBufferPointer<Float>,
    into scores: UnsafeMutableBufferPointer<Float>
  ) {
    let count = min(frequencies.count, lengths.count, scores.count)
    for index in 0..<count {
      let norm = norm.constantNorm + norm.normPerLength * lengths[index]
      scores[index] = min(frequencies[index] / norm, Self.highest)
    }
  }
}
