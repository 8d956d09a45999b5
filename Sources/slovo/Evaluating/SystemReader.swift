internal import Evaluation
internal import Postings

/// Turns what the user names into runs: files of runs, and rankings to put to work.
struct SystemReader {
  let options: EvaluationOptions
  let location: IndexOptions
  let topics: [Topic]

  /// Runs a ranking over all topics, showing how far it has come.
  static func searched(
    _ recipe: RankingRecipe, topics: [Topic], depth: Int
  ) throws -> EvaluatedSystem {
    let progress = TopicProgress(recipe.name, total: topics.count)
    defer { progress.clear() }
    return try TopicRunner(topics: topics, depth: depth, progress: progress.show).run(recipe)
  }

  /// A file where there is one of that name, else the ranking so called.
  ///
  /// - Parameter catalog: Made when a ranking is first asked for, and kept for the next.
  private func system(_ name: String, _ catalog: inout RankingCatalog?) throws -> EvaluatedSystem {
    let shown = ArgumentBytes.display(name)
    let isRun = FileSystem.exists(ArgumentBytes.bytes(name)) && !name.hasSuffix(".toml")
    if name == "-" || isRun {
      return EvaluatedSystem(name: shown, run: try EvaluationFile.run(name), secondsPerTopic: nil)
    }
    let library = RankingLibrary(index: try? location.existingFolder())
    guard library.has(name) else { throw library.unknown(name, orRun: true) }
    guard !topics.isEmpty else {
      throw CommandError("no topics to search with \"\(shown)\": name a file by --topics")
    }
    let rankings = try catalog ?? options.catalog(location.existingFolder())
    catalog = rankings
    return try Self.searched(rankings.recipe(name), topics: topics, depth: options.depth)
  }

  /// All of them, named apart.
  func systems(_ names: [String]) throws -> [EvaluatedSystem] {
    var seen: [String: Int] = [:]
    var catalog: RankingCatalog?
    return try names.map { name in
      var system = try system(name, &catalog)
      let count = seen[system.name, default: 0] + 1
      seen[system.name] = count
      if count > 1 { system.name += " (\(count))" }
      return system
    }
  }
}
