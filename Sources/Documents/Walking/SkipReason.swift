/// Why a walk passed something over, by its rules rather than by a failure.
public enum SkipReason: String, Sendable, CaseIterable {
  /// A glob of ``WalkOptions/exclude`` matches.
  case excluded
  /// The name begins with a dot.
  case hidden
  /// A rule of an ignore file matches.
  case ignored
  /// No glob of ``WalkOptions/include`` matches.
  case notIncluded
  /// A symbolic link below the root, or one to a folder visited already.
  case symbolicLink
  /// A FIFO, socket or device.
  case special
  /// The folder of a version control system or of an index.
  case versionControl
}
