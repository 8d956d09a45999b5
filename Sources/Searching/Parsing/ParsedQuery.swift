/// A query with what is to be said of how it was understood.
public struct ParsedQuery: Sendable, Equatable {
  /// What is asked.
  public var query: Query
  /// In the order of the text, each once.
  public var notes: [QueryNote]

  /// Made of its parts.
  public init(query: Query, notes: [QueryNote] = []) {
    self.query = query
    self.notes = notes
  }
}
