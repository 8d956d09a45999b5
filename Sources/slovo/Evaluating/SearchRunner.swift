internal import Analysis
internal import Postings
internal import Searching

/// A ranking at work: what `slovo search` finds by it, near-copies each for itself.
final class SearchRunner: RankedRunner {
  private let searcher: Searcher
  private let source: CachedSource
  private let pool: SourcePool
  private let naming: DocumentNaming
  private let filter: DocumentFilter

  init(
    pool: SourcePool, naming: DocumentNaming, filter: DocumentFilter,
    ranking: RankingConfiguration
  ) throws {
    self.pool = pool
    source = try pool.take()
    searcher = Searcher(
      source: source, analyzer: Analyzer(morphology: source.morphology), ranking: ranking,
      expander: RememberedExpander(source.expander, in: pool.expansions))
    self.naming = naming
    self.filter = filter
  }

  deinit { pool.give(source) }

  func run(topic text: String, depth: Int) throws -> [(id: String, score: Double)] {
    var request = SearchRequest(text)
    request.limit = depth
    request.filter = filter
    let found = try searcher.documents(request)
    let names = try source.names(found.map(\.docID), naming)
    return found.compactMap { docID, score in names[docID].map { ($0, score) } }
  }
}
