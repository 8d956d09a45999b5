import Ranking
import TestSupport
import Testing

/// Documents that hold every word, where they come in swarms with wide gaps between, as chapters of a book do in an index.
@Suite struct AllWordSearchTests {
  private struct Swarms {
    /// Of every document that some list holds.
    var lengths: [UInt32: UInt32] = [:]
    var lists: [[UInt32: UInt32]] = []

    /// - Parameter shares: How much of a swarm each list holds.
    init(_ generator: inout SeededGenerator, shares: [Double]) {
      var docIDs: Set<UInt32> = []
      for _ in 0..<12 {
        let start = UInt32.random(in: 0..<1 << 21, using: &generator)
        let size = UInt32.random(in: 1...900, using: &generator)
        docIDs.formUnion(start..<start + size)
        // The same lowest bits again, a little and a lot behind.
        for step: UInt32 in [1 << 12, 1 << 13, 1 << 14] {
          docIDs.formUnion(stride(from: start + step, to: start + step + size, by: 5))
        }
      }
      for docID in docIDs.sorted() { lengths[docID] = .random(in: 1...400, using: &generator) }
      for share in shares {
        var list: [UInt32: UInt32] = [:]
        for docID in docIDs.sorted() where Double.random(in: 0..<1, using: &generator) < share {
          let most: UInt32 = UInt32.random(in: 0...20, using: &generator) == 0 ? 90 : 3
          list[docID] = .random(in: 1...most, using: &generator)
        }
        lists.append(list)
      }
    }

    func postings(_ number: Int, hasBits: Bool) -> any BlockedPostings {
      hasBits ? PostingsWithBits(postings(number), Set(lists[number].keys)) : postings(number)
    }

    private func postings(_ number: Int) -> ArrayPostings {
      let docIDs = lists[number].keys.sorted()
      let zeros = [UInt32](repeating: 0, count: docIDs.count)
      return ArrayPostings(
        docIDs: docIDs, titleFrequencies: zeros,
        bodyFrequencies: docIDs.map { lists[number][$0] ?? 0 }, titleLengths: zeros,
        bodyLengths: docIDs.map { lengths[$0] ?? 0 }, weights: FieldWeights(title: 1, body: 1))
    }

    func plain(_ scorers: [any SimilarityScorer], limit: Int) -> [TopK.Entry] {
      var top = TopK(capacity: limit)
      for (docID, length) in lengths {
        let frequencies = lists.compactMap { $0[docID] }
        guard frequencies.count == lists.count else { continue }
        let score = zip(scorers, frequencies).reduce(0.0) {
          $0 + Double($1.0.score(frequency: Float($1.1), length: Float(length)))
        }
        top.insert(docID: Int64(docID), score: score)
      }
      return top.ranked()
    }
  }

  @Test(
    arguments: zip(
      UInt64(1)...8,
      [
        [0.5, 0.5], [0.9, 0.8], [0.1, 0.9], [0.02, 0.6], [0.3, 0.4, 0.5], [0.9, 0.05, 0.4], [1, 1],
        [0.01, 0.02],
      ]))
  func areThoseOfTheIntersection(seed: UInt64, shares: [Double]) throws {
    print("seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    let swarms = Swarms(&generator, shares: shares)
    let scorers = swarms.lists.map {
      BM25Similarity().scorer(
        boost: 1, terms: [TermStatistics(documentFrequency: Double($0.count))],
        in: LengthStatistics(documentCount: 2_000_000, averageLength: 200))
    }
    var query = TopKQuery()
    query.weights = FieldWeights(title: 1, body: 1)
    // Bits of all lists, of every other, of none.
    let step = Int(seed % 3)
    query.lists = swarms.lists.indices.map {
      swarms.postings($0, hasBits: step > 0 && $0 % step == 0)
    }
    query.required = scorers.indices.map { list in
      TopKQuery.Leaf(kinds: [
        TopKQuery.Kind(members: [.init(list: list, weight: 1)], scorer: scorers[list])
      ])
    }
    for limit in [1, 10, 1000] {
      let fast = try TopKSearch.best(limit, of: query)
      let plain = swarms.plain(scorers, limit: limit)
      #expect(fast.map(\.docID) == plain.map(\.docID), "seed \(seed), limit \(limit)")
      #expect(fast.map(\.score) == plain.map(\.score))
    }
  }

  @Test("a posting behind the last document sought hides none before it")
  func whatLiesBehindHidesNothing() throws {
    for gap: UInt32 in [1 << 12, 1 << 13, 1 << 14] {
      let lists: [[UInt32]] = [
        Array(1000...1100), Array(1000..<1100) + (0..<27).map { 1000 + gap + 3 * $0 },
      ]
      var query = TopKQuery()
      query.weights = FieldWeights(title: 1, body: 1)
      query.lists = lists.map { docIDs in
        let (zeros, ones) = (docIDs.map { _ in UInt32(0) }, docIDs.map { _ in UInt32(1) })
        return ArrayPostings(
          docIDs: docIDs, titleFrequencies: zeros, bodyFrequencies: ones, titleLengths: zeros,
          bodyLengths: ones, weights: query.weights)
      }
      let scorer = BM25Similarity().scorer(
        boost: 1, terms: [TermStatistics(documentFrequency: 100)],
        in: LengthStatistics(documentCount: 10_000, averageLength: 1))
      query.required = [0, 1].map { list in
        TopKQuery.Leaf(kinds: [
          TopKQuery.Kind(members: [.init(list: list, weight: 1)], scorer: scorer)
        ])
      }
      #expect(try TopKSearch.best(1000, of: query).map(\.docID) == Array(1000..<1100))
    }
  }
}
