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
  func system(_ name: String) throws -> EvaluatedSystem {
    let shown = ArgumentBytes.display(name)
    let isRun = FileSystem.exists(ArgumentBytes.bytes(name)) && !name.hasSuffix(".toml")
    if name == "-" || isRun {
      return EvaluatedSystem(name: shown, run: try EvaluationFile.run(name), secondsPerTopic: nil)
    }
    let catalog = try? options.catalog(location.existingFolder())
    let library = catalog?.library ?? RankingLibrary(index: nil)
    guard library.has(name) else { throw library.unknown(name, orRun: true) }
    guard !topics.isEmpty else {
      throw CommandError("no topics to search with \"\(shown)\": name a file by --topics")
    }
    let recipe = try options.catalog(location.existingFolder()).recipe(name)
    return try Self.searched(recipe, topics: topics, depth: options.depth)
  }

  /// All of them, named apart.
  func systems(_ names: [String]) throws -> [EvaluatedSystem] {
    var seen: [String: Int] = [:]
    return try names.map { name in
      var system = try system(name)
      let count = seen[system.name, default: 0] + 1
      seen[system.name] = count
      if count > 1 { system.name += " (\(count))" }
      return system
    }
  }
}
