public import SystemPackage

/// Which files a walk visits.
public struct WalkOptions: Sendable, Equatable, Codable {
  /// Visit names that begin with a dot.
  public var includesHidden = false
  /// Ignore `.gitignore`, `.ignore` and `.slovoignore`.
  public var ignoresIgnoreFiles = false
  /// Globs; when there are any, only matching files are visited.
  public var include: [String] = []
  /// Globs; matching files and folders are passed over.
  public var exclude: [String] = []

  public init() {}
}

/// A file that a walk found.
public struct WalkedFile: Sendable, Equatable {
  /// Absolute, or relative as the root was; bytes as the file system has them.
  public var path: FilePath
  /// Bytes.
  public var size: Int64
  /// Nanoseconds since 1970-01-01 UTC.
  public var modified: Int64

  public init(path: FilePath, size: Int64, modified: Int64) {
    self.path = path
    self.size = size
    self.modified = modified
  }
}

/// Finds the files below roots, in a stable order (byte order of names), each once, never in a circle.
public struct FileWalker: Sendable {
  public init(options: WalkOptions = WalkOptions()) {}

  /// Visits every file below `root` (or `root` itself when it is a file, which no ignore rule hides).
  ///
  /// - Parameters:
  ///   - visit: Takes a file; returning false ends the walk.
  ///   - failed: Takes a path that could not be read, and why.
  public func walk(
    _ root: FilePath, visit: (WalkedFile) throws -> Bool,
    failed: (FilePath, DocumentError) -> Void
  ) rethrows {}
}
