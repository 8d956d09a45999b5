import Foundation
import Testing

@testable import Searching

@Suite struct EvaluatorTests {
  /// `SLOVO_ROUNDS` multiplies the random corpora.
  static let seeds =
    0..<(25 * (ProcessInfo.processInfo.environment["SLOVO_ROUNDS"].flatMap(UInt64.init) ?? 1))

  @Test(arguments: seeds)
  func agreesWithScoringEveryDocumentAlone(seed: UInt64) throws {
    var corpus = RandomCorpus(seed: seed)
    let index = corpus.index()
    index.ranking = RankingConfiguration().firstPassOnly
    let oracle = BruteForceScorer(index: index)
    for _ in 0..<20 {
      let text = corpus.query()
      for matchesAll in [false, true] {
        let result = try index.search(text) {
          $0.matchesAll = matchesAll
          $0.discountsBoilerplate = false
          $0.foldsCopies = false
          $0.hasSnippets = false
        }
        let expected = oracle.scores(result.query)
        let comment = "seed \(seed), query \(text.debugDescription), all \(matchesAll)"
        #expect(result.totalMatches == expected.count, "\(comment)")
        #expect(Set(result.hits.map(\.docID)) == Set(expected.keys), "\(comment)")
        for hit in result.hits {
          let score = expected[hit.docID] ?? -1
          #expect(
            abs(hit.score - score) <= 1e-5 * max(1, score),
            "\(comment), \(hit.docID): \(hit.score), not \(score)")
        }
        let order = result.hits.map { ($0.score, -$0.docID) }
        #expect(zip(order, order.dropFirst()).allSatisfy { $0 > $1 }, "\(comment)")
      }
    }
  }

  @Test(arguments: 0..<10)
  func oneDocumentScoresAsAmongAll(seed: UInt64) throws {
    var corpus = RandomCorpus(seed: seed)
    let index = corpus.index()
    for _ in 0..<25 {
      let text = corpus.query()
      let query = QueryParser(words: index.analyzer.queryWords).parse(text).query
      var builder = try WeightBuilder(source: index)
      let bound = try builder.bind(query, filter: .init())
      let matches = try Evaluator(bound).matches()
      let scores = Dictionary(uniqueKeysWithValues: zip(matches.docIDs, matches.scores))
      try bound.prepare(index.documents.indices.map { Int64($0 + 1) })
      let scorer = DocumentScorer(bound)
      for docID in index.documents.indices.map({ Int64($0 + 1) }) where query != .everything {
        #expect(
          scorer.score(docID) == scores[docID], "seed \(seed), query \(text.debugDescription)")
      }
    }
  }

  @Test(arguments: 0..<50)
  func unionsOfListsAreSums(seed: UInt64) {
    var generator = RandomCorpus(seed: seed).generator
    let lists = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
      let spread = [10, 5_000, 1 << 40].randomElement(using: &generator) ?? 10
      let docIDs = Set(
        (0..<Int.random(in: 0...100, using: &generator)).map { _ in
          Int64.random(in: -Int64(spread)...Int64(spread), using: &generator)
        }
      ).sorted()
      return Matches(
        docIDs: docIDs, scores: docIDs.map { _ in Double.random(in: 0...1, using: &generator) })
    }
    var expected: [Int64: Double] = [:]
    for list in lists {
      for (docID, score) in zip(list.docIDs, list.scores) { expected[docID, default: 0] += score }
    }
    let union = Matches.union(lists)
    #expect(union.docIDs == expected.keys.sorted(), "seed \(seed)")
    #expect(union.scores == union.docIDs.map { expected[$0] ?? -1 }, "seed \(seed)")
  }

  @Test func docIDsAtBothEndsAreUnited() {
    let low = Matches(docIDs: [.min, .max - 1])
    let high = Matches(docIDs: [.min + 1, .max])
    #expect(Matches.union([low, high]).docIDs == [.min, .min + 1, .max - 1, .max])
  }

  @Test(arguments: 0..<50)
  func gallopingFindsWhatLookingFinds(seed: UInt64) {
    var generator = RandomCorpus(seed: seed).generator
    let list = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
      Int64.random(in: 0...100, using: &generator)
    }.sorted()
    for value in -1...101 as ClosedRange<Int64> {
      let from = Int.random(in: 0...list.count, using: &generator)
      let expected = list[from...].firstIndex { $0 >= value } ?? list.count
      #expect(list.gallop(to: value, from: from) == expected, "seed \(seed)")
    }
  }
}
