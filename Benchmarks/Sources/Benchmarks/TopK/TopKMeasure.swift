/// Engines on the same corpus and the same queries: CPU time of one thread, the least of
/// interleaved rounds, and how far their ten best agree.
struct TopKMeasure {
  let corpus: String
  let queries: [BenchQuery]
  let engines: [any RoundEngine]
  let rounds: Int
  /// Empty for all.
  let sets: [QuerySet]
  let modes: [QueryMode]
  /// Queries of each set and mode that are answered the plain way too.
  let verifiedCount: Int

  /// What an engine said to one set of queries in one mode; least times, last answers.
  struct Series {
    var engine: String
    var hasPlainWords: Bool
    var answers: [Answer] = []
    var seconds = 0.0
  }

  /// Calls `report` for each set and mode with what each engine said.
  func run(
    _ report: (_ queries: [BenchQuery], _ mode: QueryMode, _ series: [Series]) throws -> Void
  ) throws {
    for set in sets.isEmpty ? QuerySet.allCases : sets {
      let queries = queries.filter { $0.set == set }
      guard !queries.isEmpty else { continue }
      for mode in set.modes where modes.isEmpty || modes.contains(mode) {
        let series = try measure(queries, mode).filter { !$0.answers.isEmpty }
        for engine in engines {
          try engine.verify(Array(queries.prefix(verifiedCount)), mode: mode)
        }
        try requireSameMatches(queries, mode, series.filter(\.hasPlainWords))
        try report(queries, mode, series)
      }
    }
  }

  private func measure(_ queries: [BenchQuery], _ mode: QueryMode) throws -> [Series] {
    var series = engines.map { Series(engine: $0.name, hasPlainWords: $0.hasPlainWords) }
    for engine in engines {
      var spent = Series(engine: engine.name, hasPlainWords: engine.hasPlainWords)
      for _ in 0..<engine.warmUpRounds where spent.seconds < engine.warmUpSeconds {
        spent.add(try engine.round(queries, mode: mode, seconds: engine.warmUpSeconds))
      }
    }
    for _ in 0..<rounds {
      for (index, engine) in engines.enumerated() where series[index].seconds < engine.budget {
        let left = engine.budget - series[index].seconds
        let answers = try engine.round(queries, mode: mode, seconds: left)
        series[index].add(answers)
      }
    }
    return series
  }

  /// Where there are fewer than ten matches every engine that sees the same words has all of them.
  private func requireSameMatches(
    _ queries: [BenchQuery], _ mode: QueryMode, _ series: [Series]
  ) throws {
    guard let first = series.first else { return }
    for other in series.dropFirst() {
      for (query, pair) in zip(queries, zip(first.answers, other.answers)) {
        let found = Set(pair.0.best.map(\.document))
        let expected = Set(pair.1.best.map(\.document))
        if found.count == 10, expected.count == 10 { continue }
        try BenchmarkError.require(
          found == expected,
          "\(mode.rawValue) \(query.words): \(first.engine) \(found.sorted()), "
            + "\(other.engine) \(expected.sorted())")
      }
    }
  }
}

extension TopKMeasure.Series {
  /// Takes in a round, which may be shorter than the first.
  mutating func add(_ round: [Answer]) {
    for (index, answer) in round.enumerated() {
      seconds += answer.nanoseconds / 1e9
      if index == answers.count {
        answers.append(answer)
      } else if answer.nanoseconds < answers[index].nanoseconds {
        answers[index].nanoseconds = answer.nanoseconds
      }
    }
  }
}
