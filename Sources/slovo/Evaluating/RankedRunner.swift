/// A ranking at work on one index: what evaluation needs of it. One a thread.
protocol RankedRunner {
  /// The best documents for a topic, best first, each once.
  ///
  /// - Parameters:
  ///   - text: What is searched for, as a user would type it.
  ///   - depth: Documents at most.
  func run(topic text: String, depth: Int) throws -> [(id: String, score: Double)]
}

/// A ranking that can be put to work, on as many threads as there are.
struct RankingRecipe: Sendable {
  /// As the user names it, and as runs are tagged.
  let name: String
  /// Makes a runner of its own for a thread.
  let makeRunner: @Sendable () throws -> any RankedRunner
}
