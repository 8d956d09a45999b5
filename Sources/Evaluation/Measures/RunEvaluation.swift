/// The values of measures for each topic of a run.
public struct RunEvaluation: Sendable {
  /// What to do with a judged topic for which a run has no documents.
  public enum MissingTopics: Sendable {
    /// Its values are 0, as ir_measures has it, and trec_eval with `-c`. The default: else a system
    /// gains by leaving out what is hard.
    case countAsZero
    /// It is left out, as trec_eval does without `-c`.
    case leaveOut
  }

  /// What was measured.
  public let measures: [Measure]
  /// The topics, in the order of the judgements. A topic without judgements is never among them.
  public let topics: [String]
  /// For each measure a value of each topic.
  public let values: [[Double]]

  /// Measures a run.
  ///
  /// Cost: linear in the run, times the measures.
  public init(
    _ run: Run, qrels: Qrels, measures: [Measure], missing: MissingTopics = .countAsZero
  ) {
    self.measures = measures
    topics = qrels.topics.filter {
      missing == .countAsZero || !(run.rankings[$0] ?? []).isEmpty
    }
    var values = measures.map { _ in [Double]() }
    for topic in topics {
      let ranking = JudgedRanking(
        run.rankings[topic] ?? [], judgements: qrels.grades[topic] ?? [:],
        highestGrade: qrels.highestGrade)
      for (index, measure) in measures.enumerated() {
        values[index].append(ranking.value(of: measure))
      }
    }
    self.values = values
  }

  /// The value over all topics: the mean, for counts the sum; 0 where there is no topic.
  public func total(_ measure: Int) -> Double {
    let values = values[measure]
    let sum = values.reduce(0, +)
    return measures[measure].isCount || values.isEmpty ? sum : sum / Double(values.count)
  }
}
