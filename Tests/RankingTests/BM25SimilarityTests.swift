import Ranking
import Testing

@Suite struct BM25SimilarityTests {
  let collection = LengthStatistics(documentCount: 1000, averageLength: 100)

  func scorer(df: Double, boost: Float = 1) -> any SimilarityScorer {
    BM25Similarity().scorer(
      boost: boost, terms: [TermStatistics(documentFrequency: df)], in: collection)
  }

  @Test func followsTheFormula() {
    // ln(1 + 990.5/10.5) · 3·2.2 / (3 + 1.2·(0.4 + 0.6·50/100)), worked out by hand.
    let expected: Float = 4.557380 * 3 * 2.2 / (3 + 1.2 * 0.7)
    #expect(abs(scorer(df: 10).score(frequency: 3, length: 50) - expected) < 1e-4)
  }

  @Test func scoresRiseWithFrequencyAndFallWithLength() {
    for df in [0.0, 1, 10, 500, 999, 1000] {
      let scorer = scorer(df: df)
      for length in stride(from: Float(1), through: 5000, by: 7) {
        let here = scorer.score(frequency: 2, length: length)
        #expect(here > 0)
        #expect(scorer.score(frequency: 3, length: length) >= here)
        #expect(scorer.score(frequency: 2.25, length: length) >= here)
        #expect(scorer.score(frequency: 2, length: length + 1) <= here)
      }
    }
  }

  @Test func rareTermsWeighMore() {
    let scores = [1.0, 10, 100, 999].map { scorer(df: $0).score(frequency: 1, length: 100) }
    #expect(scores == scores.sorted(by: >))
  }

  @Test func aTermOfEveryDocumentStillCounts() {
    #expect(scorer(df: 1000).score(frequency: 1, length: 100) > 0)
    #expect(scorer(df: 2000).score(frequency: 1, length: 100) > 0)
  }

  @Test func aTermIsCountedAmongTheDocumentsThatCouldHoldIt() throws {
    let few = LengthStatistics(documentCount: 250, averageLength: 100)
    let term = TermStatistics(documentFrequency: 10, collectionFrequency: 30, documentCount: 250)
    let same = TermStatistics(documentFrequency: 10, collectionFrequency: 30)
    let models: [any Similarity] = [
      BM25Similarity(), try BM25ATIRESimilarity(k1: 1.2, b: 0.6),
      try BM25LSimilarity(k1: 1.2, b: 0.6, delta: 0.5),
      try BM25PlusSimilarity(k1: 1.2, b: 0.6, delta: 1), try InL2Similarity(c: 1),
      try PL2Similarity(c: 1), TFIDFSimilarity(),
    ]
    for model in models {
      let score = model.scorer(boost: 1, terms: [term], in: collection)
        .score(frequency: 3, length: 80)
      let expected = model.scorer(boost: 1, terms: [same], in: few).score(frequency: 3, length: 80)
      #expect(score == expected, "\(model)")
    }
  }

  @Test func aPhraseHasTheSumOfItsIdfs() {
    let phrase = BM25Similarity().scorer(
      boost: 1,
      terms: [TermStatistics(documentFrequency: 10), TermStatistics(documentFrequency: 100)],
      in: collection)
    let sum =
      scorer(df: 10).score(frequency: 1, length: 80)
      + scorer(df: 100).score(frequency: 1, length: 80)
    #expect(abs(phrase.score(frequency: 1, length: 80) - sum) < 1e-5)
  }

  @Test func aBlockScoresAsItsDocuments() {
    let frequencies: [Float] = [1, 2, 3, 0.25, 40]
    let lengths: [Float] = [10, 100, 1000, 0, 55]
    var scores = [Float](repeating: -1, count: 5)
    let scorer = scorer(df: 7, boost: 0.8)
    frequencies.withUnsafeBufferPointer { frequencies in
      lengths.withUnsafeBufferPointer { lengths in
        scores.withUnsafeMutableBufferPointer { scores in
          scorer.score(frequencies: frequencies, lengths: lengths, into: scores)
        }
      }
    }
    for index in 0..<5 {
      #expect(
        scores[index] == scorer.score(frequency: frequencies[index], length: lengths[index]))
    }
  }

  @Test func anEmptyCollectionAndExtremeParametersStayFinite() throws {
    for (k1, b) in [(Float(0), Float(0)), (0, 1), (1000, 1), (1.2, 0)] {
      for collection in [
        LengthStatistics(documentCount: 0, averageLength: 0),
        LengthStatistics(documentCount: 1, averageLength: 1e9),
      ] {
        let scorer = try BM25Similarity(k1: k1, b: b).scorer(
          boost: 1, terms: [TermStatistics(documentFrequency: 0)], in: collection)
        for length in [Float(0), 1, 1e7] {
          let score = scorer.score(frequency: 1, length: length)
          #expect(score.isFinite && score >= 0)
        }
      }
    }
  }

  @Test func parametersOutOfRangeAreNamed() {
    #expect(
      throws: RankingError.parameterOutOfRange(name: "k1", value: -1, allowed: "between 0 and 1000")
    ) {
      try BM25Similarity(k1: -1, b: 0.5)
    }
    #expect {
      try BM25Similarity(k1: 1, b: 1.5)
    } throws: { error in
      "\(error)" == "cannot use b = 1.5, must be between 0 and 1"
    }
    #expect(throws: RankingError.self) { try BM25Similarity(k1: .nan, b: 0.5) }
  }
}
