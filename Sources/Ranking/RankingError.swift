/// Why a ranking cannot be made as asked.
public enum RankingError: Error, Equatable, CustomStringConvertible {
  /// A parameter lies outside of what its model allows.
  case parameterOutOfRange(name: String, value: Double, allowed: String)

  /// What could not be done and why, with what is allowed.
  public var description: String {
    switch self {
    case .parameterOutOfRange(let name, let value, let allowed):
      "cannot use \(name) = \(value), must be \(allowed)"
    }
  }
}
