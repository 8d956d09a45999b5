internal import ArgumentParser
internal import Evaluation
internal import Postings

/// `slovo judge`: makes topics and judgements of one's own.
struct JudgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge",
    abstract: "Grade what searches find, to compare rankings on your own documents.",
    discussion: """
      slovo judge 'your query' 'another query'
      slovo judge --pool default,other.run

      For each query the first documents of all rankings are put in one pool and
      shown in an order that says nothing of their ranks. A key grades each. Both
      files are written as you go; a later session adds to them. Queries come from
      the arguments, else you are asked; topics of the file that have ungraded
      documents come first.
      """)

  @Argument(help: "Queries, each quoted.")
  var queries: [String] = []

  @Option(help: ArgumentHelp("Queries, read where it is there, and written.", valueName: "file"))
  var topics = "topics.tsv"

  @Option(help: ArgumentHelp("Judgements, read where it is there, and written.", valueName: "file"))
  var qrels = "qrels.txt"

  @Option(
    help: ArgumentHelp("Rankings and run files to pool, set apart by commas.", valueName: "list"))
  var pool = RankingLibrary.standard

  @Option(
    help: ArgumentHelp("Documents of each ranking that go into the pool.", valueName: "count"))
  var depth = 10

  @Option(help: ArgumentHelp("The highest grade, 1 to 9.", valueName: "grade"))
  var scale = 3

  @Option(
    help: ArgumentHelp(
      "What documents are called: record or path; see slovo evaluate.", valueName: "style"))
  var ids = DocumentNaming.Style.record

  @OptionGroup var dictionary: MorphologyOptionGroup

  @OptionGroup var location: IndexOptions

  func validate() throws {
    guard depth >= 1, depth <= 1000 else {
      throw ValidationError("illegal depth: \(depth), must be between 1 and 1000")
    }
    guard scale >= 1, scale <= 9 else {
      throw ValidationError("illegal scale: \(scale), must be between 1 and 9")
    }
    guard topics != "-", qrels != "-" else { throw ValidationError("name files, not \"-\"") }
  }

  func run() throws {
    let folder = try location.existingFolder()
    let naming = try DocumentNaming(style: ids, folder: folder)
    let catalog = try RankingCatalog(
      folder: folder, naming: naming, filter: DocumentFilter(), dictionary: dictionary)
    let pools = try JudgingPool(pool, depth: depth, catalog: catalog)
    let display = try DocumentDisplay(folder: folder, naming: naming, dictionary: dictionary)
    var session = try JudgingSession(topicsFile: topics, qrelsFile: qrels, scale: scale)
    defer { Output.print(session.summary()) }
    func judge(_ topic: Topic) throws -> Bool {
      try session.judge(topic, pools.documents(topic)) {
        try display.lines($0, query: topic.text, isWhole: $1)
      }
    }
    if queries.isEmpty {
      for topic in session.topics where try !judge(topic) { return }
      while let query = session.askForQuery() {
        guard try judge(session.topic(for: query)) else { return }
      }
    }
    for query in queries where try !judge(session.topic(for: query)) { return }
  }
}
