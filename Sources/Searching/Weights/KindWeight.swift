internal import Ranking

/// One kind of term of a word: any of its forms, or this very form.
struct KindWeight {
  var postings: KindPostings
  var scorer: any SimilarityScorer
  /// How to find the same matches in a text.
  var pattern: OccurrencePattern

  /// The score of one document that the postings were prepared for; nil if it does not match.
  ///
  /// - Parameter discount: What to take off the frequency of the body; at most three quarters of
  ///   a frequency are taken, so a match stays one.
  func score(_ docID: Int64, discount: Float = 0) -> Float? {
    guard let (frequency, length) = postings.find(docID) else { return nil }
    let least = frequency * RankingDefaults.boilerplateWeight
    return scorer.score(frequency: max(frequency - discount, least), length: length)
  }
}
