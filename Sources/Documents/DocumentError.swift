/// Why a document could not be turned into text. Its description says it for people: lower case, no full stop.
public enum DocumentError: Error, Equatable, Sendable {
  /// Not text: a known binary signature or NUL bytes.
  case binary(String)
  /// The file changed while it was read.
  case changed
  /// Larger than the limit; both in bytes.
  case tooLarge(size: Int64, limit: Int64)
  /// Line (counted from 1) of a JSON Lines file that is no JSON object with a text.
  case malformedRecord(line: Int, reason: String)
  /// A system error number with the call that gave it.
  case system(call: String, errno: Int32)
  case unknownEncoding(String)
}
