/// What a piece of work took.
struct ResourceUsage {
  /// Seconds.
  var wall: Double
  var cpu: Double
  var peakBytes: Int64 = 0

  /// The least of each: what the work takes when others disturb it least.
  static func least(_ rounds: [ResourceUsage]) -> ResourceUsage {
    ResourceUsage(
      wall: rounds.map(\.wall).min() ?? 0, cpu: rounds.map(\.cpu).min() ?? 0,
      peakBytes: rounds.map(\.peakBytes).max() ?? 0)
  }

  static func + (first: ResourceUsage, second: ResourceUsage) -> ResourceUsage {
    ResourceUsage(
      wall: first.wall + second.wall, cpu: first.cpu + second.cpu,
      peakBytes: max(first.peakBytes, second.peakBytes))
  }
}
