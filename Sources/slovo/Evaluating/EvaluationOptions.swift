internal import Analysis
internal import ArgumentParser
internal import Evaluation
internal import Postings
internal import Searching

/// What rankings are measured on.
struct EvaluationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Queries: an identifier, a tab and a text on each line; or JSON Lines of BEIR; or TREC.",
      valueName: "file"))
  var topics: String?

  @Option(
    help: ArgumentHelp("Judgements: four columns of TREC, or three of BEIR.", valueName: "file"))
  var qrels: String?

  @Option(
    help: ArgumentHelp(
      "What to measure, named as by ir_measures, set apart by commas or blanks.", valueName: "list")
  )
  var measures = Measure.common.map(\.description).joined(separator: ",")

  @Option(help: ArgumentHelp("Documents to find for each topic, at most.", valueName: "count"))
  var depth = 1000

  @Option(
    help: ArgumentHelp(
      "Search only documents that meet these conditions, as in lang:en.", valueName: "query"))
  var filter: String?

  @Option(
    help: ArgumentHelp(
      """
      What documents are called: record (a record's identifier, else the path below the source folder) or path (with \
      #record).
      """, valueName: "style"))
  var ids = DocumentNaming.Style.record

  @OptionGroup var dictionary: MorphologyOptionGroup

  func validate() throws {
    guard depth >= 1, depth <= 1_000_000 else {
      throw ValidationError("illegal depth: \(depth), must be between 1 and 1000000")
    }
  }

  /// The measures.
  func parsedMeasures() throws -> [Measure] { try Measure.list(measures) }

  /// The topics of the file; nil without one.
  func readTopics() throws -> [Topic]? {
    try topics.map { try TopicReader.topics(EvaluationFile.contents($0), file: $0) }
  }

  /// The topics that have judgements, with these.
  func judgedTopics() throws -> JudgedTopics {
    guard let qrels else { throw CommandError("no judgements: name a file by --qrels") }
    return try JudgedTopics(topics: topics, qrels: qrels)
  }

  /// Conditions on documents.
  func documentFilter() throws -> DocumentFilter {
    guard let filter else { return DocumentFilter() }
    let parsed = QueryParser(words: Analyzer().queryWords).parse(filter)
    guard case .filter(let conditions) = parsed.query, parsed.notes.isEmpty else {
      throw CommandError(
        """
        illegal filter: "\(filter)", must be conditions alone, as in "lang:en after:2020-01-31"
        """)
    }
    return conditions
  }

  /// The rankings over an index.
  func catalog(_ folder: IndexFolder) throws -> RankingCatalog {
    try RankingCatalog(
      folder: folder, naming: try DocumentNaming(style: ids, folder: folder),
      filter: try documentFilter(), dictionary: dictionary)
  }
}
