internal import Evaluation

/// The plots of a comparison.
struct ComparisonPlots {
  let report: ComparisonReport

  private var comparison: SystemComparison { report.comparison }
  private var names: [String] { report.systems.map(\.name) }

  /// Each system's name with its colour.
  var key: String {
    let items = names.enumerated().map {
      "<span><i style=\"background:\(HTMLText.color($0.offset))\"></i>\(HTMLText.escaped($0.element))</span>"
    }
    return "<p class=\"key\">\(items.joined())</p>\n"
  }

  // MARK: differences

  /// A bar for each topic on which a system differs from the baseline, the greatest gain first.
  func differences(system: Int, measure: Int) -> String {
    let pair = comparison.comparisons[measure][system - 1]
    let bars = zip(comparison.topics, pair.differences).sorted { $0.1 > $1.1 }
    let extreme = bars.map { abs($0.1) }.max() ?? 0
    let limit = extreme > 0 ? extreme : 1
    let named = comparison.measures[measure]
    let frame = PlotFrame(
      x: 0...Double(max(1, bars.count)), y: -limit...limit,
      xLabel: "topics: \(pair.wins) better, \(pair.ties) the same, \(pair.losses) worse",
      yLabel: "difference in \(named)")
    let zero = frame.y(0)
    var marks = ""
    for (index, bar) in bars.enumerated() where bar.1 != 0 {
      let left = frame.x(Double(index))
      let width = max(0.6, (frame.x(Double(index + 1)) - left) * 0.9)
      let place = frame.y(bar.1)
      marks += rectangle(left, min(place, zero), width, abs(place - zero), bar.1 > 0 ? 0 : 1)
      marks += "<title>\(HTMLText.escaped(bar.0)): \(ComparisonReport.signed(bar.1))</title></rect>"
    }
    let (low, high) = (frame.x(0), frame.x(Double(max(1, bars.count))))
    let (start, end, level) = (
      PlotFrame.number(low), PlotFrame.number(high), PlotFrame.number(zero)
    )
    marks += "<line class=\"zero\" x1=\"\(start)\" x2=\"\(end)\" y1=\"\(level)\" y2=\"\(level)\"/>"
    return frame.svg(
      label: "differences of \(names[system]) to \(names[0])", showsXTicks: false, marks)
  }

  // MARK: precision and recall

  /// Interpolated precision at eleven levels of recall, averaged over topics.
  func precisionAndRecall() -> String {
    let levels = (0...10).map { Double($0) / 10 }
    let measures = levels.map { level in
      var measure = Measure(.interpolatedPrecision)
      measure.recallLevel = level
      return measure
    }
    let frame = PlotFrame(x: 0...1, y: 0...1, xLabel: "recall", yLabel: "precision")
    var marks = ""
    for (index, system) in report.systems.enumerated() {
      let evaluation = RunEvaluation(system.run, qrels: report.judged.qrels, measures: measures)
      let values = levels.indices.map { evaluation.total($0) }
      marks += line(frame, zip(levels, values).map { ($0, $1) }, index)
      for (level, value) in zip(levels, values) {
        marks += "<circle cx=\"\(PlotFrame.number(frame.x(level)))\""
        marks +=
          " cy=\"\(PlotFrame.number(frame.y(value)))\" r=\"3\" fill=\"\(HTMLText.color(index))\">"
        marks += "<title>\(HTMLText.escaped(system.name)): \(Format.decimal(value, 3))"
        marks += " at \(Format.decimal(level, 1))</title></circle>"
      }
    }
    return frame.svg(label: "precision at levels of recall", marks)
  }

  // MARK: distributions

  private static let bins = 10

  /// How many topics have a value of each size.
  func distribution(measure: Int) -> String {
    let counts = comparison.evaluations.map { Self.histogram($0.values[measure], bins: Self.bins) }
    let highest = Double(counts.flatMap { $0 }.max() ?? 1)
    let named = comparison.measures[measure]
    let frame = PlotFrame(x: 0...1, y: 0...highest, xLabel: "\(named)", yLabel: "topics")
    var marks = ""
    let width = (frame.x(1) - frame.x(0)) / Double(Self.bins)
    let bar = width * 0.86 / Double(counts.count)
    for (system, bins) in counts.enumerated() {
      for (bin, count) in bins.enumerated() {
        let left = frame.x(Double(bin) / Double(Self.bins)) + width * 0.07 + bar * Double(system)
        let place = frame.y(Double(count))
        marks += rectangle(left, place, bar, frame.y(0) - place, system)
        marks += "<title>\(HTMLText.escaped(names[system])): \(count)</title></rect>"
      }
    }
    return frame.svg(label: "distribution of \(named)", marks)
  }

  /// Where the scores of a system's relevant documents lie, and those of all others: parts of the
  /// topic's best score.
  func scores(system: Int) -> String {
    var relevant: [Double] = []
    var others: [Double] = []
    for topic in comparison.topics {
      let grades = report.judged.qrels.grades[topic] ?? [:]
      let documents = report.systems[system].run.rankings[topic] ?? []
      guard let best = documents.first?.score, let worst = documents.last?.score, best > worst
      else { continue }
      let floor = min(0, worst)
      for document in documents {
        let share = (document.score - floor) / (best - floor)
        if (grades[document.id] ?? 0) > 0 { relevant.append(share) } else { others.append(share) }
      }
    }
    let bins = 25
    let shares = [relevant, others].map { values in
      Self.histogram(values, bins: bins).map { 100 * Double($0) / Double(max(1, values.count)) }
    }
    let frame = PlotFrame(
      x: 0...1, y: 0...(shares.flatMap { $0 }.max() ?? 1), xLabel: "score, of the topic's best",
      yLabel: "% of documents")
    var marks = ""
    for (index, values) in shares.enumerated() {
      marks += line(
        frame, values.enumerated().map { ((Double($0.offset) + 0.5) / Double(bins), $0.element) },
        index == 0 ? 2 : 6)
    }
    return frame.svg(label: "scores of \(names[system])", marks)
  }

  /// Counts of values from 0 to 1 in bins of one size; what lies outside goes to the nearest.
  static func histogram(_ values: [Double], bins: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: bins)
    for value in values where value.isFinite {
      let share = min(max(value, 0), 1)
      counts[min(bins - 1, Int(share * Double(bins)))] += 1
    }
    return counts
  }

  // MARK: marks

  private func line(
    _ frame: PlotFrame, _ points: [(x: Double, y: Double)], _ color: Int
  ) -> String {
    let places = points.map {
      "\(PlotFrame.number(frame.x($0.x))),\(PlotFrame.number(frame.y($0.y)))"
    }
    return """
      <polyline fill="none" stroke="\(HTMLText.color(color))" stroke-width="2" points="\(places.joined(separator: " "))"/>
      """
  }

  /// An open element: a title follows.
  private func rectangle(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ color: Int
  ) -> String {
    let numbers = [x, y, width, height].map(PlotFrame.number)
    return """
      <rect x="\(numbers[0])" y="\(numbers[1])" width="\(numbers[2])" height="\(numbers[3])" \
      fill="\(HTMLText.color(color))">
      """
  }
}
