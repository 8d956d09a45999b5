/// Which files a walk visits.
public struct WalkOptions: Sendable, Equatable, Codable {
  /// Visit names that begin with a dot.
  public var includesHidden = false
  /// Ignore `.gitignore`, `.ignore` and `.slovoignore`.
  public var ignoresIgnoreFiles = false
  /// Go through symbolic links below the root too, each folder once.
  public var followsLinks = false
  /// Globs as in an ignore file, relative to the root; when there are any, only matching files and
  /// what lies in matching folders are visited.
  public var include: [String] = []
  /// Globs as in an ignore file, relative to the root; matching files and folders are passed over.
  public var exclude: [String] = []

  /// Everything that is not hidden and not ignored.
  public init() {}
}
