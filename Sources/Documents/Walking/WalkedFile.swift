public import SystemPackage

/// A file that a walk found.
public struct WalkedFile: Sendable, Equatable {
  /// Absolute, or relative as the root was; bytes as the file system has them.
  public var path: FilePath
  /// Bytes.
  public var size: Int64
  /// When its contents were last written, as the file says: nanoseconds since 1970-01-01 UTC.
  public var modified: Int64
  /// When its contents, name or attributes last changed: nanoseconds since 1970-01-01 UTC. Unlike ``modified`` it
  /// cannot be set, so that a change shows in it whatever `touch` and `cp -p` say.
  public var changed: Int64

  /// Makes one of its parts.
  public init(path: FilePath, size: Int64, modified: Int64, changed: Int64) {
    self.path = path
    self.size = size
    self.modified = modified
    self.changed = changed
  }
}
