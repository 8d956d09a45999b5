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

  @Flag(help: "One JSON object.")
  var json = false

  @OptionGroup var location: IndexOptions

  func validate() throws {
    if options.topics == nil, runFile == nil {
      throw ValidationError("name topics to search by --topics, or a run to evaluate by --run")
    }
    if options.qrels == nil, options.topics == nil || runFile == nil {
      throw ValidationError("name judgements by --qrels")
    }
  }

  func run() throws {
    let measures = try options.parsedMeasures()
    guard options.qrels != nil else { return try search(try options.readTopics() ?? []) }
    let judged = try options.judgedTopics()
    let system: EvaluatedSystem
    if options.topics == nil, let runFile {
      let name = ArgumentBytes.display(runFile)
      system = EvaluatedSystem(
        name: name, run: try EvaluationFile.run(runFile), secondsPerTopic: nil)
    } else {
      system = try searched(judged.topics)
      if let runFile { try EvaluationFile.write(system.run, to: runFile) }
    }
    judged.warnOfNames(system)
    let evaluation = RunEvaluation(
      system.run, qrels: judged.qrels, measures: measures,
      missing: leavesOutMissing ? .leaveOut : .countAsZero)
    let report = EvaluationReport(system: system, evaluation: evaluation, perTopic: perQuery)
    report.print(isJSON: json)
  }

  /// Only writes the run.
  private func search(_ topics: [Topic]) throws {
    guard let runFile else { return }
    try EvaluationFile.write(try searched(topics).run, to: runFile)
  }

  private func searched(_ topics: [Topic]) throws -> EvaluatedSystem {
    let recipe = try options.catalog(location.existingFolder()).recipe(SearchRunner.name)
    return try SystemReader.searched(recipe, topics: topics, depth: options.depth)
  }
}
