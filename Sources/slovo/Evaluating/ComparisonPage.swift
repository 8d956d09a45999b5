internal import Evaluation

/// A comparison as one page of HTML: tables and plots, nothing loaded from elsewhere, no script.
struct ComparisonPage {
  private let report: ComparisonReport
  private let limit: Int
  private let plots: ComparisonPlots

  init(_ report: ComparisonReport, limit: Int) {
    self.report = report
    self.limit = limit
    plots = ComparisonPlots(report: report)
  }

  /// The page.
  var text: String {
    let names = report.systems.map { HTMLText.escaped($0.name) }
    let topics = ReportText.count(report.comparison.topics.count, "topic")
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(names.joined(separator: ", "))</title>
      <style>
      \(HTMLText.style)
      </style>
      </head>
      <body>
      <h1>\(names.joined(separator: " · "))</h1>
      <p>\(topics); the baseline is \(names[0]).</p>
      \(plots.key)
      \(table)
      \(differences)
      \(distributions)
      \(topicDetails)
      </body>
      </html>

      """
  }

  private var table: String {
    var text = "<div class=\"scroll\"><table>\n<tr>"
    text += ComparisonReport.headings.map { "<th>\($0)</th>" }.joined() + "</tr>\n"
    for block in report.rows {
      text += "<tr class=\"measure\"><td colspan=\"\(ComparisonReport.headings.count)\">"
      text += "\(HTMLText.escaped(block.measure.description))</td></tr>\n"
      for row in block.rows {
        text += "<tr>" + row.map { "<td>\(HTMLText.escaped($0))</td>" }.joined() + "</tr>\n"
      }
    }
    return text + """
      </table></div>
      <p class="faint">p: paired randomisation test, two-sided (\(report.permutations) draws, seed \(report.seed)). Holm:
      the same, corrected for the number of systems; * below 0.05. t: paired t-test. 95 % interval: bootstrap. d: Cohen's
      effect size.</p>
      """
  }

  private var differences: String {
    guard let measure = report.comparison.measures.first else { return "" }
    var text = "<h2>Topic by topic: \(HTMLText.escaped(measure.description))</h2>\n"
    for system in report.systems.indices.dropFirst() {
      let names = [system, 0].map { HTMLText.escaped(report.systems[$0].name) }
      text += "<h3>\(names[0]) against \(names[1])</h3>\n"
      text += plots.differences(system: system, measure: 0)
    }
    return text
  }

  private var distributions: String {
    var text = "<h2>Precision and recall</h2>\n" + plots.key + plots.precisionAndRecall()
    if let measure = report.comparison.measures.first, !measure.isCount {
      let name = HTMLText.escaped(measure.description)
      text += "<h2>Distribution of \(name)</h2>\n" + plots.key + plots.distribution(measure: 0)
    }
    text += "<h2>Scores</h2>\n"
    text +=
      "<p class=\"key\"><span><i style=\"background:\(HTMLText.color(2))\"></i>relevant</span>"
    text += "<span><i style=\"background:\(HTMLText.color(6))\"></i>all others</span></p>\n"
    for (index, system) in report.systems.enumerated() {
      text += "<h3>\(HTMLText.escaped(system.name))</h3>\n" + plots.scores(system: index)
    }
    return text
  }

  private var topicDetails: String {
    guard let measure = report.comparison.measures.first, limit > 0 else { return "" }
    var text = ""
    for system in report.systems.indices.dropFirst() {
      let names = [system, 0].map { HTMLText.escaped(report.systems[$0].name) }
      let topics = TopicDifference.most(report, system: system, measure: 0, limit: limit)
      guard !topics.isEmpty else { continue }
      text += "<h2>Where \(names[0]) and \(names[1]) differ most</h2>\n"
      for topic in topics {
        let values = [topic.baseline, topic.value].map { EvaluationReport.text($0, measure) }
        text += "<details><summary><b>\(HTMLText.escaped(topic.topic))</b> "
        text += "\(HTMLText.escaped(topic.text)) <span class=\"faint\">\(values[0]) → \(values[1])"
        text += "</span></summary>\n<div class=\"tops\">"
        text += "<div>\(names[1])\(list(topic.baselineTop))</div>"
        text += "<div>\(names[0])\(list(topic.top))</div></div>\n"
        if !topic.moves.isEmpty {
          let moves = topic.moves.map(HTMLText.escaped).joined(separator: ", ")
          text += "<p class=\"faint\">moved: \(moves)</p>"
        }
        text += "</details>\n"
      }
    }
    return text
  }

  private func list(_ places: [TopicDifference.Place]) -> String {
    let items = places.map { place in
      let grade = place.grade.map { max($0, -1) } ?? -1
      let kind = grade > 0 ? "good\" data-grade=\"\(grade)" : grade == 0 ? "bad" : "none"
      return "<li class=\"\(kind)\">\(HTMLText.escaped(place.id))</li>"
    }
    return "<ol>\(items.joined())</ol>"
  }
}
