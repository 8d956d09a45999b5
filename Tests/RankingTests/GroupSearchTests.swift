import Ranking
import TestSupport
import Testing

/// Words of many lists that make one frequency, as a word with its translations.
@Suite struct GroupSearchTests {
  /// The lists of a group may be summed up in another order: scores may differ in the last digit, and documents whose
  /// scores differ in no other may change places.
  private func expectSame(_ fast: [TopK.Entry], _ plain: [TopK.Entry], _ comment: Comment) {
    #expect(fast.count == plain.count, comment)
    #expect(Set(fast.map(\.docID)).count == fast.count, comment)
    let scores = Dictionary(uniqueKeysWithValues: plain.map { ($0.docID, $0.score) })
    for (one, other) in zip(fast, plain) {
      #expect(abs(one.score - other.score) <= 1e-6 * other.score, comment)
      // One that is not among the plain ones is as good as the last of them.
      let own = scores[one.docID] ?? plain[plain.count - 1].score
      #expect(abs(one.score - own) <= 1e-6 * own, comment)
    }
  }

  @Test(arguments: [1, 2, 3, 4])
  func isExactForGroupsOfTranslationsToo(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    print("seed \(seed)")
    let collection = RandomCollection(&generator, documentCount: 9000, listCount: 24)
    let similarity = BM25Similarity()
    let statistics = LengthStatistics(documentCount: 10_000, averageLength: 210)
    for round in 0..<6 {
      var query = TopKQuery()
      query.weights = collection.weights
      query.lists = collection.lists.map { collection.postings($0) }
      // Each word is one list, and seven more that count less and less or all alike, some of them those of other words.
      let leaves = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
        // In an order that the seed alone decides.
        let members = Set((0..<8).map { _ in Int.random(in: 0..<24, using: &generator) }).sorted()
        return TopKQuery.Leaf(kinds: [
          TopKQuery.Kind(
            members: members.shuffled(using: &generator).enumerated().map {
              .init(list: $0.element, weight: round % 2 == 0 ? 1 / Float($0.offset + 1) : 1)
            },
            scorer: similarity.scorer(
              boost: 1,
              terms: [
                TermStatistics(documentFrequency: Double.random(in: 1...9000, using: &generator))
              ],
              in: statistics))
        ])
      }
      if round % 3 == 2 { query.required = leaves } else { query.optional = leaves }
      for limit in [1, 10, 100] {
        let fast = try TopKSearch.best(limit, of: query)
        let plain = try collection.plain(query, limit: limit)
        expectSame(fast, plain, "seed \(seed), round \(round), limit \(limit)")
      }
    }
  }

  @Test(arguments: [1, 2, 3, 4], [Float(0), 0.01, 1.2])
  func isExactForOneGroupToo(seed: UInt64, k1: Float) throws {
    var generator = SeededGenerator(seed: seed)
    print("seed \(seed), k1 \(k1)")
    let collection = RandomCollection(&generator, documentCount: 9000, listCount: 24)
    let scorer = try BM25Similarity(k1: k1, b: 0.6).scorer(
      boost: 1, terms: [TermStatistics(documentFrequency: 70)],
      in: LengthStatistics(documentCount: 10_000, averageLength: 210))
    for round in 0..<8 {
      var query = TopKQuery()
      query.weights = collection.weights
      let count = [2, 8, 20][round % 3]
      var collection = collection
      collection.lists = Array(collection.lists.shuffled(using: &generator).prefix(count))
      query.lists = collection.lists.map { list in
        let split = list.firstIndex { $0.docID >= 7000 } ?? list.count
        guard round % 4 == 1, split > 0, split < list.count else {
          return collection.postings(list)
        }
        return ChainedPostings(
          collection.postings(Array(list[..<split])), collection.postings(Array(list[split...])))
      }
      let members = (0..<count).map {
        TopKQuery.Member(list: $0, weight: round % 2 == 0 ? 1 / Float($0 + 1) : 1)
      }
      query.optional = [.init(kinds: [.init(members: members, scorer: scorer)])]
      if round == 7 { query.accepts = { $0 % 7 == 2 } }
      for limit in [1, 10, 100] {
        let fast = try TopKSearch.best(limit, of: query)
        let plain = try collection.plain(query, limit: limit)
        expectSame(fast, plain, "seed \(seed), k1 \(k1), round \(round), limit \(limit)")
      }
    }
  }

  @Test("windows that chunks of some lists end in, and more than one window", arguments: [1, 2])
  func isExactWhereListsAreLong(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    print("seed \(seed)")
    let collection = RandomCollection(&generator, documentCount: 80_000, listCount: 16)
    #expect(collection.lists.filter { $0.count > 4096 }.count > 4)
    let similarity = BM25Similarity()
    let statistics = LengthStatistics(documentCount: 90_000, averageLength: 210)
    for round in 0..<3 {
      var query = TopKQuery()
      query.weights = collection.weights
      query.lists = collection.lists.map { collection.postings($0) }
      query.optional = (0..<2).map { word in
        let members = (word * 8..<word * 8 + 8).map {
          TopKQuery.Member(list: $0, weight: round == 0 ? 1 : 1 / Float($0 % 8 + 1))
        }
        let frequency = Double.random(in: 1...90_000, using: &generator)
        return TopKQuery.Leaf(kinds: [
          TopKQuery.Kind(
            members: members,
            scorer: similarity.scorer(
              boost: 1, terms: [TermStatistics(documentFrequency: frequency)], in: statistics))
        ])
      }
      // At last one group that is all of the query.
      if round == 2 {
        query.optional.removeLast()
        query.lists.removeLast(8)
      }
      let plain = try collection.plain(query, limit: 100)
      for limit in [1, 10, 100] {
        let fast = try TopKSearch.best(limit, of: query)
        expectSame(fast, Array(plain.prefix(limit)), "seed \(seed), round \(round), limit \(limit)")
      }
    }
  }
}
