internal import Analysis
internal import Postings
internal import Searching

/// Today's ranking: what `slovo search` finds, near-copies each for itself.
struct SearchRunner: RankedRunner {
  private let searcher: Searcher
  private let naming: DocumentNaming
  private let filter: DocumentFilter
  private let settings: Settings

  /// What this ranking is called.
  static let name = "default"

  /// What can be set about it.
  struct Settings: Sendable {
    /// Matches in lines that many documents hold weigh less (1), or do not (0).
    var discountsBoilerplate = true

    /// The value of a parameter.
    func value(_ parameter: String) throws -> Double {
      guard parameter == "boilerplate" else { throw Self.unknown(parameter) }
      return discountsBoilerplate ? 1 : 0
    }

    /// Sets a parameter.
    mutating func set(_ parameter: String, _ value: Double) throws {
      guard parameter == "boilerplate" else { throw Self.unknown(parameter) }
      guard value == 0 || value == 1 else {
        throw CommandError("illegal boilerplate: \(value), must be 0 or 1")
      }
      discountsBoilerplate = value == 1
    }

    private static func unknown(_ parameter: String) -> CommandError {
      CommandError(
        "the ranking \"\(SearchRunner.name)\" has no parameter \"\(parameter)\"; there is: boilerplate"
      )
    }
  }

  init(
    folder: IndexFolder, naming: DocumentNaming, filter: DocumentFilter, settings: Settings
  ) throws {
    searcher = Searcher(
      source: RereadingSource(try IndexReader(folder: folder)), analyzer: Analyzer())
    self.naming = naming
    self.filter = filter
    self.settings = settings
  }

  func run(topic text: String, depth: Int) throws -> [(id: String, score: Double)] {
    var request = SearchRequest(text)
    request.limit = depth
    request.foldsCopies = false
    request.hasSnippets = false
    request.filter = filter
    request.discountsBoilerplate = settings.discountsBoilerplate
    return try searcher.search(request).hits.map { (naming.name($0.record), $0.score) }
  }
}
