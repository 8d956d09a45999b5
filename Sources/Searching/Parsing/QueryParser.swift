public import Analysis
public import Postings

/// Turns what people type into a query. Any text has a meaning; nothing is an error.
///
/// | text | meaning |
/// |---|---|
/// | `посол Норов` | any of the words, in any form; more and rarer ones rank higher |
/// | `+word`, `-word` | the word must, must not occur |
/// | `a OR b`, `a \| b`, `a AND b`, `NOT a` | in capitals; AND binds closer than OR, OR than a space |
/// | `(a b)` | a query within a query |
/// | `"a b"`, `«a b»` | a phrase, in any form; `"a b"~5`: near each other, in any order |
/// | `=word`, `="a b"` | only these forms |
/// | `begin*` | any word that begins so |
/// | `title:a`, `title:"a b"`, `title:(a b)`, `body:` | in this field |
/// | `path:`, `lang:`, `ext:`, `after:`, `before:`, `date:` | conditions on documents |
///
/// Cost: time and memory proportional to the text, up to the limits of a query.
public struct QueryParser {
  private let words: (String) -> [QueryWord]
  private let matchesAll: Bool
  private let field: Field?

  /// - Parameters:
  ///   - matchesAll: Words without a sign must all occur, not any.
  ///   - field: Where to look for words that name no field; nil for title and body.
  ///   - words: The words of a piece of text: ``Analyzer/queryWords(_:)``.
  public init(
    matchesAll: Bool = false, field: Field? = nil, words: @escaping (String) -> [QueryWord]
  ) {
    self.matchesAll = matchesAll
    self.field = field
    self.words = words
  }

  /// Parses query text.
  public func parse(_ text: String) -> ParsedQuery {
    var run = QueryParserRun(
      text: Array(text.utf8), matchesAll: matchesAll, field: field, words: words)
    return run.parse()
  }
}
