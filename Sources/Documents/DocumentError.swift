internal import Glibc

/// Why a document could not be turned into text. Its description says it for people: lower case, no
/// full stop.
public enum DocumentError: Error, Equatable, Sendable {
  /// Not text: the kind of data that the bytes show.
  case binary(String)
  /// The file changed while it was read.
  case changed
  /// Line (counted from 1) of a JSON Lines file that is no JSON object with a text.
  case malformedRecord(line: Int, reason: String)
  /// Neither a file of bytes nor a link to one: a folder, FIFO, socket or device, by name.
  case notRegularFile(String)
  /// A system error number with the call that gave it.
  case system(call: String, errno: Int32)
  /// Larger than the limit; both in bytes.
  case tooLarge(size: Int64, limit: Int64)
  /// No encoding has this name.
  case unknownEncoding(String)
}

extension DocumentError: CustomStringConvertible {
  /// The cause for people, without the path: lower case, no full stop.
  public var description: String {
    switch self {
    case .binary(let kind):
      "not text: \(kind)"
    case .changed:
      "changed while it was read"
    case .malformedRecord(let line, let reason):
      "malformed record in line \(line): \(reason)"
    case .notRegularFile(let kind):
      "not a regular file: \(kind)"
    case .system(let call, let number):
      "cannot \(call): \(Self.message(number))"
    case .tooLarge(let size, let limit):
      "too large: \(size) bytes, must be at most \(limit)"
    case .unknownEncoding(let name):
      "unknown encoding '\(name)'"
    }
  }

  /// The system's own words for an error number, begun in lower case as every message here is.
  private static func message(_ number: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard strerror_r(number, &buffer, buffer.count) == 0 else { return "error \(number)" }
    let letters = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let message = String(decoding: letters, as: UTF8.self)
    return message.prefix(1).lowercased() + message.dropFirst()
  }
}
