internal import Glibc
public import SystemPackage

/// Reads paths from a stream, one a line or one a zero byte, as `find` and `git ls-files` write
/// them.
///
/// Empty paths are passed over. Memory does not grow with the list; a path longer than 1 MiB is
/// refused.
public struct PathList: Sendable {
  /// What stands between paths.
  public enum Separator: UInt8, Sendable {
    /// A carriage return before it is dropped.
    case newline = 0x0A
    case zero = 0x00
  }

  private static let longestPath = 1 << 20
  private let separator: Separator

  /// Reads lists with a separator.
  public init(separator: Separator = .newline) { self.separator = separator }

  /// Calls `body` with each path in order, until it returns false or the list ends.
  ///
  /// - Parameters:
  ///   - descriptor: Open for reading; 0 is standard input. It stays open.
  ///   - body: Takes a path; bytes as they are in the list.
  /// - Throws: ``DocumentError/system(call:errno:)``, ``DocumentError/tooLarge(size:limit:)``, and
  ///   what `body` throws.
  public func forEachPath(in descriptor: Int32, _ body: (FilePath) throws -> Bool) throws {
    let reader = LineReader(
      descriptor: descriptor, separator: separator.rawValue, lengthLimit: Self.longestPath)
    while let line = try reader.next() {
      guard !line.isOverlong else {
        throw DocumentError.tooLarge(size: Int64(line.length), limit: Int64(Self.longestPath))
      }
      var bytes = reader.bytes(of: line)
      if separator == .newline, bytes.last == 0x0D { bytes = bytes.dropLast() }
      if bytes.isEmpty { continue }
      guard try body(FilePath(platformBytes: bytes)) else { return }
    }
  }
}
