import TestSupport
import Testing

@testable import Ranking

@Suite struct ShareBoundTests {
  private static let weights = FieldWeights(title: 2, body: 1)
  private static let unit: Float = 1 / 250
  private static let average = 100.0

  private func scorer(_ k1: Float, _ b: Float, _ boost: Float) throws -> BM25Scorer {
    let collection = LengthStatistics(documentCount: 10_000, averageLength: Self.average)
    let scorer = try BM25Similarity(k1: k1, b: b).scorer(
      boost: boost, terms: [TermStatistics(documentFrequency: 50, collectionFrequency: 90)],
      in: collection)
    return try #require(scorer as? BM25Scorer)
  }

  /// What a share is stored as: rounded up.
  private func byte(_ norm: SaturationNorm, _ frequency: Float, _ length: Float) -> UInt8 {
    let share = frequency / (frequency + norm.constantNorm + norm.normPerLength * length)
    return UInt8((share / Self.unit).rounded(.up))
  }

  /// The bound of one kind, by shares stored for k1 1.2 and b 0.6.
  private func bound(
    _ scorer: any SimilarityScorer, occurrence: Float = 1, weights: FieldWeights = weights
  ) throws -> ShareBound? {
    let norm = try stored
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1) { chunks in
      chunks.baseAddress.flatMap {
        let shares = StoredSaturations(
          norm: norm, weights: Self.weights, chunks: UnsafePointer($0), unit: Self.unit)
        return ShareBound([.init(weight: occurrence, scorer: scorer)], weights, shares)
      }
    }
  }

  private var stored: SaturationNorm {
    get throws { try #require(scorer(1.2, 0.6, 1).saturation).norm }
  }

  @Test("the bound of a stored share is no less than the score, for any k1, and not much more")
  func bounds() throws {
    var generator = SeededGenerator(seed: 43)
    for k1: Float in [0.3, 0.9, 1.2, 1.22, 1.3, 2, 5] {
      for occurrence: Float in [1, 0.25] {
        let scorer = try scorer(k1, 0.6, 1)
        let found = try bound(scorer, occurrence: occurrence)
        let bound = try #require(found, "\(k1)")
        for _ in 0..<200 {
          let frequency = Float(Int.random(in: 1...60, using: &generator))
          let length = Float(Int.random(in: 1...900, using: &generator))
          let score = scorer.score(frequency: occurrence * frequency, length: length)
          let most = bound.bound(byte(try stored, frequency, length))
          #expect(most >= score * 0.99999, "\(k1), \(occurrence), \(frequency), \(length)")
          #expect(most <= score * 1.06 + 4 * Self.unit * scorer.weight)
        }
      }
    }
  }

  @Test("odds are bounded by the same shares, and scored as the odds of the score")
  func odds() throws {
    var generator = SeededGenerator(seed: 44)
    for k1: Float in [0.01, 0.9, 1.2, 5] {
      for occurrence: Float in [1, 0.25] {
        let scorer = try scorer(k1, 0.6, 1)
        let odds = OddsScorer(norm: try #require(scorer.saturation).norm)
        let found = try bound(odds, occurrence: occurrence)
        let bound = try #require(found, "\(k1)")
        let own = try #require(SaturatedScore([.init(weight: occurrence, scorer: odds)]))
        for _ in 0..<200 {
          let frequency = Float(Int.random(in: 1...60, using: &generator))
          let length = Float(Int.random(in: 1...900, using: &generator))
          let value = odds.score(frequency: occurrence * frequency, length: length)
          let score = scorer.score(frequency: occurrence * frequency, length: length)
          #expect(own.score(frequency, length) == value)
          #expect(abs(scorer.weight * value / (1 + value) - score) <= score * 1e-5)
          let most = bound.bound(byte(try stored, frequency, length))
          #expect(most >= value * 0.99999, "\(k1), \(occurrence), \(frequency), \(length)")
        }
      }
    }
  }

  @Test("another b, fields weighed otherwise, k1 0: shares say nothing")
  func refused() throws {
    for (k1, b): (Float, Float) in [(1.2, 0.75), (1.2, 0.4), (0, 0.6)] {
      let refused = try bound(scorer(k1, b, 1)) == nil
      #expect(refused, "\(k1), \(b)")
    }
    let refused = try bound(scorer(1.2, 0.6, 1), weights: FieldWeights(title: 1, body: 1)) == nil
    #expect(refused)
  }

  @Test("a list of two kinds scores as its kinds do")
  func twoKinds() throws {
    let (one, other) = (try scorer(1.3, 0.6, 0.8), try scorer(1.3, 0.6, 0.2))
    let parts = [one, other].map { PostingCursor.Part(weight: 1, scorer: $0) }
    let both = try #require(SaturatedScore(parts))
    for (frequency, length): (Float, Float) in [(1, 1), (3, 80), (60, 900)] {
      let sum =
        one.score(frequency: frequency, length: length)
        + other.score(frequency: frequency, length: length)
      #expect(abs(both.score(frequency, length) - sum) <= sum * 1e-6)
    }
    let unlike = [one, try scorer(1.2, 0.6, 0.2)].map { PostingCursor.Part(weight: 1, scorer: $0) }
    #expect(SaturatedScore(unlike) == nil)
  }
}
