/// Why a dictionary of forms could not be used. The description says what, why, and what to run next.
public enum MorphologyError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Part of what a dictionary is made of is not there.
  case missing(path: String, part: String)
  /// What a dictionary is to be made of is not as it should be.
  case malformed(path: String, part: String, reason: String)
  /// The file is one of ours, but broken.
  case damaged(path: String, reason: String)
  /// The file is something else.
  case foreign(path: String)
  case newerFormat(path: String, found: UInt32, supported: UInt32)
  case system(call: String, path: String, reason: String)

  /// What could not be done, why, and what to run next.
  public var description: String {
    switch self {
    case .missing(let path, let part):
      """
      cannot make a dictionary of "\(path)": it holds no \(part); name the data folder or the wheel \
      of pymorphy3-dicts-ru
      """
    case .malformed(let path, let part, let reason):
      "cannot make a dictionary of \"\(path)\": \(part): \(reason)"
    case .damaged(let path, let reason):
      """
      cannot use the dictionary "\(path)": it is damaged (\(reason)); run "slovo morphology add" again
      """
    case .foreign(let path):
      "cannot use \"\(path)\": not a dictionary made by \"slovo morphology add\""
    case .newerFormat(let path, let found, let supported):
      """
      cannot use the dictionary "\(path)": it has format \(found), and this program supports \
      \(supported); run "slovo morphology add" again
      """
    case .system(let call, let path, let reason):
      "cannot \(call) \"\(path)\": \(reason)"
    }
  }
}
