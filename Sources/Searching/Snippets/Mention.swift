/// A word or phrase of the query at a place of a text.
struct Mention {
  /// The leaf of the query.
  var leaf: Int
  /// Bytes of its words.
  var ranges: [Range<Int>]
  /// From the first word to the last.
  var extent: Range<Int>
  /// Whether it stands in a line that many documents hold.
  var isBoilerplate = false

  init(leaf: Int, terms: [TermOccurrence]) {
    self.leaf = leaf
    ranges = terms.map(\.range)
    let start = ranges.map(\.lowerBound).min() ?? 0
    extent = start..<max(start, ranges.map(\.upperBound).max() ?? 0)
  }
}
