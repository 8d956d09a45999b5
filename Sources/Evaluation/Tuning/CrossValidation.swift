/// Tuning that is honest about its gain: parameters are chosen on all folds but one, and judged on
/// that one.
///
/// Several collections count alike, whatever their size, so that nothing is tuned to one.
public struct CrossValidation: Sendable {
  /// How many parts the topics of each collection are put in, at least 2.
  public var folds: Int
  /// Which topic goes where follows from it.
  public var seed: UInt64

  /// - Parameters:
  ///   - folds: Taken as at least 2.
  ///   - seed: Any number.
  public init(folds: Int = 5, seed: UInt64 = 42) {
    self.folds = max(2, folds)
    self.seed = seed
  }

  /// What became of one fold.
  public struct Fold: Sendable {
    /// Chosen on the other folds.
    public let point: ParameterPoint
    /// How much better than the start it is there.
    public let trainingGain: Double
    /// How much better it is on this fold; nil where this fold has no topics.
    public let heldOutGain: Double?
  }

  /// What tuning found.
  public struct Outcome: Sendable {
    /// Each fold.
    public let folds: [Fold]
    /// Chosen on all topics: what to use.
    public let point: ParameterPoint
    /// How much better than the start it is on those same topics: an optimistic figure.
    public let trainingGain: Double
    /// For each collection and topic, the gain of the point that was chosen without the topic.
    public let heldOutDifferences: [[Double]]
    /// The mean of the collections' mean held-out gains: an honest figure.
    public let heldOutGain: Double
    /// Its 95 % bootstrap interval.
    public let interval: ClosedRange<Double>?
  }

  /// The fold of each of so many topics: a shuffle dealt out, so that sizes differ by one at most.
  public func assignment(of count: Int) -> [Int] {
    var random = SeededRandom(seed: seed)
    return (0..<count).map { $0 % folds }.shuffled(using: &random)
  }

  /// Tunes.
  ///
  /// - Parameters:
  ///   - parameters: With at least one value each.
  ///   - start: The point to gain on, with values for the same parameters in the same order.
  ///   - score: For each collection, a value for each topic; always as many. Asked once for a
  ///     point.
  public func tune(
    _ parameters: [TunedParameter], from start: ParameterPoint, search: ParameterSearch,
    score: (ParameterPoint) throws -> [[Double]]
  ) rethrows -> Outcome {
    var known: [ParameterPoint: [[Double]]] = [:]
    func scores(_ point: ParameterPoint) throws -> [[Double]] {
      if let found = known[point] { return found }
      let found = try score(point)
      known[point] = found
      return found
    }
    let base = try scores(start)
    let assignments = base.map { assignment(of: $0.count) }
    /// The mean of means over the topics whose fold passes.
    func mean(_ scores: [[Double]], _ passes: (Int) -> Bool) -> Double? {
      var means: [Double] = []
      for (values, folds) in zip(scores, assignments) {
        let kept = zip(values, folds).filter { passes($0.1) }.map(\.0)
        if !kept.isEmpty { means.append(kept.reduce(0, +) / Double(kept.count)) }
      }
      return means.isEmpty ? nil : means.reduce(0, +) / Double(means.count)
    }
    var heldOut = base.map { $0.map { _ in 0.0 } }
    var outcomes: [Fold] = []
    for fold in 0..<folds {
      let best = try search.best(parameters, from: start) {
        mean(try scores($0)) { $0 != fold } ?? 0
      }
      let chosen = try scores(best.point)
      for (index, values) in chosen.enumerated() {
        for topic in values.indices where assignments[index][topic] == fold {
          heldOut[index][topic] = values[topic] - base[index][topic]
        }
      }
      let held = mean(chosen) { $0 == fold }
      let before = mean(base) { $0 == fold }
      outcomes.append(
        Fold(
          point: best.point,
          trainingGain: best.value - (mean(base) { $0 != fold } ?? 0),
          heldOutGain: held.flatMap { held in before.map { held - $0 } }))
    }
    let final = try search.best(parameters, from: start) { mean(try scores($0)) { _ in true } ?? 0 }
    return Outcome(
      folds: outcomes, point: final.point,
      trainingGain: final.value - (mean(base) { _ in true } ?? 0), heldOutDifferences: heldOut,
      heldOutGain: mean(heldOut) { _ in true } ?? 0,
      interval: Bootstrap(seed: seed).interval(groups: heldOut))
  }
}
