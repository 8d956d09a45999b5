internal import Postings
internal import Ranking

/// Scores the best documents again with less weight for matches in boilerplate.
///
/// An occurrence in a line that many documents hold counts ``RankingDefaults/boilerplateWeight``
/// in the frequency; df and lengths stay. A document without stored text keeps its score.
///
/// Cost: an analysis of each document's text, up to the limits of ``RankingDefaults``, and a
/// look-up for each line with a match.
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
    let occurrences = finder.occurrences(in: text)
    var counts: [[Int]]?
    var index = 0
    while index < occurrences.count {
      let line = text.lineRange(at: occurrences[index].range.lowerBound)
      var inside: [TermOccurrence] = []
      while index < occurrences.count, occurrences[index].range.lowerBound < line.upperBound {
        inside.append(occurrences[index])
        index += 1
      }
      if inside.isEmpty {
        index += 1
        continue
      }
      if try boilerplate.contains(UnsafeBufferPointer(rebasing: text[line]), copies: copies) {
        add(inside, to: &counts)
      }
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
