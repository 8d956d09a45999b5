/// A parameter to tune, with the values to try.
public struct TunedParameter: Sendable, Equatable {
  /// As the ranking names it.
  public var name: String
  /// At least one, rising.
  public var values: [Double]

  /// Values of a range that names no step: eight, so that 0.6…2.0 has steps of 0.2 and 0.2…0.9
  /// steps of 0.1.
  private static let defaultCount = 8
  private static let countLimit = 1000

  /// Made of its parts.
  public init(name: String, values: [Double]) {
    self.name = name
    self.values = values
  }

  /// Reads `k1=0.6…2.0` (also `..`), with a step `k1=0.6…2.0:0.1`, a list `b=0.3/0.4/0.75`, or one
  /// value.
  public init(_ text: String) throws {
    func wrong(_ reason: String) -> EvaluationError { .illegalParameter(text, reason: reason) }
    let pair = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard pair.count == 2, !pair[0].isEmpty else {
      throw wrong("write a name and its values, as in k1=0.6…2.0")
    }
    func number(_ part: some StringProtocol) throws -> Double {
      guard let value = Double(part), value.isFinite else {
        throw wrong("\"\(part)\" is no number")
      }
      return value
    }
    name = pair[0]
    let ends = pair[1].replacing("...", with: "…").replacing("..", with: "…").split(
      separator: "…", omittingEmptySubsequences: false)
    guard ends.count == 2 else {
      guard ends.count == 1 else { throw wrong("a range has two ends, as in 0.6…2.0") }
      values = try Set(pair[1].split(separator: "/").map { try number($0) }).sorted()
      guard !values.isEmpty else { throw wrong("no value") }
      return
    }
    let upper = ends[1].split(separator: ":", maxSplits: 1)
    guard let last = upper.first else { throw wrong("a range has two ends, as in 0.6…2.0") }
    let (low, high) = (try number(ends[0]), try number(last))
    guard low < high else { throw wrong("the first end must be below the second") }
    var count = Double(Self.defaultCount - 1)
    if upper.count == 2 {
      let step = try number(upper[1])
      count = ((high - low) / step).rounded()
      guard step > 0, count >= 1, count < Double(Self.countLimit) else {
        throw wrong("the step must give between 2 and \(Self.countLimit) values")
      }
    }
    values = (0...Int(count)).map { index in
      // Rounded, so that 0.6 + 3 · 0.2 is 1.2.
      let value = low + (high - low) * Double(index) / count
      return (value * 1e9).rounded() / 1e9
    }
  }

  /// Reads several, set apart by commas.
  public static func list(_ text: String) throws -> [TunedParameter] {
    let parameters = try text.split(separator: ",").map { try TunedParameter(String($0)) }
    guard !parameters.isEmpty else {
      throw EvaluationError.illegalParameter(text, reason: "name at least one, as in k1=0.6…2.0")
    }
    if let twice = parameters.first(where: { one in
      parameters.count { $0.name == one.name } > 1
    }) {
      throw EvaluationError.illegalParameter(text, reason: "\(twice.name) is there twice")
    }
    return parameters
  }
}

/// A value for each parameter.
public struct ParameterPoint: Sendable, Hashable, CustomStringConvertible {
  /// Names of the parameters.
  public var names: [String]
  /// Their values, in the same order.
  public var values: [Double]

  /// Made of its parts; as many values as names.
  public init(names: [String], values: [Double]) {
    self.names = names
    self.values = values
  }

  /// `k1=1.2,b=0.75`.
  public var description: String {
    zip(names, values).map { "\($0)=\($1)" }.joined(separator: ",")
  }
}
