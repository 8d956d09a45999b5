/// Turns text into terms; the same for documents and queries.
///
/// Not thread-safe: it holds caches; make one a thread.
public final class Analyzer {
  public init() {}

  /// Name, version and the versions of all that decides which terms a text yields, one line.
  ///
  /// An index stores it; an index of another identity must be rebuilt.
  public static var identity: String { "" }

  /// Appends the terms of a text, packed for the index.
  ///
  /// - Parameter text: any bytes; ill-formed UTF-8 separates words.
  public func pack(_ text: UnsafeBufferPointer<UInt8>, into packed: inout PackedTerms) {}

  /// The tokens of a text with offsets and rules: what ``pack(_:into:)`` writes, for people and for highlighting.
  public func tokens(_ text: UnsafeBufferPointer<UInt8>) -> [Token] { [] }

  /// The words of a query text, compounds whole.
  public func queryWords(_ text: String) -> [QueryWord] { [] }
}
