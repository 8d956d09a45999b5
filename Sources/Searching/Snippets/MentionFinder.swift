internal import Postings

/// Finds what of a text matched a query, reading no more of it than it must.
struct MentionFinder {
  let query: BoundQuery
  let finder: OccurrenceFinder

  /// The mentions in a field, in the order of the text.
  func mentions(in text: UnsafeBufferPointer<UInt8>, of field: Field) -> [Mention] {
    let wanted = query.leaves.indices.filter {
      let leaf = query.leaves[$0]
      return leaf.isWanted && (leaf.field ?? field) == field && !leaf.kinds.isEmpty
    }
    guard !wanted.isEmpty else { return [] }
    let occurrences = read(text, until: wanted)
    let matcher = PatternMatcher(occurrences, slotCount: query.terms.slotCount)
    return wanted.flatMap { leaf in
      query.leaves[leaf].shown.flatMap(matcher.matches).map { Mention(leaf: leaf, terms: $0) }
    }.sorted {
      ($0.extent.lowerBound, $0.extent.upperBound) < ($1.extent.lowerBound, $1.extent.upperBound)
    }
  }

  /// Reads slice by slice until every wanted leaf was seen and there is some choice of places.
  private func read(
    _ text: UnsafeBufferPointer<UInt8>, until wanted: [Int]
  ) -> [TermOccurrence] {
    var found: [TermOccurrence] = []
    var isSeen = [Bool](repeating: false, count: query.terms.slotCount)
    var start = 0
    var positions = 0
    while start < min(text.count, SnippetDefaults.scanLimit),
      found.count < SnippetDefaults.occurrenceLimit
    {
      if start >= SnippetDefaults.enoughLimit, wanted.allSatisfy({ isCovered($0, isSeen) }) {
        break
      }
      let end = sliceEnd(text, from: start)
      let slice = finder.occurrences(
        in: UnsafeBufferPointer(rebasing: text[start..<end]), base: start)
      for var occurrence in slice {
        isSeen[occurrence.slot] = true
        occurrence.position += positions
        found.append(occurrence)
      }
      // More than there can be, so that no phrase seems to go on in the next slice.
      positions += 2 * (end - start)
      start = end
    }
    return found
  }

  private func isCovered(_ leaf: Int, _ isSeen: [Bool]) -> Bool {
    query.leaves[leaf].shown.contains { isCovered($0, isSeen) }
  }

  private func isCovered(_ pattern: OccurrencePattern, _ isSeen: [Bool]) -> Bool {
    switch pattern {
    case .anyOf(let slots, _): slots.contains { isSeen[$0] }
    case .consecutive(let runs): runs.contains { $0.allSatisfy { isSeen[$0] } }
    case .near(let slots, _): slots.allSatisfy { isSeen[$0] }
    }
  }

  /// The end of a slice: behind a line end if there is one in its last quarter, else at a space or
  /// at least between characters.
  private func sliceEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let limit = start + SnippetDefaults.sliceSize
    guard limit < text.count else { return text.count }
    let least = limit - SnippetDefaults.sliceSize / 4
    for separator in [UInt8(ascii: "\n"), UInt8(ascii: " ")] {
      var index = limit
      while index > least {
        if text[index - 1] == separator { return index }
        index -= 1
      }
    }
    var index = limit
    while index > least, UTF8Decoding.isContinuation(text[index]) { index -= 1 }
    return index
  }
}
