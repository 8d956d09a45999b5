/// A query with what is to be said of how it was understood.
public struct ParsedQuery: Sendable, Equatable {
  public var query: Query
  /// In the order of the text, each once.
  public var notes: [QueryNote]

  public init(query: Query, notes: [QueryNote] = []) {
    self.query = query
    self.notes = notes
  }
}
