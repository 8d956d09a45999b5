/// A need for information, as a query text with an identifier.
public struct Topic: Sendable, Equatable {
  /// Unique among the topics of a file; without white space.
  public var id: String
  /// What is searched for.
  public var text: String

  /// Made of its parts.
  public init(id: String, text: String) {
    self.id = id
    self.text = text
  }
}
