internal import Analysis
internal import Postings
internal import Searching

/// A ranking at work: what `slovo search` finds by it, near-copies each for itself.
struct SearchRunner: RankedRunner {
  private let searcher: Searcher
  private let naming: DocumentNaming
  private let filter: DocumentFilter

  init(
    folder: IndexFolder, naming: DocumentNaming, filter: DocumentFilter,
    ranking: RankingConfiguration
  ) throws {
    searcher = Searcher(
      source: RereadingSource(try IndexReader(folder: folder)), analyzer: Analyzer(),
      ranking: ranking)
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
