internal import Evaluation

/// A comparison as a table and as JSON.
struct ComparisonReport {
  let systems: [EvaluatedSystem]
  let comparison: SystemComparison
  let judged: JudgedTopics
  let permutations: Int
  let seed: UInt64

  static let headings = [
    "", "mean", "difference", "95 % interval", "p", "Holm", "t", "wins/ties/losses", "d", "time",
  ]

  /// The systems that a rounded value shows to be worse than the first.
  func worse(in measure: Int) -> [(name: String, values: (found: String, baseline: String))] {
    let totals = comparison.evaluations.map { $0.total(measure) }
    let texts = totals.map { EvaluationReport.text($0, comparison.measures[measure]) }
    return systems.indices.dropFirst().compactMap { index in
      guard totals[index] < totals[0], texts[index] != texts[0] else { return nil }
      return (systems[index].name, (texts[index], texts[0]))
    }
  }

  // MARK: the table

  /// A block for each measure, a row for each system; columns under ``headings``.
  var rows: [(measure: Measure, rows: [[String]])] {
    comparison.measures.enumerated().map { measure, named in
      (
        named,
        systems.indices.map { index in
          let total = comparison.evaluations[index].total(measure)
          let start = [systems[index].name, EvaluationReport.text(total, named)]
          let time = systems[index].timeText
          guard index > 0 else { return start + Array(repeating: "", count: 7) + [time] }
          return start + differences(measure, index) + [time]
        }
      )
    }
  }

  private func differences(_ measure: Int, _ system: Int) -> [String] {
    let pair = comparison.comparisons[measure][system - 1]
    let corrected = comparison.correctedP[measure][system - 1]
    let interval = pair.interval.map {
      "\(Self.signed($0.lowerBound)) \(Self.signed($0.upperBound))"
    }
    return [
      Self.signed(pair.meanDifference), interval ?? "", Self.pText(pair.randomizationP),
      Self.pText(corrected) + (corrected < SystemComparison.significance ? "*" : ""),
      pair.studentP.map(Self.pText) ?? "–", "\(pair.wins)/\(pair.ties)/\(pair.losses)",
      Self.signed(pair.effectSize, 2),
    ]
  }

  static func signed(_ value: Double, _ digits: Int = EvaluationReport.digits) -> String {
    guard value.isFinite else { return value > 0 ? "+∞" : "-∞" }
    let text = Format.decimal(value, digits)
    return value > 0 && text.contains(where: { $0 != "0" && $0 != "." }) ? "+" + text : text
  }

  static func pText(_ p: Double) -> String {
    p < 0.00005 ? "<.0001" : String(Format.decimal(p, 4))
  }

  /// The lines of the table.
  var table: [String] {
    let topics = ReportText.count(comparison.topics.count, "topic")
    let indent = "  "
    let blocks = rows.map { block in
      (measure: block.measure, rows: block.rows.map { [indent + $0[0]] + $0.dropFirst() })
    }
    let widths = Self.headings.indices.map { column in
      let cells = blocks.flatMap { $0.rows.map { TerminalText.width($0[column]) } }
      let names = column == 0 ? blocks.map { TerminalText.width($0.measure.description) } : []
      return max(Self.headings[column].count, (cells + names).max() ?? 0)
    }
    func line(_ cells: [String]) -> String {
      var text = ""
      for (column, cell) in cells.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - TerminalText.width(cell))
        text += column == 0 ? cell + padding : "  " + padding + cell
      }
      while text.last == " " { text.removeLast() }
      return text
    }
    var lines = ["\(topics); baseline: \(systems[0].name)", "", line(Self.headings)]
    for block in blocks {
      lines.append(block.measure.description)
      lines += block.rows.map(line)
    }
    lines.append("")
    lines.append(
      """
      p: paired randomisation (\(permutations) draws, seed \(seed)); Holm: corrected, * below 0.05; t: paired t-test; \
      d: effect size
      """)
    return lines
  }

  // MARK: JSON

  /// The members of the object.
  func members(perTopic: Bool) -> [(String, JSONText)] {
    var members: [(String, JSONText)] = [
      ("version", .number(1)), ("topics", .number(comparison.topics.count)),
      ("baseline", .string(systems[0].name)), ("permutations", .number(permutations)),
      ("seed", .string("\(seed)")), ("systems", .array(systems.indices.map(systemValue))),
    ]
    if perTopic {
      members.append(
        (
          "per_topic",
          .object(
            comparison.topics.enumerated().map { topic, name in
              (
                name,
                .object(
                  comparison.measures.enumerated().map { measure, named in
                    (
                      named.description,
                      .array(
                        comparison.evaluations.map { .decimal($0.values[measure][topic]) })
                    )
                  })
              )
            })
        ))
    }
    return members
  }

  private func systemValue(_ index: Int) -> JSONText {
    let system = systems[index]
    return .object([
      ("name", .string(system.name)),
      ("milliseconds_per_topic", system.secondsPerTopic.map { .decimal($0 * 1000) } ?? .null),
      (
        "measures",
        .object(
          comparison.measures.indices.map { measure in
            (comparison.measures[measure].description, measureValue(measure, index))
          })
      ),
    ])
  }

  private func measureValue(_ measure: Int, _ system: Int) -> JSONText {
    let mean = JSONText.decimal(comparison.evaluations[system].total(measure))
    guard system > 0 else { return .object([("mean", mean)]) }
    let pair = comparison.comparisons[measure][system - 1]
    return .object([
      ("mean", mean), ("difference", .decimal(pair.meanDifference)),
      (
        "interval",
        pair.interval.map { .array([.decimal($0.lowerBound), .decimal($0.upperBound)]) } ?? .null
      ), ("p", .decimal(pair.randomizationP)),
      ("p_holm", .decimal(comparison.correctedP[measure][system - 1])),
      ("p_t", pair.studentP.map { .decimal($0) } ?? .null), ("wins", .number(pair.wins)),
      ("ties", .number(pair.ties)), ("losses", .number(pair.losses)),
      ("effect_size", .decimal(pair.effectSize)),
    ])
  }
}
