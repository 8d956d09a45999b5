public import SystemPackage

/// A file that a walk found.
public struct WalkedFile: Sendable, Equatable {
  /// Absolute, or relative as the root was; bytes as the file system has them.
  public var path: FilePath
  /// Bytes.
  public var size: Int64
  /// Nanoseconds since 1970-01-01 UTC.
  public var modified: Int64

  /// Makes one of its parts.
  public init(path: FilePath, size: Int64, modified: Int64) {
    self.path = path
    self.size = size
    self.modified = modified
  }
}
