import Testing

@testable import Ranking

/// What costs less, by what has been seen.
@Suite struct ScoringOrderTests {
  /// How many of 80 batches of 100 documents are scored first, where scores leave so many to be sought, and so many of
  /// those sought are there.
  private func scoredFirst(left: Int, found: Double, _ lead: Int, _ next: Int) -> Int {
    var order = ScoringOrder(leadFrequency: lead, nextFrequency: next, listCount: 1)
    var count = 0
    for _ in 0..<80 {
      let scoresFirst = order.scoresNext()
      if scoresFirst {
        count += 1
        order.noteScored(100)
      }
      let sought = scoresFirst ? left : 100
      order.noteSought(sought, found: Int(Double(sought) * found), wereScored: scoresFirst)
    }
    return count
  }

  @Test("scores come first where they rule out nearly all") func scoresTell() {
    #expect(scoredFirst(left: 2, found: 0.9, 50_000, 60_000) > 70)
  }

  @Test("the next word comes first where it has few of the documents") func theNextWordTells() {
    #expect(scoredFirst(left: 95, found: 0.05, 50_000, 60_000) < 20)
  }

  @Test("scores come first where each document sought means a block to be read")
  func blocksAreDear() {
    #expect(scoredFirst(left: 60, found: 0.05, 300, 100_000) > 70)
  }

  @Test("what changes on the way is noticed") func learns() {
    var order = ScoringOrder(leadFrequency: 50_000, nextFrequency: 60_000, listCount: 1)
    for _ in 0..<200 where order.scoresNext() {
      order.noteScored(100)
      order.noteSought(98, found: 3, wereScored: true)
    }
    var count = 0
    for _ in 0..<400 {
      let scoresFirst = order.scoresNext()
      if scoresFirst { order.noteScored(100) }
      order.noteSought(scoresFirst ? 1 : 100, found: scoresFirst ? 1 : 60, wereScored: scoresFirst)
      count += scoresFirst ? 1 : 0
    }
    #expect(count > 300)
  }
}
