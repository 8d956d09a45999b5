internal import Glibc

/// The regularised incomplete beta function I_x(a, b): the distribution function of the beta
/// distribution, and with it of Student's t.
enum IncompleteBeta {
  private static let precision = 1e-15
  private static let smallest = 1e-300
  private static let iterationLimit = 10_000

  /// By the continued fraction of DLMF 8.17.22, evaluated from its front (Lentz 1976, as modified
  /// by Thompson and Barnett 1986).
  ///
  /// - Parameters:
  ///   - x: 0…1.
  ///   - a: Above 0.
  ///   - b: Above 0.
  static func value(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    // The fraction converges fast below the mean; above it, by I_x(a, b) = 1 − I_{1−x}(b, a).
    let isLow = x <= (a + 1) / (a + b + 2)
    let part = isLow ? lower(x, a, b) : 1 - lower(1 - x, b, a)
    return min(1, max(0, part))
  }

  private static func lower(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let logBeta = logGamma(a) + logGamma(b) - logGamma(a + b)
    return exp(a * log(x) + b * log1p(-x) - logBeta) / a * fraction(x, a, b)
  }

  private static func logGamma(_ x: Double) -> Double {
    var sign: Int32 = 0
    return lgamma_r(x, &sign)
  }

  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    func apartFromZero(_ value: Double) -> Double { abs(value) < smallest ? smallest : value }
    var numerators = 1.0
    var denominators = 1 / apartFromZero(1 - (a + b) * x / (a + 1))
    var result = denominators
    for step in 1...iterationLimit {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      var change = 1.0
      for coefficient in [even, odd] {
        denominators = 1 / apartFromZero(1 + coefficient * denominators)
        numerators = apartFromZero(1 + coefficient / numerators)
        change = denominators * numerators
        result *= change
      }
      if abs(change - 1) < precision { break }
    }
    return result
  }
}
