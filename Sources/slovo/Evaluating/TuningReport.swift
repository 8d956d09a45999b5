internal import Evaluation

/// What a tuning found, for people and for programs.
struct TuningReport {
  let ranking: String
  let measure: Measure
  let start: ParameterPoint
  let outcome: CrossValidation.Outcome
  let collections: [String]
  let points: Int

  var lines: [String] {
    var lines = ["\(measure) of \(ranking), from \(start); \(ReportText.count(points, "point"))"]
    for (index, fold) in outcome.folds.enumerated() {
      let held = fold.heldOutGain.map { ComparisonReport.signed($0) } ?? "no topics"
      lines.append(
        """
        fold \(index + 1): \(fold.point)  chosen on \(ComparisonReport.signed(fold.trainingGain)), held out \(held)
        """)
    }
    if outcome.heldOutDifferences.count > 1 {
      for (name, values) in zip(collections, outcome.heldOutDifferences) where !values.isEmpty {
        let mean = values.reduce(0, +) / Double(values.count)
        lines.append("\(name): held out \(ComparisonReport.signed(mean))")
      }
    }
    let interval = outcome.interval.map {
      " (95 % \(ComparisonReport.signed($0.lowerBound)) \(ComparisonReport.signed($0.upperBound)))"
    }
    lines.append(
      "held out: \(ComparisonReport.signed(outcome.heldOutGain))\(interval ?? "")")
    lines.append(
      """
      best on all topics: \(outcome.point)  (\(ComparisonReport.signed(outcome.trainingGain)) there, an optimistic figure)
      """)
    return lines
  }

  var members: [(String, JSONText)] {
    func point(_ point: ParameterPoint) -> JSONText {
      .object(zip(point.names, point.values).map { ($0, .decimal($1)) })
    }
    return [
      ("version", .number(1)), ("ranking", .string(ranking)),
      ("measure", .string(measure.description)), ("start", point(start)),
      ("best", point(outcome.point)), ("training_gain", .decimal(outcome.trainingGain)),
      ("held_out_gain", .decimal(outcome.heldOutGain)),
      (
        "interval",
        outcome.interval.map { .array([.decimal($0.lowerBound), .decimal($0.upperBound)]) }
          ?? .null
      ),
      (
        "folds",
        .array(
          outcome.folds.map {
            .object([
              ("point", point($0.point)), ("training_gain", .decimal($0.trainingGain)),
              ("held_out_gain", $0.heldOutGain.map { .decimal($0) } ?? .null),
            ])
          })
      ),
    ]
  }
}
