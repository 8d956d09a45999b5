internal import Glibc
internal import Postings
internal import Ranking

/// Scores the best documents again with less weight for matches in boilerplate.
///
/// An occurrence in a line that many documents hold counts ``RankingDefaults/boilerplateWeight``
/// in the frequency; df and lengths stay. A document without stored text keeps its score.
///
/// Cost: a look-up for each line of each document's text, up to the limits of ``RankingDefaults``,
/// and an analysis of those that many documents hold.
struct BoilerplatePass {
  let source: any PostingSource
  let query: BoundQuery
  let finder: OccurrenceFinder
  let boilerplate: Boilerplate

  /// The same documents with new scores, best first.
  ///
  /// - Parameter copies: For each document how many near-copies it has among them.
  func rescored(_ entries: [TopK.Entry], copies: [Int]) throws -> [TopK.Entry] {
    let scorer = DocumentScorer(query)
    var budget = RankingDefaults.boilerplateTotalLimit
    var rescored = entries
    for (index, entry) in entries.enumerated() where budget > 0 {
      guard let text = try source.text(entry.docID) else { continue }
      let limit = min(text.body.count, RankingDefaults.boilerplateScanLimit)
      budget -= limit
      let discounts = try text.body.withUnsafeBufferPointer {
        try self.discounts(
          in: UnsafeBufferPointer(rebasing: $0[..<limit]), copies: copies[index])
      }
      if let discounts, let score = scorer.score(entry.docID, discounts: discounts) {
        rescored[index].score = score
      }
    }
    return rescored.sorted { $0.precedes($1) }
  }

  /// What to take off each leaf's and kind's frequency; nil if nothing.
  private func discounts(
    in text: UnsafeBufferPointer<UInt8>, copies: Int
  ) throws -> [[Float]]? {
    var counts: [[Int]]?
    var start = 0
    // A look at how many documents hold a line costs a hash; only lines that many hold are analyzed.
    while start < text.count {
      let rest = UnsafeBufferPointer(rebasing: text[start...])
      let line = UnsafeBufferPointer(rebasing: rest[..<rest.lineLength])
      start += line.count + 1
      guard try boilerplate.contains(line, copies: copies) else { continue }
      let inside = finder.occurrences(in: line)
      if !inside.isEmpty { add(inside, to: &counts) }
    }
    return counts?.map { $0.map { Float($0) * (1 - RankingDefaults.boilerplateWeight) } }
  }

  private func add(_ occurrences: [TermOccurrence], to counts: inout [[Int]]?) {
    let matcher = PatternMatcher(occurrences, slotCount: query.terms.slotCount)
    var sums = counts ?? query.leaves.map { Array(repeating: 0, count: $0.kinds.count) }
    for (number, leaf) in query.leaves.enumerated() where leaf.isWanted && leaf.field != .title {
      for (kind, weight) in leaf.kinds.enumerated() {
        sums[number][kind] += matcher.count(weight.pattern)
      }
    }
    counts = sums
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Bytes before the first line feed.
  fileprivate var lineLength: Int {
    guard let base = baseAddress, let end = memchr(base, 0x0A, count) else { return count }
    return UnsafeRawPointer(end) - UnsafeRawPointer(base)
  }
}
