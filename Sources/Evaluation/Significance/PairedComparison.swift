/// How one system differs from another on the same topics.
public struct PairedComparison: Sendable {
  /// The system's value less the baseline's, for each topic.
  public let differences: [Double]
  /// Their mean.
  public let meanDifference: Double
  /// Topics on which the system is better.
  public let wins: Int
  /// Topics on which both are the same.
  public let ties: Int
  /// Topics on which the baseline is better.
  public let losses: Int
  /// Cohen's d_z: the mean difference in standard deviations of the differences (Cohen 1988);
  /// infinite where all differences are the same, and not 0.
  public let effectSize: Double
  /// The p-value of the paired randomisation test.
  public let randomizationP: Double
  /// The p-value of the paired t-test; nil below two topics.
  public let studentP: Double?
  /// The 95 % bootstrap interval of the mean difference; nil without topics.
  public let interval: ClosedRange<Double>?

  /// Smaller differences are rounding.
  private static let tolerance = 1e-9

  /// Compares values of the same topics in the same order; those beyond the shorter list do not
  /// count.
  public init(
    _ values: [Double], baseline: [Double], test: RandomizationTest = RandomizationTest(),
    bootstrap: Bootstrap = Bootstrap()
  ) {
    let differences = zip(values, baseline).map { value, base in
      abs(value - base) < Self.tolerance ? 0 : value - base
    }
    self.differences = differences
    let (mean, deviation) = StudentTest.meanAndDeviation(differences)
    meanDifference = mean
    wins = differences.count { $0 > 0 }
    ties = differences.count { $0 == 0 }
    losses = differences.count { $0 < 0 }
    effectSize = mean == 0 ? 0 : mean / deviation
    randomizationP = test.pValue(differences)
    studentP = StudentTest.pValue(differences)
    interval = bootstrap.interval(differences)
  }
}
