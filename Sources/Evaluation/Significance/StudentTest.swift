internal import Glibc

/// The paired t-test (Student 1908): two-sided, of mean 0. It takes differences to be normal, which
/// measures of retrieval are not; it stands beside the randomisation test, and mostly agrees with
/// it.
public enum StudentTest {
  /// The p-value of paired differences, 0…1; nil where there are fewer than two. 1 where all
  /// differences are 0, and 0 where all are the same and not 0.
  public static func pValue(_ differences: [Double]) -> Double? {
    guard differences.count >= 2 else { return nil }
    let (mean, deviation) = meanAndDeviation(differences)
    guard deviation > 0 else { return mean == 0 ? 1 : 0 }
    let t = mean / (deviation / Double(differences.count).squareRoot())
    let freedom = Double(differences.count - 1)
    return IncompleteBeta.value(freedom / (freedom + t * t), freedom / 2, 0.5)
  }

  /// The mean and the sample's standard deviation (divided by n − 1); 0 and 0 of nothing.
  static func meanAndDeviation(_ values: [Double]) -> (mean: Double, deviation: Double) {
    guard !values.isEmpty else { return (0, 0) }
    let mean = values.reduce(0, +) / Double(values.count)
    guard values.count > 1 else { return (mean, 0) }
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / Double(values.count - 1)).squareRoot()
    // Equal values may differ from their mean by rounding.
    return (mean, deviation > abs(mean) * 1e-14 ? deviation : 0)
  }
}
