/// An engine in this process that answers one query at a time with its ten best documents.
///
/// All documents of the corpus are indexed in its order and numbered from 1. Nothing is kept from
/// one query to the next; whatever is found out about the index at opening may be.
protocol TopKEngine {
  var name: String { get }
  /// Takes words as they are, so that it matches the same documents as all other engines that do.
  var hasPlainWords: Bool { get }

  /// The ten best, the best first; nil for a kind of query that the engine does not know.
  func run(_ query: BenchQuery, mode: QueryMode) throws -> [ScoredDocument]?

  /// The same by scoring every match; nil where the engine has no such way.
  func exhaustive(_ query: BenchQuery, mode: QueryMode) throws -> [ScoredDocument]?
}

extension TopKEngine {
  func exhaustive(_ query: BenchQuery, mode: QueryMode) throws -> [ScoredDocument]? { nil }
}

/// A document and its score; a higher score is better.
struct ScoredDocument: Equatable {
  var document: Int
  var score: Double
}

/// What an engine said to a query.
struct Answer {
  /// CPU time of the one thread that answered.
  var nanoseconds: Double
  var best: [ScoredDocument]
}

/// Answers a round of queries, in this process or another.
protocol RoundEngine {
  var name: String { get }
  /// See ``TopKEngine``.
  var hasPlainWords: Bool { get }
  /// Rounds before the first that counts; fewer where they take ``warmUpSeconds``.
  var warmUpRounds: Int { get }
  /// CPU seconds for a set of queries in one mode, all rounds together.
  var budget: Double { get }

  /// Answers to the queries; it may stop with those it has when it took so many CPU seconds.
  func round(_ queries: [BenchQuery], mode: QueryMode, seconds: Double) throws -> [Answer]
  /// Fails where the engine's own plain way finds other documents or scores for one of the queries.
  func verify(_ queries: [BenchQuery], mode: QueryMode) throws
}

extension RoundEngine {
  func verify(_ queries: [BenchQuery], mode: QueryMode) throws {}
  /// CPU seconds for the warm-up of a set of queries in one mode.
  var warmUpSeconds: Double { 10 }
}

/// Rounds of an engine in this process.
struct TimedEngine: RoundEngine {
  let engine: any TopKEngine
  var warmUpRounds = 1
  var budget = Double.infinity

  var name: String { engine.name }
  var hasPlainWords: Bool { engine.hasPlainWords }

  func round(_ queries: [BenchQuery], mode: QueryMode, seconds: Double) throws -> [Answer] {
    var answers: [Answer] = []
    let whole = Stopwatch()
    for query in queries {
      let watch = Stopwatch()
      guard let best = try engine.run(query, mode: mode) else { return [] }
      answers.append(Answer(nanoseconds: watch.thread * 1e9, best: best))
      if whole.thread > seconds { break }
    }
    return answers
  }

  func verify(_ queries: [BenchQuery], mode: QueryMode) throws {
    for query in queries {
      guard let expected = try engine.exhaustive(query, mode: mode) else { return }
      try BenchmarkError.require(
        try engine.run(query, mode: mode) == expected,
        "\(mode.rawValue) \(query.words): \(name) differs from its exhaustive way")
    }
  }
}
