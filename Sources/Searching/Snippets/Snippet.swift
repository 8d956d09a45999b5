/// What of a document's body to show for a query.
public struct Snippet: Sendable, Equatable {
  /// One or two, in the order of the text.
  public var fragments: [Fragment]
  /// The line of the source where the most telling match stands, counted from 1; where nothing
  /// matched in the part that was read, that of the first fragment.
  public var line: Int

  /// Made of its parts.
  public init(fragments: [Fragment], line: Int) {
    self.fragments = fragments
    self.line = line
  }
}
