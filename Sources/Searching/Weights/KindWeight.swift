internal import Ranking

/// One kind of term of a word: any of its forms, or this very form.
struct KindWeight {
  var postings: KindPostings
  var scorer: any SimilarityScorer
  /// How to find the same matches in a text.
  var pattern: OccurrencePattern
  /// Whether it is of lemmas, to tell of it.
  var isOfLemmas = false
  /// What the scorer was made of, to tell of it.
  var boost: Float = 1
  var terms: [TermStatistics] = []

  /// The score of one document that the postings were prepared for; nil if it does not match.
  ///
  /// - Parameters:
  ///   - discount: What to take off the frequency of the body.
  ///   - share: How much of a frequency is left at least, so that a match stays one.
  func score(_ docID: Int64, discount: Float = 0, least share: Float = 0) -> Float? {
    guard let (frequency, length) = postings.find(docID) else { return nil }
    return scorer.score(
      frequency: max(frequency - discount, frequency * share, .leastNormalMagnitude),
      length: length)
  }
}
