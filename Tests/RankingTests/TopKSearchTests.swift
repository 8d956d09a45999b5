import Ranking
import TestSupport
import Testing

/// Whatever is passed over, the best documents are those that scoring every match finds.
@Suite struct TopKSearchTests {
  @Test(arguments: [1, 2, 3, 4, 5, 6])
  func isAsExactAsScoringEveryDocument(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    print("seed \(seed)")
    var collection = RandomCollection(&generator, documentCount: 5000, listCount: 9)
    let empty: [RandomCollection.Posting] = []
    if seed == 3 { collection.lists[0] = empty }
    let similarity = BM25Similarity()
    let statistics = LengthStatistics(documentCount: 6000, averageLength: 210)
    for round in 0..<10 {
      var query = TopKQuery()
      query.weights = collection.weights
      // More lists than are few, and no more than that.
      let listCount = round % 2 == 0 ? 9 : 6
      query.lists = collection.lists.prefix(listCount).map { list in
        // Frequent lists have bits, but for every third query.
        let hasBits = list.count > 300 && (round + Int(seed)) % 3 > 0
        let split = list.firstIndex { $0.docID >= 4000 } ?? list.count
        guard round % 3 == 1, split > 0, split < list.count else {
          return collection.postings(list, hasBits: hasBits)
        }
        return ChainedPostings(
          collection.postings(Array(list[..<split]), hasBits: hasBits, below: 4000),
          collection.postings(Array(list[split...])))
      }
      let leaves = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
        TopKQuery.Leaf(
          kinds: (0..<Int.random(in: 1...2, using: &generator)).map { _ in
            let members = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
              Int.random(in: 0..<listCount, using: &generator)
            }
            return TopKQuery.Kind(
              members: Set(members).sorted().map {
                .init(
                  list: $0,
                  weight: round % 4 == 2 ? Float.random(in: 0.1...1, using: &generator) : 1)
              },
              scorer: similarity.scorer(
                boost: Float.random(in: 0.1...2, using: &generator),
                terms: [
                  TermStatistics(documentFrequency: Double.random(in: 1...6000, using: &generator))
                ],
                in: statistics))
          })
      }
      let required = Int.random(in: 0...leaves.count, using: &generator)
      query.required = Array(leaves[..<required])
      query.optional = Array(leaves[required...])
      if round % 5 == 4 { query.accepts = { $0 % 7 == 2 } }
      for limit in [1, 10, 100] {
        let fast = try TopKSearch.best(limit, of: query)
        let plain = try collection.plain(query, limit: limit)
        #expect(
          fast == plain,
          "seed \(seed), round \(round), limit \(limit), required \(query.required.map { $0.kinds.map { $0.members.map(\.list) } }), optional \(query.optional.map { $0.kinds.map { $0.members.map(\.list) } })"
        )
        guard fast == plain else { return }
      }
    }
  }

  @Test func aQueryWithoutListsFindsNothing() throws {
    #expect(try TopKSearch.best(10, of: TopKQuery()).isEmpty)
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6])
  func phrasesAreThoseCountedInEveryDocument(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    print("seed \(seed)")
    let collection = RandomCollection(&generator, documentCount: 5000, listCount: 9)
    let scorer = BM25Similarity().scorer(
      boost: 1, terms: [TermStatistics(documentFrequency: 50)],
      in: LengthStatistics(documentCount: 6000, averageLength: 210))
    for round in 0..<60 {
      let numbers = (0..<9).shuffled(using: &generator).prefix(1 + round % 3)
      let lists = numbers.map { list in
        Dictionary(uniqueKeysWithValues: collection.lists[list].map { ($0.docID, $0) })
      }
      let often = UInt32.random(in: 1...4, using: &generator)
      // Never more often than any of the words, and in some documents not at all.
      func occurrences(_ docID: UInt32) -> (title: UInt32, body: UInt32) {
        let found = lists.compactMap { $0[docID] }
        guard found.count == lists.count, docID % often == 0 else { return (0, 0) }
        let body = found.map(\.body).min() ?? 0
        return (found.map(\.title).min() ?? 0, body > 1 ? body - docID % 2 : body)
      }
      let accepts: ((UInt32) -> Bool)? = round % 4 == 0 ? { $0 % 3 > 0 } : nil
      let limit = [1, 10, 200][round % 3]
      // Some are known beforehand, whatever the lists say of them.
      var others: [Int64: Double] = [:]
      for _ in 0..<(round % 5 * 20) {
        let docID = Int64.random(in: 0..<5000, using: &generator)
        others[docID] = Bool.random(using: &generator) ? 0 : .random(in: 1...5, using: &generator)
      }
      var top = TopK(capacity: limit)
      for docID in 0..<UInt32(collection.lengths.count) where accepts?(docID) != false {
        if let score = others[Int64(docID)] {
          if score > 0 { top.insert(docID: Int64(docID), score: score) }
          continue
        }
        let (title, body) = occurrences(docID)
        let length = collection.lengths[Int(docID)]
        guard title > 0 || body > 0 else { continue }
        let score = scorer.score(
          frequency: 2 * Float(title) + Float(body),
          length: 2 * Float(length.title) + Float(length.body))
        top.insert(docID: Int64(docID), score: Double(score))
      }
      let phrase = TopKPhrase(
        lists: numbers.map { collection.postings(collection.lists[$0]) }, scorer: scorer,
        weights: collection.weights, accepts: accepts,
        others: others.map { TopK.Entry(docID: $0.key, score: $0.value) },
        occurrences: occurrences)
      #expect(try TopKSearch.best(limit, of: phrase) == top.ranked(), "seed \(seed), \(round)")
    }
  }
}
