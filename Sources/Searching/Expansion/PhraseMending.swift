internal import Analysis

/// Mends phrases: those that were typed in the wrong keyboard layout, and words of them that occur nowhere, so that the
/// phrase could find nothing as it was typed; else a phrase means what it says.
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
      let typed = typed(start..<end)
      guard let meant = expander.layoutReading(of: typed) else {
        phrase.words = phrase.words.map { mended($0) }
        return .phrase(phrase)
      }
      let found = words(meant)
      guard found.count > 1, found.count <= RankingDefaults.maximumPhraseWords else { return query }
      additions.append(
        QueryAddition(typed: typed, text: meant, kind: .layout, probability: 1, replaces: true))
      phrase.words = found
      return .phrase(phrase)
    case .filter, .nothing, .prefix, .word: return query
    }
  }

  private func typed(_ range: Range<Int>) -> String {
    let bytes = Array(text.utf8)
    return String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// The likeliest word in place of one that occurs nowhere.
  private mutating func mended(_ word: QueryWord) -> QueryWord {
    let typed = typed(word.range)
    let wishes = ExpansionWishes(translates: false)
    guard word.parts.isEmpty,
      let best = expander.alternatives(for: word, typed: typed, wishes: wishes)
        .first(where: \.replaces),
      let meant = words(best.text).first
    else { return word }
    additions.append(
      QueryAddition(
        typed: typed, text: best.text, kind: best.kind, probability: best.probability,
        replaces: true))
    return meant
  }
}
