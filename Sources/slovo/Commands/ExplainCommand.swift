internal import Analysis
internal import ArgumentParser
internal import Postings
internal import Searching

/// `slovo explain`: why a document has the score that it has, or is not found.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why a document is found where it is, or why it is not.",
    discussion: """
      slovo explain "смарт города" news/2020-11.txt
      slovo explain "smart cities" 4711 --ranking precision --why-not

      The parts add up to the score, to the last digit shown. The document is named
      as for slovo show: by its path, the end of it, or its number.
      Exit status: 0 it is found, 1 it does not match, 2 error.
      """)

  @Argument(help: "The query.")
  var query: String

  @Argument(help: "The document.")
  var document: String

  @Flag(name: .customLong("all"), help: "All words must match instead of any.")
  var matchesAll = false

  @Flag(name: .customLong("why-not"), help: "What keeps it from the first documents.")
  var whyNot = false

  @Option(
    name: [.customShort("n", allowingJoined: true), .customLong("limit")],
    help: "How many documents are the first ones, for --why-not.")
  var limit: Int?

  @Option(help: ArgumentHelp("en or ru. (default: by LC_ALL, LANG)", valueName: "language"))
  var language: ExplanationLanguage?

  @Flag(help: "One JSON object, with all digits.")
  var json = false

  @OptionGroup(title: "How it is ranked") var ranking: RankingOptionGroup
  @OptionGroup var location: IndexOptions
  @OptionGroup var dictionary: MorphologyOptionGroup

  func run() throws {
    let settings = try Settings.load()
    let folder = try location.existingFolder(settings)
    let reader = try dictionary.reader(folder, settings)
    let record = try DocumentFinder(reader: reader).record(named: document)
    let searcher = Searcher(
      source: RereadingSource(reader), analyzer: Analyzer(morphology: reader.morphology),
      ranking: try ranking.configuration(settings, index: folder), expander: IndexExpander(reader))
    var request = SearchRequest(query)
    request.matchesAll = matchesAll || (settings.matchesAll ?? false)
    request.hasSnippets = false
    let explanation = try searcher.explain(request, record)
    var last: Hit?
    if whyNot {
      request.limit = limit ?? settings.limit ?? SelectionOptionGroup.defaultLimit
      last = try searcher.search(request).hits.last
    }
    let report = ExplanationReport(explanation, last: last)
    if json {
      Output.print(JSONText.object(report.members))
    } else {
      report.lines(language ?? .ofEnvironment).forEach(Output.print)
    }
    if explanation.score == nil { throw ExitCode(ExitStatus.nothingFound) }
  }

  func validate() throws {
    if let limit, limit < 1 {
      throw ValidationError("illegal limit: \(limit), must be at least 1")
    }
  }
}
