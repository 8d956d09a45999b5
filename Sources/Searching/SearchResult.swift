/// The answer to a request.
public struct SearchResult: Sendable {
  /// The query as it was understood.
  public var query: Query
  /// What to say about that.
  public var notes: [QueryNote]
  /// Documents that match, near-copies counted each; where ``isTotalExact`` is false, there may be more.
  public var totalMatches: Int
  /// Whether all matches were counted: looking for the best, most need not be looked at.
  public var isTotalExact: Bool
  /// In the order asked.
  public var hits: [Hit]

  /// Made of its parts.
  public init(
    query: Query, notes: [QueryNote], totalMatches: Int, isTotalExact: Bool = true, hits: [Hit]
  ) {
    self.query = query
    self.notes = notes
    self.totalMatches = totalMatches
    self.isTotalExact = isTotalExact
    self.hits = hits
  }
}
