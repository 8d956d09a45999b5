import Ranking
import TestSupport
import Testing

@Suite struct TopKTests {
  @Test func keepsTheBestInOrder() {
    var top = TopK(capacity: 2)
    top.insert(docID: 1, score: 1)
    top.insert(docID: 2, score: 3)
    #expect(top.threshold == 1)
    top.insert(docID: 3, score: 2)
    #expect(top.ranked() == [.init(docID: 2, score: 3), .init(docID: 3, score: 2)])
    #expect(top.threshold == 2)
  }

  @Test func equalScoresGoByRisingDocID() {
    var top = TopK(capacity: 2)
    for docID in [7, 3, 9, 1] as [Int64] { top.insert(docID: docID, score: 1) }
    #expect(top.ranked().map(\.docID) == [1, 3])
  }

  @Test func nothingAndNaNAreNotKept() {
    var none = TopK(capacity: -1)
    let isKept = none.insert(docID: 1, score: 1)
    #expect(!isKept)
    var top = TopK(capacity: 3)
    let isNaNKept = top.insert(docID: 1, score: .nan)
    #expect(!isNaNKept)
    #expect(top.ranked().isEmpty)
  }

  @Test(arguments: 0..<50) func equalsSorting(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let entries = (0..<Int.random(in: 0...300, using: &generator)).map {
      TopK.Entry(docID: Int64($0), score: Double(Int.random(in: 0...20, using: &generator)))
    }.shuffled(using: &generator)
    let capacity = Int.random(in: 0...50, using: &generator)
    var top = TopK(capacity: capacity)
    for entry in entries { top.insert(docID: entry.docID, score: entry.score) }
    let expected = entries.sorted {
      ($0.score, -$0.docID) > ($1.score, -$1.docID)
    }.prefix(capacity)
    #expect(top.ranked() == Array(expected), "seed \(seed)")
  }
}
