import TestSupport
import Testing

@testable import Ranking

/// What all models of relevance hold, or say that they do not.
@Suite struct SimilarityLawTests {
  static let collection = LengthStatistics(documentCount: 1000, averageLength: 100)

  /// Every model with the parameters that papers and programs use, and some at the ends of their ranges.
  static func models() throws -> [(String, any Similarity)] {
    var models: [(String, any Similarity)] = []
    let points: [[SimilarityModel.Parameter: Double]] = [
      [.k1: 1.2, .b: 0.75, .titleB: 0.5, .delta: 1, .mu: 1000, .lambda: 0.4, .c: 1],
      [.k1: 0.9, .b: 0.4, .titleB: 0, .delta: 0.5, .mu: 200, .lambda: 0.1, .c: 7],
      [.k1: 0, .b: 1, .titleB: 1, .delta: 0, .mu: 1, .lambda: 0.001, .c: 0.01],
    ]
    for model in SimilarityModel.allCases {
      for point in points {
        models.append(("\(model.rawValue)", try model.similarity { point[$0] ?? 0 }))
      }
    }
    return models
  }

  static func scorer(
    _ model: any Similarity, df: Double, cf: Double? = nil
  ) -> any SimilarityScorer {
    model.scorer(
      boost: 1, terms: [TermStatistics(documentFrequency: df, collectionFrequency: cf ?? 1.5 * df)],
      in: collection)
  }

  @Test func aMatchScoresMoreThanNothing() throws {
    for (name, model) in try Self.models() {
      for df in [0.0, 1, 10, 500, 1000, 2000] {
        let scorer = Self.scorer(model, df: df)
        for frequency in [Float(0.01), 0.25, 1, 3, 100, 1e9] {
          for length in [Float(0), 1, 30, 100, 1e6] {
            let score = scorer.score(frequency: frequency, length: length)
            #expect(score > 0 && score.isFinite, "\(name), df \(df), \(frequency) in \(length)")
          }
        }
      }
    }
  }

