import Evaluation
import TestSupport
import Testing

/// Choosing parameters, and saying honestly what that gains.
@Suite("Tuning")
struct TuningTests {
  @Test(
    "ranges of values",
    arguments: [
      ("k1=0.6…2.0", [0.6, 0.8, 1, 1.2, 1.4, 1.6, 1.8, 2]),
      ("b=0.2..0.9", [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]), ("b=0..1:0.5", [0, 0.5, 1]),
      ("b=0.75/0.4/0.4", [0.4, 0.75]), ("b=0.4", [0.4]), ("x=-1...1:1", [-1, 0, 1]),
    ])
  func ranges(text: String, values: [Double]) throws {
    #expect(try TunedParameter(text).values == values)
  }

  @Test(
    "what is no range is said in words",
    arguments: [
      ("k1", "write a name and its values, as in k1=0.6…2.0"),
      ("k1=2…1", "the first end must be below the second"), ("k1=a…1", "\"a\" is no number"),
      ("k1=0…", "a range has two ends, as in 0.6…2.0"),
      ("k1=0…1:0", "the step must give between 2 and 1000 values"),
      ("k1=0…1:1e-9", "the step must give between 2 and 1000 values"), ("k1=/", "no value"),
      ("k1=nan", "\"nan\" is no number"),
    ])
  func wrong(text: String, reason: String) {
    #expect(throws: EvaluationError.illegalParameter(text, reason: reason)) {
      try TunedParameter(text)
    }
  }

  @Test("several parameters at once, each once")
  func list() throws {
    #expect(try TunedParameter.list("k1=0.6…2.0,b=0.4").map(\.name) == ["k1", "b"])
    #expect(throws: EvaluationError.illegalParameter("b=1,b=2", reason: "b is there twice")) {
      try TunedParameter.list("b=1,b=2")
    }
  }

  private let parameters = [
    TunedParameter(name: "k1", values: [0.6, 0.9, 1.2, 1.5]),
    TunedParameter(name: "b", values: [0.2, 0.4, 0.6]),
  ]
  private let start = ParameterPoint(names: ["k1", "b"], values: [0.6, 0.6])
  /// A hill with its top at k1 = 1.2, b = 0.4.
  private func hill(_ point: ParameterPoint) -> Double {
    -(point.values[0] - 1.2) * (point.values[0] - 1.2) - (point.values[1] - 0.4)
      * (point.values[1] - 0.4)
  }

  @Test(
    "a grid and coordinate ascent find the top of a hill",
    arguments: [ParameterSearch.grid, .coordinateAscent(rounds: 5)])
  func top(search: ParameterSearch) {
    var asked = 0
    let best = search.best(parameters, from: start) {
      asked += 1
      return hill($0)
    }
    #expect(best.point.description == "k1=1.2,b=0.4")
    #expect(asked <= 13)
  }

  @Test("the start stays where nothing is better")
  func nothingBetter() {
    let best = ParameterSearch.grid.best(parameters, from: start) { _ in 0.5 }
    #expect(best.point == start && best.value == 0.5)
  }

  @Test("a grid where it is small, ascent where it is not")
  func suited() {
    #expect(ParameterSearch.suited(to: parameters) == .grid)
    let wide = (0..<30).map {
      TunedParameter(name: "p\($0)", values: Array(0..<1000).map(Double.init))
    }
    #expect(ParameterSearch.suited(to: wide) == .coordinateAscent(rounds: 5))
    #expect(ParameterSearch.combinations(wide) == Int.max)
  }

  @Test("folds are even, and follow from the seed")
  func folds() {
    let validation = CrossValidation(folds: 3, seed: 5)
    let folds = validation.assignment(of: 11)
    #expect((0..<3).map { fold in folds.count { $0 == fold } }.sorted() == [3, 4, 4])
    #expect(validation.assignment(of: 11) == folds)
    #expect(CrossValidation(folds: 3, seed: 6).assignment(of: 11) != folds)
  }

  @Test("a real gain is found on the topics held out, in each collection")
  func gain() throws {
    var asked: Set<ParameterPoint> = []
    let outcome = CrossValidation().tune(parameters, from: start, search: .grid) { point in
      #expect(asked.insert(point).inserted, "asked twice")
      return [20, 7].map { count in (0..<count).map { hill(point) + Double($0) / 100 } }
    }
    #expect(asked.count == 12)
    #expect(outcome.point.description == "k1=1.2,b=0.4")
    #expect(outcome.folds.count == 5)
    #expect(outcome.heldOutDifferences.map(\.count) == [20, 7])
    #expect(abs(outcome.heldOutGain - outcome.trainingGain) < 1e-9)
    #expect(abs(outcome.heldOutGain - 0.4) < 1e-9)
    #expect(try #require(outcome.interval).lowerBound > 0.39)
  }

  @Test("noise gains on the topics it was chosen on, and not on those held out")
  func noise() throws {
    let seed: UInt64 = 31
    print("seed \(seed)")
    let outcome = CrossValidation(seed: seed).tune(parameters, from: start, search: .grid) {
      point in
      var random = SeededGenerator(seed: seed &+ UInt64(abs(point.hashedForTest)))
      return [(0..<60).map { _ in Double.random(in: 0...1, using: &random) }]
    }
    #expect(outcome.trainingGain > 0)
    #expect(outcome.heldOutGain < outcome.trainingGain)
    #expect(try #require(outcome.interval).contains(outcome.heldOutGain))
  }

  @Test("few topics leave folds empty, and nothing breaks")
  func fewTopics() {
    let outcome = CrossValidation(folds: 5).tune(parameters, from: start, search: .grid) {
      [[hill($0), hill($0)], []]
    }
    #expect(outcome.folds.count { $0.heldOutGain == nil } == 3)
    #expect(outcome.point.description == "k1=1.2,b=0.4")
    let nothing = CrossValidation().tune(parameters, from: start, search: .grid) { _ in [] }
    #expect(nothing.heldOutGain == 0 && nothing.interval == nil)
  }
}

extension ParameterPoint {
  /// The same in every process, unlike `hashValue`.
  fileprivate var hashedForTest: Int {
    description.utf8.reduce(7) { ($0 &* 31 &+ Int($1)) & 0xFF_FFFF }
  }
}
