/// A place of a source that could not be read and was passed over.
public struct LexiconFailure: Sendable, Equatable, CustomStringConvertible {
  /// The file, for people.
  public var file: String
  /// Counted from 1; 0 where the file has no lines. In a binary file, the entry.
  public var line: Int
  /// Why, lower case.
  public var reason: String

  /// `file:line: reason`
  public var description: String { line > 0 ? "\(file):\(line): \(reason)" : "\(file): \(reason)" }
}
