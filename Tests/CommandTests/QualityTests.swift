import Foundation
import TestSupport
import Testing

/// Quality is pinned like behaviour: nDCG@10 of each set of topics over the sample, four decimals, in
/// `Tests/Regressions/quality.tsv`. `SLOVO_RECORD=1` records the file anew, and fails.
@Suite("Quality on Index/Sample")
struct QualityTests {
  private static let depth = 10
  private let file = "Tests/Regressions/quality.tsv"

  @Test("nDCG@10 of each set of topics is as recorded")
  func isAsRecorded() throws {
    var grades: [String: [String: Double]] = [:]
    for line in ProjectFolder.lines("Tests/Regressions/qrels.txt") {
      let columns = line.split(separator: " ").map(String.init)
      grades[columns[0], default: [:]][columns[2]] = Double(columns[3])
    }
    var found: [String] = []
    for name in ["topics", "topics-bilingual", "topics-mending"] {
      var values: [Double] = []
      for line in ProjectFolder.lines("Tests/Regressions/\(name).tsv") {
        let columns = line.components(separatedBy: "\t")
        let judged = try #require(grades[columns[0]], "\(columns[0]) has no judgements")
        values.append(Self.nDCG(SampleIndex.ranked(columns[1], limit: Self.depth), judged))
      }
      #expect(!values.isEmpty)
      let mean = values.reduce(0, +) / Double(max(1, values.count))
      found.append("\(name)\tnDCG@10\t\(String(format: "%.4f", mean))")
    }
    if isRecording {
      try found.joined(separator: "\n").appending("\n").write(
        toFile: ProjectFolder.path + "/" + file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(file)")
    } else {
      #expect(found == ProjectFolder.lines(file))
    }
  }

  @Test("each ranking that ships is as good as recorded, over the same index")
  func rankingsAreAsRecorded() throws {
    let file = "Tests/Regressions/rankings.tsv"
    let names = SampleIndex.slovo("ranking", "list").lines.map { String($0.prefix { $0 != " " }) }
    let status = SampleIndex.slovo("status", "--json").text
    var found = ["documents", "terms"].compactMap { key -> String? in
      guard let start = status.firstRange(of: "\"\(key)\":")?.upperBound else { return nil }
      return "index\t\(key)\t\(status[start...].prefix { $0.isNumber })"
    }
    for name in names {
      let result = SampleIndex.slovo(
        "evaluate", "--ranking", name, "--topics",
        ProjectFolder.path + "/Tests/Regressions/topics.tsv", "--qrels",
        ProjectFolder.path + "/Tests/Regressions/qrels.txt", "--ids", "path", "--measures",
        "nDCG@10,AP,R@10", "--depth", "100")
      #expect(result.exitCode == 0, "\(result)")
      found += result.lines.map { "\(name)\t\($0)" }
    }
    if isRecording {
      try found.joined(separator: "\n").appending("\n").write(
        toFile: ProjectFolder.path + "/" + file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(file)")
    } else {
      #expect(found == ProjectFolder.lines(file))
    }
  }

  /// Normalized discounted cumulative gain (Järvelin and Kekäläinen 2002), gain 2^grade − 1 (Burges et al. 2005).
  private static func nDCG(_ ranked: [String], _ grades: [String: Double]) -> Double {
    let ideal = grades.values.sorted(by: >)
    let best = dcg(ideal)
    return best > 0 ? dcg(ranked.map { grades[$0] ?? 0 }) / best : 0
  }

  private static func dcg(_ grades: [Double]) -> Double {
    grades.prefix(depth).enumerated().reduce(0) { sum, item in
      sum + (pow(2, item.element) - 1) / log2(Double(item.offset) + 2)
    }
  }
}
