/// The answer to a request.
public struct SearchResult: Sendable {
  /// The query as it was understood.
  public var query: Query
  /// What to say about that.
  public var notes: [QueryNote]
  /// All documents that match, near-copies counted each.
  public var totalMatches: Int
  /// In the order asked.
  public var hits: [Hit]

  /// Made of its parts.
  public init(query: Query, notes: [QueryNote], totalMatches: Int, hits: [Hit]) {
    self.query = query
    self.notes = notes
    self.totalMatches = totalMatches
    self.hits = hits
  }
}
