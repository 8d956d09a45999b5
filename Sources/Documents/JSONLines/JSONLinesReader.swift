public import SystemPackage

/// Reads the records of a JSON Lines file: `{"id", "title", "text", "date", …}`, one object a line.
///
/// `text` is required (`body`, `content` and `contents` are taken for it), `id` may be a string or a number (`_id`
/// and `docid` are taken for it; the line number where absent). Memory does not grow with the file.
public struct JSONLinesReader {
  public init(options: ReadingOptions = ReadingOptions()) {}

  /// Calls `body` with each record in order, until it returns false or the file ends.
  ///
  /// A malformed line is handed on as an error and passed over.
  ///
  /// - Throws: ``DocumentError/system(call:errno:)`` where the file cannot be read.
  public func forEachRecord(
    in path: FilePath, _ body: (_ line: Int, Result<Document, DocumentError>) throws -> Bool
  ) throws {}
}
