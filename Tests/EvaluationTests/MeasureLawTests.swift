import Evaluation
import TestSupport
import Testing

/// What holds of every measure, whatever the ranking.
@Suite("Laws of measures")
struct MeasureLawTests {
  static let names = """
    nDCG nDCG@5 nDCG(dcg='exp-log2')@5 AP AP@5 RR RR@5 P@5 R@5 Rprec Bpref infAP RBP ERR ERR@5 Judged@5 Success@5 \
    SetP SetR SetF SetAP IPrec@0.5
    """

  /// A ranking and judgements of made-up documents.
  private func made(_ random: inout SeededGenerator) -> ([RankedDocument], [String: Int]) {
    let names = (0..<20).map { "д\($0)" }.shuffled(using: &random)
    let count = Int.random(in: 0...20, using: &random)
    var grades: [String: Int] = [:]
    for name in names where Bool.random(using: &random) {
      grades[name] = Int.random(in: -1...3, using: &random)
    }
    let documents = names.prefix(count).enumerated().map {
      RankedDocument(id: $0.element, score: Double(20 - $0.offset))
    }
    return (documents, grades)
  }

  @Test("values lie between 0 and 1")
  func range() throws {
    let seed: UInt64 = 11
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let (documents, grades) = made(&random)
      let ranking = JudgedRanking(documents, judgements: grades, highestGrade: 3)
      for measure in try Measure.list(Self.names) {
        let value = ranking.value(of: measure)
        // infAP counts on unjudged documents and may go over by its smoothing.
        #expect(value >= 0 && value <= 1.0001, "\(measure): \(value)")
      }
    }
  }

  @Test("a better document moved up never lowers a measure of rank")
  func swap() throws {
    let seed: UInt64 = 12
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    let measures = try Measure.list("nDCG nDCG@5 AP AP@5 RR P@5 R@5 Rprec RBP Success@5")
    for _ in 0..<200 {
      var (documents, grades) = made(&random)
      guard documents.count > 1 else { continue }
      let before = JudgedRanking(documents, judgements: grades, highestGrade: 3)
      let place = Int.random(in: 1..<documents.count, using: &random)
      guard max(0, grades[documents[place].id] ?? 0) > max(0, grades[documents[place - 1].id] ?? 0)
      else { continue }
      documents.swapAt(place, place - 1)
      let after = JudgedRanking(documents, judgements: grades, highestGrade: 3)
      for measure in measures {
        #expect(after.value(of: measure) >= before.value(of: measure) - 1e-12, "\(measure)")
      }
    }
  }

  @Test("the ideal ranking has an nDCG of 1")
  func ideal() {
    let grades = ["а": 3, "б": 1, "в": 0, "г": -1]
    let documents = ["а", "б", "в"].map { RankedDocument(id: $0, score: 0) }
    let ranking = JudgedRanking(documents, judgements: grades, highestGrade: 3)
    #expect(ranking.value(of: .nDCG10) == 1)
  }

  @Test("a cutoff of 5 sees no more than five documents")
  func cutoff() throws {
    let seed: UInt64 = 13
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let (documents, grades) = made(&random)
      let whole = JudgedRanking(documents, judgements: grades, highestGrade: 3)
      let cut = JudgedRanking(Array(documents.prefix(5)), judgements: grades, highestGrade: 3)
      for measure in try Measure.list("nDCG@5 AP@5 RR@5 P@5 R@5 ERR@5 Judged@5 Success@5 RBP@5") {
        #expect(whole.value(of: measure) == cut.value(of: measure), "\(measure)")
      }
    }
  }
}
