public import SystemPackage

/// Finds the files below roots, in a stable order (byte order of names), each once, never in a
/// circle.
///
/// Passed over are hidden names, what `.gitignore`, `.ignore` and `.slovoignore` say (the later
/// outranks the earlier wherever they lie; within one kind the deeper file outranks; rules of a
/// repository count from its top folder), and always the folders of version control and of indexes.
/// A root that is a symbolic link is followed; other links only with ``WalkOptions/followsLinks``.
/// Folders of any depth are walked with a handful of open descriptors. What vanishes while the walk
/// is under way is reported as failed, and no more.
///
/// Cost: one system call a file, three a folder; names of one folder a level in memory.
public struct FileWalker: Sendable {
  /// What it was made with.
  public let options: WalkOptions

  /// A walker for any number of walks.
  public init(options: WalkOptions = WalkOptions()) { self.options = options }

  /// Visits every file below `root` (or `root` itself when it is a file, which no ignore rule
  /// hides).
  ///
  /// - Parameters:
  ///   - root: A file or folder.
  ///   - visit: Takes a file; returning false ends the walk.
  ///   - failed: Takes a path that could not be read, and why.
  public func walk(
    _ root: FilePath, visit: (WalkedFile) throws -> Bool,
    failed: (FilePath, DocumentError) -> Void
  ) rethrows {
    try walk(root, visit: visit, failed: failed, skipped: { _, _ in })
  }

  /// As ``walk(_:visit:failed:)``, with what the rules passed over.
  ///
  /// - Parameter skipped: Takes a path and the reason; of a folder only its own, not those below.
  public func walk(
    _ root: FilePath, visit: (WalkedFile) throws -> Bool,
    failed: (FilePath, DocumentError) -> Void, skipped: (FilePath, SkipReason) -> Void
  ) rethrows {
    var walk = Walk(root: root, options: options)
    try walk.run(visit: visit, failed: failed, skipped: skipped)
  }
}
