internal import Analysis
internal import Postings
internal import Searching

/// Queries on the index of the build measure, beside FTS5's `ORDER BY rank` on the peer's.
struct SearchMeasure {
  private let settings: Settings

  init(_ settings: Settings) { self.settings = settings }

  func run() throws {
    let folder = settings.path("index")
    let reader = try IndexReader(folder: Array(folder.utf8))
    let searcher = Searcher(source: reader, analyzer: Analyzer())
    let peer = try SQLiteDatabase(path: settings.path("peer.sqlite"))
    try peer.execute("PRAGMA mmap_size = 1073741824")
    let corpus = try Corpus(settings.corpus, bytes: 4 << 20)
    if settings.corpusIsPlain { try requireSameMatches(corpus, searcher, peer) }
    print("## Search\n")
    print(
      "Ten best of \(settings.queries) queries, words of random documents, one process, ms; each the least of "
        + "\(settings.rounds) rounds. Nothing is pruned yet.\n")
    var table = ResultTable("", "", "mean", "p50", "p95")
    for kind in QueryKind.allCases {
      let queries = SampleQuery.make(kind, count: settings.queries / 4, from: corpus)
      let sql = try SQLiteStatement(
        peer, "SELECT rowid FROM document WHERE document MATCH ?1 ORDER BY rank LIMIT 10")
      let times = try [
        measure(queries) { _ = try searcher.search($0.request()) },
        measure(queries) { _ = try searcher.search($0.request(firstPassOnly: true)) },
        measure(queries) {
          sql.bind(1, Array($0.match.utf8))
          while try sql.step() {}
        },
      ]
      for (name, times) in zip(["slovo", "slovo, first pass alone", "FTS5"], times) {
        table.add(
          kind.rawValue, name, times.mean.decimal(2), times.percentile(50).decimal(2),
          times.percentile(95).decimal(2))
      }
    }
    table.print()
  }

  private func measure(
    _ queries: [SampleQuery], _ answer: (SampleQuery) throws -> Void
  ) throws -> [Double] {
    var least = [Double](repeating: .infinity, count: queries.count)
    for _ in 0..<settings.rounds {
      for (index, query) in queries.enumerated() {
        let watch = Stopwatch()
        try answer(query)
        least[index] = min(least[index], watch.wall * 1000)
      }
    }
    return least
  }

  /// On plain words an exact form is what FTS5's tokenizer makes of it, so both must match as many documents.
  private func requireSameMatches(
    _ corpus: Corpus, _ searcher: Searcher, _ peer: SQLiteDatabase
  ) throws {
    for query in SampleQuery.make(.any, count: 50, from: corpus) {
      for word in query.words {
        let found = try searcher.search(SearchRequest("=" + word)).totalMatches
        let expected = try peer.integers(
          "SELECT count(*) FROM document WHERE document MATCH ?1", "\"\(word)\"")
        try BenchmarkError.require(
          [Int64(found)] == expected, "=\(word): slovo \(found), FTS5 \(expected)")
      }
    }
  }
}
