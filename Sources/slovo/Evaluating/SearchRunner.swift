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
  /// The same for what was typed alone.
  static let exactName = "exact"

  /// What can be set about it.
  struct Settings: Sendable {
    /// Matches in lines that many documents hold weigh less (1), or do not (0).
    var discountsBoilerplate = true

    /// What is looked for beside the words of a topic.
    var expands = ExpansionWishes()

    private static let parameters: [String: any WritableKeyPath<Settings, Bool> & Sendable] = [
      "boilerplate": \.discountsBoilerplate, "fix": \.expands.mends,
      "translate": \.expands.translates,
    ]

    /// The value of a parameter.
    func value(_ parameter: String) throws -> Double {
      guard let path = Self.parameters[parameter] else { throw Self.unknown(parameter) }
      return self[keyPath: path] ? 1 : 0
    }

    /// Sets a parameter.
    mutating func set(_ parameter: String, _ value: Double) throws {
      guard let path = Self.parameters[parameter] else { throw Self.unknown(parameter) }
      guard value == 0 || value == 1 else {
        throw CommandError("illegal \(parameter): \(value), must be 0 or 1")
      }
      self[keyPath: path] = value == 1
    }

    private static func unknown(_ parameter: String) -> CommandError {
      CommandError(
        """
        the ranking "\(SearchRunner.name)" has no parameter "\(parameter)"; there are: \
        \(parameters.keys.sorted().joined(separator: ", "))
        """
      )
    }
  }

  init(
    folder: IndexFolder, naming: DocumentNaming, filter: DocumentFilter, settings: Settings
  ) throws {
    let reader = try IndexReader(folder: folder)
    searcher = Searcher(
      source: RereadingSource(reader), analyzer: Analyzer(), expander: IndexExpander(reader))
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
    request.expands = settings.expands
    request.discountsBoilerplate = settings.discountsBoilerplate
    return try searcher.search(request).hits.map { (naming.name($0.record), $0.score) }
  }
}
