/// The paired randomisation test, also called Fisher's (Fisher 1935; for retrieval: Smucker, Allan,
/// Carterette 2007).
///
/// If two systems were the same, each topic's difference could as well have the other sign. The
/// p-value is the share of all assignments of signs whose mean is at least as far from 0 as the
/// observed one: two-sided.
public struct RandomizationTest: Sendable {
  /// How many assignments are drawn where there are too many to try them all.
  public var permutations: Int
  /// The sequence of draws follows from it.
  public var seed: UInt64

  /// Up to so many differences are tried in all ways, and the p-value is exact.
  static let exactLimit = 16
  /// Sums that differ by rounding alone are equal.
  private static let tolerance = 1e-12

  /// - Parameters:
  ///   - permutations: At least 1; the smallest p-value is 1 / (permutations + 1).
  ///   - seed: Any number.
  public init(permutations: Int = 100_000, seed: UInt64 = 42) {
    self.permutations = max(1, permutations)
    self.seed = seed
  }

  /// The p-value of paired differences, above 0 and at most 1; 1 where there is no difference.
  ///
  /// Cost: differences × permutations, about a nanosecond each.
  public func pValue(_ differences: [Double]) -> Double {
    // A difference of 0 is the same with either sign.
    let values = differences.filter { $0 != 0 }
    guard !values.isEmpty else { return 1 }
    let total = values.reduce(0, +)
    let scale = values.reduce(0) { $0 + abs($1) }
    let limit = abs(total) - Self.tolerance * scale
    return values.count <= Self.exactLimit
      ? exact(values, total, limit) : drawn(values, total, limit)
  }

  private func exact(_ values: [Double], _ total: Double, _ limit: Double) -> Double {
    let all = 1 << values.count
    var count = 0
    for signs in 0..<all {
      var flipped = 0.0
      for (index, value) in values.enumerated() where signs >> index & 1 == 1 { flipped += value }
      if abs(total - 2 * flipped) >= limit { count += 1 }
    }
    return Double(count) / Double(all)
  }

  private func drawn(_ values: [Double], _ total: Double, _ limit: Double) -> Double {
    var random = SeededRandom(seed: seed)
    var count = 0
    values.withUnsafeBufferPointer { values in
      for _ in 0..<permutations {
        var flipped = 0.0
        var start = 0
        while start < values.count {
          var signs = random.next()
          let end = min(start + 64, values.count)
          for index in start..<end {
            // A product instead of a branch, which no processor could foresee.
            flipped += values[index] * Double(signs & 1)
            signs >>= 1
          }
          start = end
        }
        if abs(total - 2 * flipped) >= limit { count += 1 }
      }
    }
    // The observed assignment is one of those that could have been (Davison, Hinkley 1997).
    return Double(count + 1) / Double(permutations + 1)
  }
}
