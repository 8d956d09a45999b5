/// The answer to a request.
public struct SearchResult: Sendable {
  /// The query as it was understood.
  public var query: Query
  /// What to say about that.
  public var notes: [QueryNote]
  /// What was looked for beside what was typed, or in its place, in the order of the query.
  public var additions: [QueryAddition]
  /// Documents that match, near-copies counted each; where ``isTotalExact`` is false, there may be more.
  public var totalMatches: Int
  /// Whether all matches were counted: looking for the best, most need not be looked at.
  public var isTotalExact: Bool
  /// In the order asked.
  public var hits: [Hit]

  /// Made of its parts.
  public init(
    query: Query, notes: [QueryNote], additions: [QueryAddition] = [], totalMatches: Int,
    isTotalExact: Bool = true, hits: [Hit]
  ) {
    self.query = query
    self.notes = notes
    self.additions = additions
    self.totalMatches = totalMatches
    self.isTotalExact = isTotalExact
    self.hits = hits
  }
}
