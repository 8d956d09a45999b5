internal import Analysis
internal import ArgumentParser
internal import Postings
internal import Searching

/// `slovo similar`: documents that say something like one.
struct SimilarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "similar",
    abstract: "Find documents that say something like a document.",
    discussion: """
      The words that tell the document from others are searched, each with its weight.
      The document is named as for slovo show.
      Exit status: 0 found, 1 nothing found, 2 error.
      """)

  @Argument(help: "The document.")
  var document: String

  @Option(
    name: [.customShort("n", allowingJoined: true), .customLong("limit")],
    help: "At most so many documents.")
  var limit: Int?

  @OptionGroup(title: "How it is ranked") var ranking: RankingOptionGroup
  @OptionGroup var location: IndexOptions
  @OptionGroup(title: "Output") var output: HitOutputOptionGroup

  func run() throws {
    let settings = try Settings.load()
    let folder = try location.existingFolder(settings)
    let reader = try IndexReader(folder: folder)
    let record = try DocumentFinder(reader: reader).record(named: document)
    let searcher = Searcher(
      source: RereadingSource(reader), analyzer: Analyzer(),
      ranking: try ranking.configuration(settings, index: folder))
    let printer = try output.printer(settings)
    let wanted = limit ?? settings.limit ?? SelectionOptionGroup.defaultLimit
    guard let hits = try searcher.similar(to: record, limit: wanted), !hits.isEmpty else {
      printer.end()
      throw ExitCode(ExitStatus.nothingFound)
    }
    let result = SearchResult(
      query: .nothing, notes: [], totalMatches: hits.count, isTotalExact: false, hits: hits)
    printer.print(result, query: "", offset: 0, showsQuery: false)
    printer.end()
  }

  func validate() throws {
    guard !output.explainsQuery else {
      throw ValidationError("--explain-query: there is no query")
    }
    if let limit, limit < 1 {
      throw ValidationError("illegal limit: \(limit), must be at least 1")
    }
  }
}
