import Ranking
import TestSupport
import Testing

/// Whatever is passed over, the best documents are those that scoring every match finds.
@Suite struct TopKSearchTests {
  struct Posting {
    var docID: UInt32
    var title: UInt32
    var body: UInt32
  }

  /// A collection of random lists, and the plain way to rank it.
  struct Collection {
    var lengths: [(title: UInt32, body: UInt32)] = []
    var lists: [[Posting]] = []
    let weights = FieldWeights(title: 2, body: 1)

    init(_ generator: inout SeededGenerator, documentCount: Int, listCount: Int) {
      for _ in 0..<documentCount {
        lengths.append(
          (
            UInt32.random(in: 0...9, using: &generator),
            UInt32.random(in: 1...400, using: &generator)
          ))
      }
      for _ in 0..<listCount {
        // From words that every document holds to words in a handful.
        let share: Double = [1.0, 0.5, 0.1, 0.02, 0.003].randomElement(using: &generator) ?? 1
        var list: [Posting] = []
        for docID in 0..<documentCount where Double.random(in: 0..<1, using: &generator) < share {
          let title: UInt32 = UInt32.random(in: 0...9, using: &generator) == 0 ? 1 : 0
          let most: UInt32 = UInt32.random(in: 0...50, using: &generator) == 0 ? 300 : 3
          let body = UInt32.random(in: (title > 0 ? 0 : 1)...most, using: &generator)
          list.append(Posting(docID: UInt32(docID), title: title, body: body))
        }
        lists.append(list)
      }
    }

    /// - Parameter limit: Documents below it have bits.
    func postings(_ list: [Posting], hasBits: Bool, below limit: UInt32 = 5000)
      -> any BlockedPostings
    {
      let plain = postings(list)
      return hasBits ? PostingsWithBits(plain, Set(list.map(\.docID)), below: limit) : plain
    }

    func postings(_ list: [Posting]) -> ArrayPostings {
      ArrayPostings(
        docIDs: list.map(\.docID), titleFrequencies: list.map(\.title),
        bodyFrequencies: list.map(\.body),
        titleLengths: list.map { lengths[Int($0.docID)].title },
        bodyLengths: list.map { lengths[Int($0.docID)].body }, weights: weights)
    }

    private func find(_ docID: Int, in list: [Posting]) -> Posting? {
      var low = 0
      var high = list.count
      while low < high {
        let middle = (low + high) / 2
        if list[middle].docID < docID { low = middle + 1 } else { high = middle }
      }
      return low < list.count && list[low].docID == docID ? list[low] : nil
    }

    /// Scores every document, one after another.
    func plain(_ query: TopKQuery, limit: Int) throws -> [TopK.Entry] {
      var top = TopK(capacity: limit)
      for docID in lengths.indices {
        var score = 0.0
        var matchesAll = true
        var matchesAny = false
        for (number, leaf) in (query.required + query.optional).enumerated() {
          var isMatch = false
          var leafScore = 0.0
          for kind in leaf.kinds {
            var (title, body): (UInt32, UInt32) = (0, 0)
            var weighted: Float = 0
            for member in kind.members {
              guard let posting = find(docID, in: lists[member.list]) else {
                continue
              }
              isMatch = true
              if member.weight == 1 {
                title += posting.title
                body += posting.body
              } else {
                weighted += member.weight * (2 * Float(posting.title) + Float(posting.body))
              }
            }
            let frequency = 2 * Float(title) + Float(body) + weighted
            let length = 2 * Float(lengths[docID].title) + Float(lengths[docID].body)
            if frequency > 0 {
              leafScore += Double(kind.scorer.score(frequency: frequency, length: length))
            }
          }
          score += leafScore
          matchesAny = matchesAny || isMatch
          if number < query.required.count { matchesAll = matchesAll && isMatch }
        }
        guard query.required.isEmpty ? matchesAny : matchesAll else { continue }
        if let accepts = query.accepts, try !accepts(UInt32(docID)) { continue }
        top.insert(docID: Int64(docID), score: score)
      }
      return top.ranked()
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6])
  func isAsExactAsScoringEveryDocument(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    print("seed \(seed)")
    var collection = Collection(&generator, documentCount: 5000, listCount: 9)
    let empty: [Posting] = []
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
    let collection = Collection(&generator, documentCount: 9000, listCount: 24)
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
    let collection = Collection(&generator, documentCount: 9000, listCount: 24)
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

  @Test func aQueryWithoutListsFindsNothing() throws {
    #expect(try TopKSearch.best(10, of: TopKQuery()).isEmpty)
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6])
  func phrasesAreThoseCountedInEveryDocument(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    print("seed \(seed)")
    let collection = Collection(&generator, documentCount: 5000, listCount: 9)
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
