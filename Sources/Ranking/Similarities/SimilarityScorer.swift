/// A similarity bound to the statistics of a term: frequencies and lengths in, scores out.
///
/// A call carries a block of postings, so that the call itself costs nothing that can be measured.
///
/// # Implementation requirements
/// - A score is at least 0 and finite.
/// - With the length held, a score does not fall when the frequency rises.
/// - With the frequency held, a score does not rise when the length rises.
/// - Equal input gives equal scores, wherever it stands in a block.
public protocol SimilarityScorer: Sendable {
  /// For a score that is a weight times a saturating share, which; nil for others. Then the score is, to the last bit,
  /// `weight - weight / (1 + frequency / (constantNorm + normPerLength · length))`.
  var saturation: (weight: Float, norm: SaturationNorm)? { get }
  /// Scores a block; the three buffers are equally long.
  ///
  /// - Parameters:
  ///   - frequencies: Occurrences, above 0; fractions where occurrences weigh less than one.
  ///   - lengths: Lengths of the documents, in the unit of ``LengthStatistics/averageLength``.
  ///   - scores: Is overwritten.
  func score(
    frequencies: UnsafeBufferPointer<Float>, lengths: UnsafeBufferPointer<Float>,
    into scores: UnsafeMutableBufferPointer<Float>)
}

extension SimilarityScorer {
  /// None, as for most.
  public var saturation: (weight: Float, norm: SaturationNorm)? { nil }

  /// The score of one document; for a run of documents score a block.
  public func score(frequency: Float, length: Float) -> Float {
    var score: Float = 0
    withUnsafePointer(to: frequency) { frequency in
      withUnsafePointer(to: length) { length in
        withUnsafeMutablePointer(to: &score) { score in
          self.score(
            frequencies: UnsafeBufferPointer(start: frequency, count: 1),
            lengths: UnsafeBufferPointer(start: length, count: 1),
            into: UnsafeMutableBufferPointer(start: score, count: 1))
        }
      }
    }
    return score
  }
}
