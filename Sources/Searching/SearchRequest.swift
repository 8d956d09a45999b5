public import Postings

/// What is wanted: query text and how to answer it.
public struct SearchRequest: Sendable, Equatable {
  /// See ``QueryParser``.
  public var text: String
  /// Words without a sign must all occur, not any.
  public var matchesAll = false
  /// Hits at most; 0 only counts.
  public var limit = 10
  /// Hits to pass over.
  public var offset = 0
  /// What hits are sorted by.
  public var sort = SortOrder.relevance
  /// Conditions in addition to the query's own; with an empty text, all that is asked.
  public var filter = DocumentFilter()
  /// Where to look for words without a field; nil for title and body.
  public var field: Field?
  /// Near-copies of a hit are told with it and are no hits themselves.
  public var foldsCopies = true
  /// Matches in lines that many documents hold weigh less.
  public var discountsBoilerplate = true
  /// What is looked for beside what was typed, where the searcher has an expander.
  public var expands = ExpansionWishes()
  /// Whether hits carry a snippet, and highlights in their titles.
  public var hasSnippets = true

  /// Score every match straight from the full-text index: slow, and what the quick way is held against.
  public var isExhaustive = false

  /// A request for the ten best hits; change what is wanted otherwise.
  public init(_ text: String) { self.text = text }
}
