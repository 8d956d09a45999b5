internal import Analysis

/// Finds a query's terms in texts. Cost: an analysis of the text.
struct OccurrenceFinder {
  let analyzer: Analyzer
  let terms: TermTable

  /// The occurrences in a text, as they come.
  ///
  /// - Parameter base: What to add to ranges; positions count from 0 in each call.
  func occurrences(in text: UnsafeBufferPointer<UInt8>, base: Int = 0) -> [TermOccurrence] {
    var found: [TermOccurrence] = []
    guard terms.slotCount > 0 else { return found }
    analyzer.forEachTerm(in: text) { position, range, term in
      terms.forEachSlot(of: term) { slot in
        found.append(
          TermOccurrence(
            slot: slot, position: position,
            range: range.lowerBound + base..<range.upperBound + base))
      }
    }
    return found
  }
}
