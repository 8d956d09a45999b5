/// Several systems on the same topics, each compared with the first, the baseline.
public struct SystemComparison: Sendable {
  /// The values of each system, in the order given; the same topics in the same order.
  public let evaluations: [RunEvaluation]
  /// For each measure the comparisons of all systems but the first.
  public let comparisons: [[PairedComparison]]
  /// For each measure the p-values of the randomisation test, corrected (Holm) for the number of
  /// systems.
  public let correctedP: [[Double]]

  /// What was measured.
  public var measures: [Measure] { evaluations.first?.measures ?? [] }
  /// The topics.
  public var topics: [String] { evaluations.first?.topics ?? [] }

  /// Below this a corrected p-value counts as significant in tables.
  public static let significance = 0.05

  /// Measures and compares runs. A topic for which a run has no documents counts 0, so that all
  /// have the same topics.
  ///
  /// Cost: that of the randomisation test for each system but the first and each measure.
  public init(
    _ runs: [Run], qrels: Qrels, measures: [Measure],
    test: RandomizationTest = RandomizationTest(), bootstrap: Bootstrap = Bootstrap()
  ) {
    let evaluations = runs.map { RunEvaluation($0, qrels: qrels, measures: measures) }
    self.evaluations = evaluations
    comparisons = measures.indices.map { measure in
      evaluations.dropFirst().map {
        PairedComparison(
          $0.values[measure], baseline: evaluations[0].values[measure], test: test,
          bootstrap: bootstrap)
      }
    }
    correctedP = comparisons.map { Holm.corrected($0.map(\.randomizationP)) }
  }

  /// The places of topics on which a system and the baseline differ, those that differ most first.
  public func mostDifferent(system: Int, measure: Int) -> [Int] {
    let differences = comparisons[measure][system - 1].differences
    return differences.indices.filter { differences[$0] != 0 }.sorted {
      let sizes = (abs(differences[$0]), abs(differences[$1]))
      return sizes.0 != sizes.1 ? sizes.0 > sizes.1 : $0 < $1
    }
  }
}
