import Evaluation
import TestSupport
import Testing

/// Values of trec_eval, gdeval and cwl_eval, recorded by `Fixtures/record.py`: runs with ties,
/// scores that single precision does not tell apart, unjudged documents, grades below 0, topics
/// without relevant documents, and topics missing on either side.
@Suite("Measures are those of trec_eval")
struct GoldenMeasureTests {
  static let folder = "Tests/EvaluationTests/Fixtures"

  private func file(_ name: String) throws -> [UInt8] {
    try #require(TemporaryFolder.contents(of: "\(ProjectFolder.path)/\(Self.folder)/\(name)"))
  }

  @Test("each value of each topic, and the whole", arguments: ["a", "b"])
  func values(name: String) throws {
    let qrels = try Qrels(try file("qrels.txt"), file: "qrels.txt")
    let run = try Run(try file("\(name).run"), file: "\(name).run")
    var compared = 0
    try MeasureComparison(qrels: qrels, run: run).expect(
      ProjectFolder.lines("\(Self.folder)/golden.tsv").compactMap {
        $0.hasPrefix(name + "\t") ? String($0.dropFirst(2)) : nil
      }, compared: &compared)
    #expect(compared > 800)
  }

  @Test("a topic without results counts 0, or is left out when asked")
  func missingTopics() throws {
    let qrels = try Qrels(Array("1 0 a 1\n2 0 b 1\n".utf8), file: "q")
    let run = try Run(Array("1 Q0 a 1 2.5 t\n7 Q0 b 1 2.5 t\n".utf8), file: "r")
    let measures = [Measure(.averagePrecision)]
    let whole = RunEvaluation(run, qrels: qrels, measures: measures)
    #expect(whole.topics == ["1", "2"])
    #expect(whole.values == [[1, 0]])
    #expect(whole.total(0) == 0.5)
    let found = RunEvaluation(run, qrels: qrels, measures: measures, missing: .leaveOut)
    #expect(found.topics == ["1"])
    #expect(found.total(0) == 1)
  }
}

/// Compares our values with lines of measure, topic or `all`, value.
struct MeasureComparison {
  let qrels: Qrels
  let run: Run

  func expect(
    _ lines: [String], compared: inout Int, at location: SourceLocation = #_sourceLocation
  ) throws {
    let rows = lines.map { $0.split(separator: "\t").map(String.init) }
    let names = Array(Set(rows.map { $0[0] }))
    let evaluation = RunEvaluation(run, qrels: qrels, measures: try names.map { try Measure($0) })
    let places = Dictionary(
      uniqueKeysWithValues: names.enumerated().map { ($0.element, $0.offset) })
    let topics = Dictionary(
      uniqueKeysWithValues: evaluation.topics.enumerated().map { ($0.element, $0.offset) })
    for columns in rows {
      let place = try #require(places[columns[0]])
      let expected = try #require(Double(columns[2]))
      // ir_measures counts relevant documents of the topics that a run has; trec_eval -c and we
      // count all.
      let isWhole = run.rankings[columns[1]] != nil
      if evaluation.measures[place].kind == .relevantCount, !isWhole { continue }
      let value: Double
      if columns[1] == "all" {
        value = evaluation.total(place)
      } else {
        value = evaluation.values[place][try #require(topics[columns[1]])]
      }
      compared += 1
      // Six decimals are recorded; gdeval prints five.
      #expect(
        abs(value - expected) < 6e-6, "\(columns[0]) of \(columns[1]): \(value), not \(expected)",
        sourceLocation: location)
    }
  }
}
