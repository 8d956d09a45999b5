internal import Analysis
internal import Postings
internal import Searching

/// Today's ranking: what `slovo search` finds, near-copies each for itself.
struct SearchRunner: RankedRunner {
  private let searcher: Searcher
  private let naming: DocumentNaming
  private let filter: DocumentFilter

  /// What this ranking is called.
  static let name = "default"

  init(folder: IndexFolder, naming: DocumentNaming, filter: DocumentFilter) throws {
    searcher = Searcher(
      source: RereadingSource(try IndexReader(folder: folder)), analyzer: Analyzer())
    self.naming = naming
    self.filter = filter
  }

  func run(topic text: String, depth: Int) throws -> [(id: String, score: Double)] {
    var request = SearchRequest(text)
    request.limit = depth
    request.foldsCopies = false
    request.hasSnippets = false
    request.filter = filter
    return try searcher.search(request).hits.map { (naming.name($0.record), $0.score) }
  }
}
