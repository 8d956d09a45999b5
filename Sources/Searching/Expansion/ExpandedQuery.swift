public import Analysis

/// A query as it was understood, with what is looked for beside its words.
public struct ExpandedQuery: Sendable {
  /// What is asked.
  public private(set) var query: Query
  /// In the order of the text, each once.
  public private(set) var notes: [QueryNote]
  /// What is looked for that was not typed, in the order of the query.
  public private(set) var additions: [QueryAddition] = []
  private(set) var expansion = Expansion()
  private(set) var initials: [QueryInitial] = []
  /// What ``query`` was parsed from: as it was typed, or as it was meant.
  private var text: String

  /// How a request is understood.
  ///
  /// - Parameter expander: Nil for nothing but what was typed.
  public init(_ request: SearchRequest, analyzer: Analyzer, expander: (any QueryExpanding)?) {
    self.init(request.parsed(by: analyzer), request.text)
    if let expander, request.expands != .none {
      if request.expands.mends { mendLayout(request, analyzer, expander) }
      expansion = Expansion(of: query, text: text, by: expander, request.expands)
      additions += expansion.additions
    }
    if request.expands.translates { initials = QueryInitials.find(in: text) }
  }

  /// Reads what was typed in the wrong keyboard layout: the whole text where it is words and phrases alone, else phrase
  /// by phrase. (Words among others are the expander's.)
  private mutating func mendLayout(
    _ request: SearchRequest, _ analyzer: Analyzer, _ expander: any QueryExpanding
  ) {
    // A quotation mark that has no other is a letter of the other layout; two that belong together are none. Those of
    // other shapes are on no key.
    let marks = text.utf8.count { $0 == UInt8(ascii: "\"") }
    let isReadable = query.isPlain(withPhrases: marks == 0 || marks % 2 == 1)
    guard isReadable, let meant = expander.layoutReading(of: text) else {
      var mending = PhraseMending(text: text, expander: expander, words: analyzer.queryWords)
      query = mending.mended(query)
      additions += mending.additions
      return
    }
    additions.append(
      QueryAddition(typed: text, text: meant, kind: .layout, probability: 1, replaces: true))
    var other = request
    other.text = meant
    let parsed = other.parsed(by: analyzer)
    query = parsed.query
    notes = parsed.notes
    text = meant
  }

  /// Nothing but what was typed.
  private init(_ parsed: ParsedQuery, _ text: String) {
    self.text = text
    query = parsed.query
    notes = parsed.notes
  }
}

extension Query {
  /// Whether it is words and signs alone, so that its text may be read as a whole.
  fileprivate func isPlain(withPhrases: Bool) -> Bool {
    switch self {
    case .clauses(let clauses):
      clauses.filter.isEmpty
        && (clauses.scoring + clauses.excluded).allSatisfy { $0.isPlain(withPhrases: withPhrases) }
    case .phrase(let query): withPhrases && !query.isExact && query.field == nil
    case .word(let query): !query.isExact && query.field == nil
    case .filter, .nothing, .prefix: false
    }
  }
}

extension SearchRequest {
  /// The query of the text as it was typed.
  fileprivate func parsed(by analyzer: Analyzer) -> ParsedQuery {
    let parser = QueryParser(matchesAll: matchesAll, field: field, words: analyzer.queryWords)
    var parsed = parser.parse(text)
    if parsed.query == .nothing, !filter.isEmpty { parsed.query = .everything }
    return parsed
  }
}
