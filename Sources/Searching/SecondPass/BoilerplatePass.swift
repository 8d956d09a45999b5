internal import Glibc
internal import Postings
internal import Ranking

/// Scores a document again with less weight for matches in boilerplate.
///
/// An occurrence in a line that many documents hold counts `boilerplate.weight` in the frequency;
/// df and lengths stay.
///
/// Cost: a look-up for each line of the document's text, up to a limit, and an analysis of those that
/// many documents hold.
struct BoilerplatePass {
  let query: BoundQuery
  let finder: OccurrenceFinder
  let boilerplate: Boilerplate
  /// How much of an occurrence in such a line counts.
  let weight: Float

  /// The new score; nil where it stays.
  ///
  /// - Parameters:
  ///   - text: The document's, or its beginning.
  ///   - copies: How many near-copies it has among the best documents.
  func score(_ docID: Int64, _ text: UnsafeBufferPointer<UInt8>, copies: Int) throws -> Double? {
    guard let discounts = try discounts(in: text, copies: copies) else { return nil }
    return DocumentScorer(query).score(docID, discounts: discounts, least: weight)
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
    return counts?.map { $0.map { Float($0) * (1 - weight) } }
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
