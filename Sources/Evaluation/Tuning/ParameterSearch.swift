/// Ways to find the point with the highest value.
public enum ParameterSearch: Sendable, Equatable {
  /// Parameters in turn, each over all its values with the others held, until none helps; at most
  /// so many rounds. Finds a local best at little cost.
  case coordinateAscent(rounds: Int)
  /// Every combination.
  case grid

  /// Combinations up to which a grid is the better choice.
  private static let gridLimit = 128
  /// A gain below this is rounding.
  private static let tolerance = 1e-12

  /// A grid where it is small, else coordinate ascent.
  public static func suited(to parameters: [TunedParameter]) -> ParameterSearch {
    combinations(parameters) <= gridLimit ? .grid : .coordinateAscent(rounds: 5)
  }

  /// How many points a grid has; `Int.max` where that is more.
  public static func combinations(_ parameters: [TunedParameter]) -> Int {
    parameters.reduce(1) { count, parameter in
      let (product, overflow) = count.multipliedReportingOverflow(by: parameter.values.count)
      return overflow ? Int.max : product
    }
  }

  /// The best point, of equal ones the first that was tried.
  ///
  /// - Parameters:
  ///   - parameters: With at least one value each.
  ///   - start: Where ascent begins, and the best where nothing is better; its values need not be
  ///     among those tried.
  ///   - value: What to make as high as can be. Asked at most once for a point by a grid; ascent
  ///     may ask again.
  public func best(
    _ parameters: [TunedParameter], from start: ParameterPoint,
    value: (ParameterPoint) throws -> Double
  ) rethrows -> (point: ParameterPoint, value: Double) {
    var best = (point: start, value: try value(start))
    func consider(_ values: [Double]) throws {
      let point = ParameterPoint(names: start.names, values: values)
      let found = try value(point)
      if found > best.value + Self.tolerance { best = (point, found) }
    }
    switch self {
    case .grid:
      var places = parameters.map { _ in 0 }
      while true {
        try consider(zip(parameters, places).map { $0.values[$1] })
        // Counts up as digits do.
        guard
          let digit = places.indices.last(where: { places[$0] + 1 < parameters[$0].values.count })
        else { return best }
        places[digit] += 1
        for later in places.indices where later > digit { places[later] = 0 }
      }
    case .coordinateAscent(let rounds):
      for _ in 0..<max(1, rounds) {
        let former = best.point
        for (index, parameter) in parameters.enumerated() {
          let values = best.point.values
          for candidate in parameter.values where candidate != values[index] {
            var changed = values
            changed[index] = candidate
            try consider(changed)
          }
        }
        if best.point == former { break }
      }
      return best
    }
  }
}
