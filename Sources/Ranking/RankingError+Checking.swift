extension RankingError {
  /// Throws where a parameter is not within its range, or no number.
  static func check(
    _ name: String, _ value: Float, _ range: ClosedRange<Float>
  ) throws(RankingError) {
    guard range.contains(value) else {
      throw .parameterOutOfRange(
        name: name, value: Double(value),
        allowed: "between \(text(range.lowerBound)) and \(text(range.upperBound))")
    }
  }

  private static func text(_ value: Float) -> String {
    value == value.rounded() ? "\(Int(value))" : "\(value)"
  }
}
