internal import ArgumentParser
internal import Evaluation
internal import Postings

/// `slovo tune`: which parameters are best, and what that gains on topics they were not chosen on.
struct TuneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tune",
    abstract: "Choose a ranking's parameters, and say honestly what that gains.",
    discussion: """
      slovo tune default --params proximity.window=0/0.2/0.4 --topics t --qrels q
      slovo tune R --params k1=0.6…2.0,b=0.2…0.9 --topics a.tsv --qrels a.txt
        --index a --topics b.tsv --qrels b.txt --index b --output mine.toml

      Parameters are chosen on all folds of the topics but one, and judged on that
      one, for each fold. Several collections, each with topics, judgements and
      index, count alike. A range has eight values, k1=0.6…2.0:0.1 has steps of
      its own, b=0.3/0.5 names them.
      """)

  @Argument(help: "The ranking.")
  var ranking: String

  @Option(
    help: ArgumentHelp("Parameters and their values, set apart by commas.", valueName: "list"))
  var params: String

  @Option(help: ArgumentHelp("What to make as high as can be.", valueName: "measure"))
  var measure = Measure.nDCG10.description

  @Option(
    parsing: .singleValue, help: ArgumentHelp("Queries of a collection.", valueName: "file"))
  var topics: [String] = []

  @Option(
    parsing: .singleValue, help: ArgumentHelp("Judgements of a collection.", valueName: "file"))
  var qrels: [String] = []

  @Option(
    name: [.customLong("index"), .customShort("i")], parsing: .singleValue,
    help: ArgumentHelp("The index folder of a collection.", valueName: "folder"))
  var indexes: [String] = []

  @Option(help: ArgumentHelp("Documents to find for each topic.", valueName: "count"))
  var depth = 100

  @Option(
    help: ArgumentHelp(
      "What documents are called: record or path; see slovo evaluate.", valueName: "style"))
  var ids = DocumentNaming.Style.record

  @Option(help: ArgumentHelp("Parts that the topics are put in.", valueName: "count"))
  var folds = 5

  @Option(help: ArgumentHelp("All chance follows from it.", valueName: "number"))
  var seed: UInt64 = 42

  @Option(help: ArgumentHelp("Keep what was measured, and go on from it.", valueName: "file"))
  var state: String?

  @Option(help: ArgumentHelp("Write a configuration of the best values.", valueName: "file"))
  var output: String?

  @Flag(help: "One JSON object.")
  var json = false

  @OptionGroup var dictionary: MorphologyOptionGroup

  func validate() throws {
    guard !topics.isEmpty, topics.count == qrels.count else {
      throw ValidationError("name topics and judgements of each collection")
    }
    guard indexes.count == topics.count || (indexes.isEmpty && topics.count == 1) else {
      throw ValidationError("name the index of each collection")
    }
    guard folds >= 2, folds <= 1000 else {
      throw ValidationError("illegal folds: \(folds), must be between 2 and 1000")
    }
    guard depth >= 1, depth <= 1_000_000 else {
      throw ValidationError("illegal depth: \(depth), must be between 1 and 1000000")
    }
  }

  func run() throws {
    let measure = try Measure(measure)
    let parameters = try TunedParameter.list(params)
    let names = parameters.map(\.name)
    let collections = try topics.indices.map { index in
      try TuningCollection(
        topics: topics[index], qrels: qrels[index],
        folder: try Self.folder(indexes.isEmpty ? nil : indexes[index]), ids: ids,
        dictionary: dictionary)
    }
    let first = collections[0].catalog
    let start = ParameterPoint(
      names: names, values: try names.map { try first.value(of: $0, in: ranking) })
    // What cannot be set is said before anything is measured.
    for parameter in parameters {
      for value in parameter.values {
        let point = ParameterPoint(names: [parameter.name], values: [value])
        _ = try first.recipe(ranking, at: point)
      }
    }
    var state = try TuningState(
      file: state,
      subject: """
        slovo tune \(ranking) \(names.joined(separator: ",")) \(measure) depth \(depth) \
        \((topics + qrels).joined(separator: " "))
        """, names: names, counts: collections.map(\.judged.qrels.topics.count))
    let search = ParameterSearch.suited(to: parameters)
    let total = search == .grid ? ParameterSearch.combinations(parameters) : nil
    var asked = 0
    let outcome = try CrossValidation(folds: folds, seed: seed).tune(
      parameters, from: start, search: search
    ) { point in
      asked += 1
      if let known = state.known[point] { return known }
      let label = "point \(asked)\(total.map { " of \($0)" } ?? ""): \(point)"
      let scores = try collections.map {
        try $0.values(ranking, at: point, measure: measure, depth: depth, label: label)
      }
      try state.add(point, scores)
      return scores
    }
    let report = TuningReport(
      ranking: ranking, measure: measure, start: start, outcome: outcome, collections: topics,
      points: asked)
    if json {
      Output.print(JSONText.object(report.members))
    } else {
      report.lines.forEach(Output.print)
    }
    if let output {
      try EvaluationFile.replace(
        output,
        with: RankingCatalog.configuration(ranking, at: outcome.point, comment: report.lines))
    }
  }

  private static func folder(_ name: String?) throws -> IndexFolder {
    var location = IndexOptions()
    location.path = name
    return try location.existingFolder()
  }
}
