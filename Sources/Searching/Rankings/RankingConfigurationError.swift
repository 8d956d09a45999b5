/// Why a ranking cannot be made as asked.
public enum RankingConfigurationError: Error, Equatable, CustomStringConvertible {
  case unknownKey(String)
  case unknownModel(String)
  case outOfRange(name: String, value: Double, allowed: String)
  /// The parameter is one of other models.
  case notOfModel(name: String, model: String, parameters: [String])

  /// What could not be done and why, with what is allowed.
  public var description: String {
    switch self {
    case .unknownKey(let name):
      let keys = [RankingConfiguration.modelKey] + RankingParameter.all.map(\.name)
      return "no parameter \"\(name)\"; did you mean \(Self.nearest(name, keys))?"
    case .unknownModel(let name):
      let models = RankingConfiguration.models
      return
        "no model \"\(name)\"; did you mean \(Self.nearest(name, models))? "
        + "there are: \(models.joined(separator: ", "))"
    case .outOfRange(let name, let value, let allowed):
      return "illegal \(name): \(RankingParameter.text(value)), must be \(allowed)"
    case .notOfModel(let name, let model, let parameters):
      let own = parameters.isEmpty ? "none" : parameters.joined(separator: ", ")
      return "the model \(model) has no parameter \"\(name)\"; it has: \(own)"
    }
  }

  /// The candidate that the fewest changes of letters lead to; the last part of a name counts alone
  /// as well, so that `window` finds `proximity.window`.
  static func nearest(_ name: String, _ candidates: [String]) -> String {
    func distance(_ candidate: String) -> Int {
      let parts = candidate.split(separator: ".").map(String.init)
      let whole = 2 * edits(name, candidate)
      return parts.reduce(whole) { min($0, 2 * edits(name, $1) + 1) }
    }
    let nearest = candidates.map { ($0, distance($0)) }.min { $0.1 < $1.1 }
    return nearest?.0 ?? ""
  }

  /// The edit distance of Levenshtein, of names of some dozen letters.
  private static func edits(_ one: String, _ other: String) -> Int {
    let (one, other) = (Array(one.utf8.prefix(64)), Array(other.utf8.prefix(64)))
    var row = Array(0...other.count)
    for (index, byte) in one.enumerated() {
      var corner = row[0]
      row[0] = index + 1
      for column in other.indices {
        let change = corner + (byte == other[column] ? 0 : 1)
        corner = row[column + 1]
        row[column + 1] = min(change, row[column] + 1, corner + 1)
      }
    }
    return row[other.count]
  }
}
