internal import Analysis

/// What the words of a query are looked for besides, by the form of the word.
struct Expansion {
  private(set) var alternatives: [String: [WordAlternative]] = [:]
  /// To be told, in the order of the query.
  private(set) var additions: [QueryAddition] = []

  subscript(word: QueryWord) -> [WordAlternative] { alternatives[word.form] ?? [] }

  /// - Parameter text: What the query was parsed from; the ranges of words are in it.
  init(of query: Query, text: String, by expander: any QueryExpanding, _ wishes: ExpansionWishes) {
    let bytes = Array(text.utf8)
    for word in query.expandedWords {
      guard alternatives.count < ExpansionDefaults.maximumWords else { return }
      guard alternatives[word.form] == nil else { continue }
      let range = word.range.clamped(to: 0..<bytes.count)
      let typed = String(decoding: bytes[range], as: UTF8.self)
      let found = expander.alternatives(for: word, typed: typed, wishes: wishes)
      alternatives[word.form] = found
      additions += found.map {
        QueryAddition(
          typed: typed, text: $0.text, kind: $0.kind, probability: $0.probability,
          replaces: $0.replaces)
      }
    }
  }

  /// Nothing but what was typed.
  init() {}
}

extension Query {
  /// The words that may be found by others: neither those of phrases nor `=word`, nor what is excluded;
  /// compounds before their parts.
  var expandedWords: [QueryWord] {
    switch self {
    case .clauses(let clauses): clauses.scoring.flatMap(\.expandedWords)
    case .filter, .nothing, .phrase, .prefix: []
    case .word(let query): query.isExact ? [] : query.word.withParts
    }
  }
}

extension QueryWord {
  fileprivate var withParts: [QueryWord] { [self] + parts.flatMap(\.withParts) }
}
