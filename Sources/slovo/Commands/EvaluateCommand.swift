internal import ArgumentParser
internal import Evaluation

/// `slovo evaluate`: how good a ranking is.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measure how well searches, or a run of any engine, serve judged topics.",
    discussion: """
      slovo evaluate --topics topics.tsv --qrels qrels.txt
      slovo evaluate --topics topics.tsv --qrels qrels.txt --run found.run
      slovo evaluate --run other.run --qrels qrels.txt

      With --topics, each is searched; --run keeps what was found. Without, the
      run is read. Values are those of trec_eval; a judged topic without results
      counts 0 (see --found-only).
      """)

  @OptionGroup(title: "What is measured") var options: EvaluationOptions

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "The ranking to search with; may be repeated. (default: \(RankingLibrary.standard))",
      valueName: "name"))
  var ranking: [String] = []

  @Option(
    name: .customLong("run"),
    help: ArgumentHelp("A run in TREC's six columns to write or to evaluate.", valueName: "file"))
  var runFile: String?

  @Flag(
    name: .customLong("found-only"),
    help: "Leave out topics without results, as trec_eval does without -c.")
  var leavesOutMissing = false

  @Flag(
    name: [.customShort("q"), .customLong("per-query")], help: "Also the values of each topic.")
  var perQuery = false

  @Flag(help: "One JSON object; a line for each ranking.")
  var json = false

  @OptionGroup var location: IndexOptions

  func validate() throws {
    if options.topics == nil, runFile == nil {
      throw ValidationError("name topics to search by --topics, or a run to evaluate by --run")
    }
    if options.qrels == nil, options.topics == nil || runFile == nil {
      throw ValidationError("name judgements by --qrels")
    }
    if options.topics != nil, runFile != nil, ranking.count > 1 {
      throw ValidationError("--run takes what one ranking found, not several")
    }
  }

  func run() throws {
    let rankings = ranking.isEmpty ? [RankingLibrary.standard] : ranking
    let library = RankingLibrary(index: try? location.existingFolder())
    for name in rankings { _ = try library.configuration(name) }
    let measures = try options.parsedMeasures()
    guard options.qrels != nil else {
      guard let runFile else { return }
      let topics = try options.readTopics() ?? []
      return try EvaluationFile.write(try searched(rankings[0], topics).run, to: runFile)
    }
    let judged = try options.judgedTopics()
    if options.topics == nil, let runFile {
      let name = ArgumentBytes.display(runFile)
      let run = try EvaluationFile.run(runFile)
      let system = EvaluatedSystem(name: name, run: run, secondsPerTopic: nil)
      return report(system, judged, measures, isOneOfSeveral: false)
    }
    for name in rankings {
      let system = try searched(name, judged.topics)
      if let runFile { try EvaluationFile.write(system.run, to: runFile) }
      report(system, judged, measures, isOneOfSeveral: rankings.count > 1)
    }
  }

  private func report(
    _ system: EvaluatedSystem, _ judged: JudgedTopics, _ measures: [Measure], isOneOfSeveral: Bool
  ) {
    judged.warnOfNames(system)
    let evaluation = RunEvaluation(
      system.run, qrels: judged.qrels, measures: measures,
      missing: leavesOutMissing ? .leaveOut : .countAsZero)
    let report = EvaluationReport(
      system: system, evaluation: evaluation, perTopic: perQuery, namesSystem: isOneOfSeveral)
    report.print(isJSON: json)
  }

  private func searched(_ ranking: String, _ topics: [Topic]) throws -> EvaluatedSystem {
    let recipe = try options.catalog(location.existingFolder()).recipe(ranking)
    return try SystemReader.searched(recipe, topics: topics, depth: options.depth)
  }
}
