internal import Evaluation

/// A topic on which a system differs from the baseline, with what both found.
struct TopicDifference {
  /// A document at a rank of one system.
  struct Place {
    var id: String
    /// Nil where the judgements do not name it.
    var grade: Int?
  }

  let topic: String
  /// The query; empty where there is no file of topics.
  let text: String
  let baseline: Double
  let value: Double
  /// The first documents of both.
  let baselineTop: [Place]
  let top: [Place]
  /// Relevant documents whose rank differs, as `id (grade): 3 → 15`, those that moved furthest near
  /// the top first.
  let moves: [String]

  private static let topLength = 10
  private static let moveLimit = 5

  /// The topics on which they differ most, by one measure.
  static func most(
    _ report: ComparisonReport, system: Int, measure: Int, limit: Int
  ) -> [TopicDifference] {
    let texts = Dictionary(
      report.judged.topics.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
    return report.comparison.mostDifferent(system: system, measure: measure).prefix(limit).map {
      let topic = report.comparison.topics[$0]
      let runs = [report.systems[0].run, report.systems[system].run]
      let rankings = runs.map { $0.rankings[topic] ?? [] }
      let grades = report.judged.qrels.grades[topic] ?? [:]
      let tops = rankings.map {
        $0.prefix(topLength).map { Place(id: $0.id, grade: grades[$0.id]) }
      }
      return TopicDifference(
        topic: topic, text: texts[topic] ?? "",
        baseline: report.comparison.evaluations[0].values[measure][$0],
        value: report.comparison.evaluations[system].values[measure][$0], baselineTop: tops[0],
        top: tops[1], moves: moves(rankings[0], rankings[1], grades))
    }
  }

  private static func moves(
    _ before: [RankedDocument], _ after: [RankedDocument], _ grades: [String: Int]
  ) -> [String] {
    func ranks(_ documents: [RankedDocument]) -> [String: Int] {
      Dictionary(
        documents.enumerated().map { ($0.element.id, $0.offset + 1) },
        uniquingKeysWith: { first, _ in first })
    }
    let (old, new) = (ranks(before), ranks(after))
    let moved = grades.filter { $0.value > 0 && old[$0.key] != new[$0.key] }.map {
      (id: $0.key, grade: $0.value, old: old[$0.key], new: new[$0.key])
    }
    /// What a move is worth: the difference of reciprocal ranks, times the grade.
    func worth(_ move: (id: String, grade: Int, old: Int?, new: Int?)) -> Double {
      let places = [move.old, move.new].map { $0.map { 1 / Double($0) } ?? 0 }
      return abs(places[0] - places[1]) * Double(move.grade)
    }
    return moved.sorted { (worth($1), $0.id) < (worth($0), $1.id) }.prefix(moveLimit).map {
      "\($0.id) (\($0.grade)): \($0.old.map(String.init) ?? "–") → \($0.new.map(String.init) ?? "–")"
    }
  }
}
