internal import Analysis

/// The words of a text by their stems, with how often each occurs.
struct TermProfile {
  private(set) var counts: [String: Float] = [:]
  /// Occurrences of all stems.
  private(set) var length: Float = 0

  /// Counts the words of a text.
  ///
  /// - Parameter weight: How much an occurrence counts.
  mutating func add(
    _ text: UnsafeBufferPointer<UInt8>, weight: Float = 1, _ analyzer: Analyzer
  ) {
    analyzer.forEachTerm(in: text) { _, _, term in
      guard let kind = term.first,
        kind == TermKind.stem.rawValue || kind == TermKind.both.rawValue
      else { return }
      let stem = String(decoding: term.dropFirst(), as: UTF8.self)
      counts[stem, default: 0] += weight
      length += weight
    }
  }

  /// The terms that stand for a stem in the index.
  static func terms(_ stem: String) -> [Term] { [Term(.stem, stem), Term(.both, stem)] }
}
