/// A scorer that says what one document scores; blocks follow from that.
protocol PointwiseScorer: SimilarityScorer {
  /// The score of a document; see the laws of ``SimilarityScorer``.
  func value(_ frequency: Float, _ length: Float) -> Float
}

extension PointwiseScorer {
  func score(
    frequencies: UnsafeBufferPointer<Float>, lengths: UnsafeBufferPointer<Float>,
    into scores: UnsafeMutableBufferPointer<Float>
  ) {
    let count = min(frequencies.count, lengths.count, scores.count)
    for index in 0..<count { scores[index] = value(frequencies[index], lengths[index]) }
  }
}

/// What a match scores at least by models that give others less than nothing: a match is told from
/// none, and so small a score changes no order.
let leastScore: Float = 1e-6

/// The scores of the words of a phrase, each by the frequency of the phrase: as if the words
/// occurred independently, so that what each of them says adds up.
struct SummedScorer: SimilarityScorer {
  let scorers: [any SimilarityScorer]

  func score(
    frequencies: UnsafeBufferPointer<Float>, lengths: UnsafeBufferPointer<Float>,
    into scores: UnsafeMutableBufferPointer<Float>
  ) {
    scores.update(repeating: 0)
    withUnsafeTemporaryAllocation(of: Float.self, capacity: max(1, scores.count)) { part in
      let part = UnsafeMutableBufferPointer(rebasing: part[..<scores.count])
      for scorer in scorers {
        scorer.score(frequencies: frequencies, lengths: lengths, into: part)
        for index in scores.indices { scores[index] += part[index] }
      }
    }
  }
}

/// A model that scores a word; a phrase is the sum over its words.
protocol WordSimilarity: Similarity {
  associatedtype WordScorer: SimilarityScorer
  /// Binds the model to a word.
  func scorer(
    boost: Float, term: TermStatistics, in collection: LengthStatistics
  ) -> WordScorer
}

extension WordSimilarity {
  /// Binds the model to a word, or to the words of a phrase, whose scores add up.
  public func scorer(
    boost: Float, terms: [TermStatistics], in collection: LengthStatistics
  ) -> any SimilarityScorer {
    if terms.count == 1 { return scorer(boost: boost, term: terms[0], in: collection) }
    return SummedScorer(scorers: terms.map { scorer(boost: boost, term: $0, in: collection) })
  }
}