  @Test func scoresRiseWithFrequencyAndFallWithLengthWhereTheModelSaysSo() throws {
    for (name, model) in try Self.models() where model.canBound {
      for df in [1.0, 10, 500, 1000] {
        let scorer = Self.scorer(model, df: df)
        for length in stride(from: Float(1), through: 2000, by: 17) {
          var before: Float = 0
          for frequency in [Float(0.1), 0.25, 1, 2, 2.25, 3, 7, 40, 1000] {
            let here = scorer.score(frequency: frequency, length: length)
            #expect(here >= before, "\(name), df \(df), \(frequency) in \(length)")
            #expect(
              scorer.score(frequency: frequency, length: length + 1) <= here,
              "\(name), df \(df), \(frequency) in \(length)")
            before = here
          }
        }
      }
    }
  }

  @Test func aSumOfFrequenciesScoresNoMoreThanTheSumOfScoresWhereTheModelSaysSo() throws {
    var generator = SeededGenerator(seed: 7)
    for (name, model) in try Self.models() where model.isSubadditive {
      for df in [1.0, 30, 1000] {
        let scorer = Self.scorer(model, df: df)
        for _ in 0..<200 {
          let (one, other) = (
            Float.random(in: 0.05...20, using: &generator),
            Float.random(in: 0.05...20, using: &generator)
          )
          let length = Float.random(in: 1...1000, using: &generator)
          let sum = scorer.score(frequency: one + other, length: length)
          let parts =
            scorer.score(frequency: one, length: length)
            + scorer.score(frequency: other, length: length)
          #expect(sum <= parts * 1.00001, "\(name), df \(df), \(one) + \(other) in \(length)")
        }
      }
    }
  }

  @Test func modelsThatBreakALawSayWhich() throws {
    let names = { (isTold: (any Similarity) -> Bool) in
      try Set(Self.models().filter { isTold($0.1) }.map(\.0))
    }
    #expect(try names { !$0.canBound } == ["bm25f", "dph", "pl2"])
    #expect(try names { !$0.isSubadditive } == ["dfi", "dph", "lm-dirichlet", "pl2"])
    #expect(
      try names { $0.needsCollectionFrequency } == ["dfi", "dph", "lm-dirichlet", "lm-jm", "pl2"])
  }

  @Test func aPhraseScoresTheSumOfItsWords() throws {
    for (name, model) in try Self.models() {
      let terms = [10.0, 100].map {
        TermStatistics(documentFrequency: $0, collectionFrequency: 2 * $0)
      }
      let phrase = model.scorer(boost: 1, terms: terms, in: Self.collection)
      let words = terms.map { model.scorer(boost: 1, terms: [$0], in: Self.collection) }
      let sum = words.reduce(0) { $0 + $1.score(frequency: 2, length: 80) }
      let score = phrase.score(frequency: 2, length: 80)
      #expect(abs(score - sum) <= 1e-5 * max(1, sum), "\(name)")
    }
  }

  @Test func aBlockScoresAsItsDocuments() throws {
    let frequencies: [Float] = [1, 2, 3, 0.25, 40]
    let lengths: [Float] = [10, 100, 1000, 1, 55]
    for (name, model) in try Self.models() {
      let scorer = Self.scorer(model, df: 7)
      var scores = [Float](repeating: -1, count: 5)
      frequencies.withUnsafeBufferPointer { frequencies in
        lengths.withUnsafeBufferPointer { lengths in
          scores.withUnsafeMutableBufferPointer {
            scorer.score(frequencies: frequencies, lengths: lengths, into: $0)
          }
        }
      }
      for index in 0..<5 {
        let one = scorer.score(frequency: frequencies[index], length: lengths[index])
        #expect(scores[index] == one, "\(name)")
      }
    }
  }

  /// Worked out by hand for a word of 10 of 1000 documents with 20 occurrences, 3 times in a document
  /// of 50 tokens of 100 on average.
  @Test(arguments: [
    // ln(1000/10) · 3·2.2 / (3 + 1.2·(0.25 + 0.75·0.5))
    ("bm25-atire", 8.10491),
    // ln(1001/10) · (3·2.2/3.75 + 1)
    ("bm25+", 12.71340),
    // ln(1001/10.5) · 2.2·(3/0.625 + 1) / (1.2 + 3/0.625 + 1)
    ("bm25l", 8.30609),
    // (1 + ln 3) · ln 100 / √50
    ("tf-idf", 1.36676),
    // ln(1 + 3/(1000·0.0002)) + ln(1000/1050)
    ("lm-dirichlet", 2.72380),
    // ln(1 + 0.6·3/50 / (0.4·0.0002))
    ("lm-jm", 6.11147),
    // tf' = 3·log2 3 = 4.75489: 4.75489/5.75489 · log2(1001/10.5)
    ("inl2", 5.43157),
    // tf' as above, λ = 0.02
    ("pl2", 5.76049),
    // f = 0.06: 0.94²/4 · (3·log2(0.06·5000) + log2(2π·3·0.94)/2)
    ("dph", 5.91189),
    // e = 0.01: log2(1 + 2.99²/0.01)
    ("dfi", 9.80575),
  ])
  func followsTheFormula(name: String, expected: Double) throws {
    let values: [SimilarityModel.Parameter: Double] = [
      .k1: 1.2, .b: 0.75, .delta: 1, .mu: 1000, .lambda: 0.4, .c: 1,
    ]
    let model = try #require(SimilarityModel(rawValue: name)).similarity { values[$0] ?? 0 }
    let score = Self.scorer(model, df: 10, cf: 20).score(frequency: 3, length: 50)
    #expect(abs(Double(score) - expected) < 2e-3, "\(name): \(score)")
  }

  @Test func bm25FNormalizesEachFieldByItsOwnLength() throws {
    // 2 / (1 - 0.5 + 0.5 · 4/8) and 6 / (1 - 0.75 + 0.75 · 300/100)
    #expect(
      FieldNormalization.normalized(2, length: 4, average: 8, b: 0.5) == 2 / 0.75)
    #expect(
      FieldNormalization.normalized(6, length: 300, average: 100, b: 0.75) == 6 / 2.5)
    let model = try BM25FSimilarity(k1: 1.2, bodyB: 0.75, titleB: 0.5)
    #expect(model.fieldNormalization == FieldNormalization(titleB: 0.5, bodyB: 0.75))
    let scorer = Self.scorer(model, df: 10)
    #expect(
      scorer.score(frequency: 2, length: 5) == scorer.score(frequency: 2, length: 5000))
  }

  @Test func parametersOutOfRangeAreNamed() {
    let cases: [(SimilarityModel, SimilarityModel.Parameter, Double, String)] = [
      (.bm25Plus, .delta, 11, "cannot use delta = 11.0, must be between 0 and 10"),
      (.lmDirichlet, .mu, 0, "cannot use mu = 0.0, must be between 1 and 1000000"),
      (.lmJelinekMercer, .lambda, 1, "cannot use lambda = 1.0, must be between 0.001 and 0.999"),
      (.pl2, .c, -1, "cannot use c = -1.0, must be between 0.01 and 1000"),
    ]
    for (model, parameter, value, message) in cases {
      #expect {
        try model.similarity { $0 == parameter ? value : 0.5 }
      } throws: { error in
        "\(error)" == message
      }
    }
  }
}
