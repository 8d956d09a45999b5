internal import Evaluation

/// The values of one system, for people and for programs.
struct EvaluationReport {
  let system: EvaluatedSystem
  let evaluation: RunEvaluation
  let perTopic: Bool
  /// Lines begin with the system's name: there are several.
  let namesSystem: Bool

  /// Decimals of a value for people; JSON has all.
  static let digits = 4

  func print(isJSON: Bool) { isJSON ? printJSON() : printLines() }

  /// A value as it is printed: counts are whole.
  static func text(_ value: Double, _ measure: Measure) -> String {
    Format.decimal(value, measure.isCount ? 0 : digits)
  }

  /// Columns set apart by tabs: system (where there are several), topic (with `-q`), measure,
  /// value; the whole at the end.
  private func printLines() {
    let start = namesSystem ? system.name + "\t" : ""
    if perTopic {
      for (index, topic) in evaluation.topics.enumerated() {
        for (measure, values) in zip(evaluation.measures, evaluation.values) {
          Output.print("\(start)\(topic)\t\(measure)\t\(Self.text(values[index], measure))")
        }
      }
    }
    for (index, measure) in evaluation.measures.enumerated() {
      let line = "\(measure)\t\(Self.text(evaluation.total(index), measure))"
      Output.print(start + (perTopic ? "all\t" : "") + line)
    }
    guard Output.isTerminal, !perTopic else { return }
    let topics = ReportText.count(evaluation.topics.count, "topic")
    let time = system.secondsPerTopic.map { _ in ", \(system.timeText) each" } ?? ""
    Output.print("over \(topics)\(time)")
  }

  private func printJSON() {
    func values(_ values: [Double]) -> JSONText {
      .object(zip(evaluation.measures, values).map { ($0.description, .decimal($1)) })
    }
    var members: [(String, JSONText)] = [
      ("version", .number(1)), ("system", .string(system.name)),
      ("topics", .number(evaluation.topics.count)),
      (
        "milliseconds_per_topic",
        system.secondsPerTopic.map { .decimal($0 * 1000) } ?? .null
      ), ("measures", values(evaluation.measures.indices.map { evaluation.total($0) })),
    ]
    if perTopic {
      members.append(
        (
          "per_topic",
          .object(
            evaluation.topics.enumerated().map { index, topic in
              (topic, values(evaluation.values.map { $0[index] }))
            })
        ))
    }
    Output.print(JSONText.object(members))
  }
}
