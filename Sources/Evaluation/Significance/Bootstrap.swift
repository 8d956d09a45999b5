/// Confidence intervals by drawing anew from what was observed (Efron 1979; for retrieval: Sakai
/// 2006).
public struct Bootstrap: Sendable {
  /// How often the observations are drawn anew.
  public var samples: Int
  /// The sequence of draws follows from it.
  public var seed: UInt64

  /// - Parameters:
  ///   - samples: At least 100.
  ///   - seed: Any number.
  public init(samples: Int = 10_000, seed: UInt64 = 42) {
    self.samples = max(100, samples)
    self.seed = seed
  }

  /// The percentile interval of a mean; nil of nothing.
  public func interval(_ values: [Double], confidence: Double = 0.95) -> ClosedRange<Double>? {
    interval(groups: [values], confidence: confidence)
  }

  /// The percentile interval of the mean of the groups' means, each group drawn from itself; empty
  /// groups do not count.
  ///
  /// - Parameter confidence: Above 0 and below 1.
  public func interval(
    groups: [[Double]], confidence: Double = 0.95
  ) -> ClosedRange<Double>? {
    let groups = groups.filter { !$0.isEmpty && $0.count < 1 << 31 }
    guard !groups.isEmpty else { return nil }
    var random = SeededRandom(seed: seed)
    var means: [Double] = []
    means.reserveCapacity(samples)
    for _ in 0..<samples {
      var sum = 0.0
      for group in groups {
        var total = 0.0
        for _ in group { total += group[random.index(below: group.count)] }
        sum += total / Double(group.count)
      }
      means.append(sum / Double(groups.count))
    }
    means.sort()
    let tail = (1 - min(max(confidence, 0), 1)) / 2
    let low = min(samples - 1, Int(tail * Double(samples)))
    return means[low]...means[samples - 1 - low]
  }
}
