internal import Evaluation
internal import Postings

/// The first documents of several rankings, in one pool.
struct JudgingPool {
  private let depth: Int
  private let runners: [any RankedRunner]
  private let runs: [Run]

  /// - Parameter names: Run files and rankings, set apart by commas.
  init(_ names: String, depth: Int, catalog: RankingCatalog) throws {
    self.depth = depth
    var runners: [any RankedRunner] = []
    var runs: [Run] = []
    for name in names.split(separator: ",").map(String.init) {
      if FileSystem.exists(ArgumentBytes.bytes(name)), !name.hasSuffix(".toml") {
        runs.append(try EvaluationFile.run(name))
      } else {
        guard catalog.library.has(name) else {
          throw catalog.library.unknown(name, orRun: true)
        }
        runners.append(try catalog.recipe(name).makeRunner())
      }
    }
    self.runners = runners
    self.runs = runs
  }

  /// The pool of a topic. The order follows from the names alone, so that no judge sees which
  /// ranking found a document, nor at which rank, and a session taken up again goes on where it
  /// was.
  func documents(_ topic: Topic) throws -> [String] {
    var names: Set<String> = []
    for runner in runners {
      names.formUnion(try runner.run(topic: topic.text, depth: depth).map(\.id))
    }
    for run in runs { names.formUnion((run.rankings[topic.id] ?? []).prefix(depth).map(\.id)) }
    return names.map { (Self.hash("\(topic.id) \($0)"), $0) }.sorted { $0 < $1 }.map(\.1)
  }

  /// FNV-1a (Fowler, Noll, Vo 1991), mixed once more: the same everywhere, unlike Swift's own.
  private static func hash(_ text: String) -> UInt64 {
    let value = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    return (value ^ (value >> 32)) &* 0x9E37_79B9_7F4A_7C15
  }
}
