/// BM25 bound to a term.
struct BM25Scorer: SimilarityScorer {
  /// boost · idf · (k1 + 1), which no score exceeds.
  let weight: Float
  let constantNorm: Float
  let normPerLength: Float

  var saturation: (weight: Float, norm: SaturationNorm)? {
    (weight, SaturationNorm(constantNorm: constantNorm, normPerLength: normPerLength))
  }

  func score(
    frequencies: UnsafeBufferPointer<Float>, lengths: UnsafeBufferPointer<Float>,
    into scores: UnsafeMutableBufferPointer<Float>
  ) {
    let count = min(frequencies.count, lengths.count, scores.count)
    for index in 0..<count {
      let norm = constantNorm + normPerLength * lengths[index]
      // The same as weight · tf / (tf + norm), but every step is monotone also after rounding, so
      // the laws hold to the last bit; and a norm of 0 (k1 = 0) gives the weight, not NaN.
      scores[index] = weight - weight / (1 + frequencies[index] / norm)
    }
  }
}
