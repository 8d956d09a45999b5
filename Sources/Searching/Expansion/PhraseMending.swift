internal import Analysis

/// Mends phrases that were typed in the wrong keyboard layout; else a phrase means what it says.
struct PhraseMending {
  let text: String
  let expander: any QueryExpanding
  let words: (String) -> [QueryWord]
  private(set) var additions: [QueryAddition] = []

  /// - Parameters:
  ///   - text: What the query was parsed from.
  ///   - words: ``Analyzer/queryWords(_:)``
  init(text: String, expander: any QueryExpanding, words: @escaping (String) -> [QueryWord]) {
    self.text = text
    self.expander = expander
    self.words = words
  }

  /// The query with its phrases mended; what is excluded stays as it was typed.
  mutating func mended(_ query: Query) -> Query {
    switch query {
    case .clauses(var clauses):
      clauses.required = clauses.required.map { mended($0) }
      clauses.optional = clauses.optional.map { mended($0) }
      return .clauses(clauses)
    case .phrase(var phrase):
      guard !phrase.isExact, let start = phrase.words.first?.range.lowerBound,
        let end = phrase.words.last?.range.upperBound, start < end, end <= text.utf8.count
      else { return query }
      let typed = String(decoding: Array(text.utf8)[start..<end], as: UTF8.self)
      guard let meant = expander.layoutReading(of: typed) else { return query }
      let found = words(meant)
      guard found.count > 1, found.count <= RankingDefaults.maximumPhraseWords else { return query }
      additions.append(
        QueryAddition(typed: typed, text: meant, kind: .layout, probability: 1, replaces: true))
      phrase.words = found
      return .phrase(phrase)
    case .filter, .nothing, .prefix, .word: return query
    }
  }
}
