/// What a series of times comes to.
extension [Double] {
  var mean: Double { reduce(0, +) / Double(Swift.max(1, count)) }

  func percentile(_ share: Int) -> Double {
    let sorted = sorted()
    return sorted.isEmpty ? 0 : sorted[Swift.min(count - 1, count * share / 100)]
  }
}
