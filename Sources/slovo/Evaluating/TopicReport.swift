internal import Evaluation

/// Where systems differ most from the baseline: both top tens side by side.
struct TopicReport {
  let report: ComparisonReport
  let limit: Int

  /// Columns of a document's name.
  private static let nameWidth = 40

  var lines: [String] {
    var lines: [String] = []
    guard let measure = report.comparison.measures.first else { return [] }
    for system in report.systems.indices.dropFirst() {
      let differences = TopicDifference.most(report, system: system, measure: 0, limit: limit)
      let names = "\(report.systems[system].name) and \(report.systems[0].name)"
      lines.append("")
      if differences.isEmpty {
        lines.append("no topic has another \(measure) with \(names)")
        continue
      }
      lines.append(
        "where \(names) differ most in \(measure); + relevant, . judged not relevant, ? unjudged")
      for difference in differences { lines += block(difference, measure, system) }
    }
    return lines
  }

  private func block(
    _ difference: TopicDifference, _ measure: Measure, _ system: Int
  ) -> [String] {
    let change = ComparisonReport.signed(difference.value - difference.baseline)
    let values = [difference.baseline, difference.value].map { EvaluationReport.text($0, measure) }
    var lines = [
      "",
      "\(difference.topic)  \(values[0]) → \(values[1]) (\(change))  \(SafeText.line(difference.text))",
    ]
    let names = [0, system].map { TerminalText.fitted(report.systems[$0].name, to: Self.nameWidth) }
    lines.append(Self.trimmed("         \(names[0])     \(names[1])"))
    for rank in 0..<max(difference.baselineTop.count, difference.top.count) {
      let cells = [difference.baselineTop, difference.top].map { places in
        places.indices.contains(rank) ? Self.cell(places[rank]) : ""
      }
      let number = String(repeating: " ", count: rank < 9 ? 1 : 0) + "\(rank + 1)"
      var line =
        "  \(number)  \(TerminalText.fitted(cells[0], to: Self.nameWidth + 3))  \(cells[1])"
      while line.last == " " { line.removeLast() }
      lines.append(line)
    }
    if !difference.moves.isEmpty {
      lines.append("      moved: " + difference.moves.map(SafeText.line).joined(separator: ", "))
    }
    return lines
  }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }

  /// `+2 name`, `.0 name`, `?  name`.
  private static func cell(_ place: TopicDifference.Place) -> String {
    let name = SafeText.line(place.id)
    let shown =
      TerminalText.width(name) > nameWidth ? TerminalText.fitted(name, to: nameWidth) : name
    guard let grade = place.grade, grade >= 0 else { return "?  \(shown)" }
    return "\(grade > 0 ? "+" : ".")\(grade) \(shown)"
  }
}
