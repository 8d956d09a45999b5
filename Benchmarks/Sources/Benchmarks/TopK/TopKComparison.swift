/// Slovo and its peers, corpus by corpus.
struct TopKComparison {
  private let settings: TopKSettings
  private let cache: TopKCache

  init(_ settings: TopKSettings) {
    self.settings = settings
    cache = TopKCache(
      folder: settings.cache, bulk: settings.bulk, program: CommandLine.arguments[0],
      sizes: settings.sizes)
  }

  func run() throws {
    var details = ""
    for corpus in settings.corpora.isEmpty ? cache.corpora : settings.corpora {
      guard cache.corpora.contains(corpus) else {
        throw BenchmarkError("there is no corpus \"\(corpus)\", only \(cache.corpora)")
      }
      let queries = try cache.queries(corpus, count: settings.queries)
      let measure = TopKMeasure(
        corpus: corpus, queries: try BenchQuery.read(queries),
        engines: try settings.engines.map { try engine($0, corpus, queries) },
        rounds: settings.rounds, sets: settings.sets, modes: settings.modes,
        verifiedCount: settings.verified)
      var report = TopKReport(corpus: corpus)
      try measure.run {
        report.add($0, $1, $2)
        guard !settings.details.isEmpty else { return }
        try Files.write(Array((details + report.lines).utf8), to: settings.details)
      }
      report.print()
      details += report.lines
    }
  }

  /// An index of a corpus with one term a position or two, or plain words.
  private func slovo(_ corpus: String, _ terms: String) throws -> String {
    let index = settings.scratch + "/\(corpus)-\(terms)"
    if !Files.exists(index) {
      _ = try ChildProcess.run(
        [CommandLine.arguments[0], "make-slovo", cache.words(corpus), index, terms],
        log: index + ".log")
    }
    return index
  }

  private func engine(
    _ name: String, _ corpus: String, _ queries: String
  ) throws -> any RoundEngine {
    switch name {
    case "lucene":
      return try LuceneEngine(
        folder: settings.cache + "/lucene", index: cache.lucene(corpus), queries: queries,
        warmUpRounds: settings.luceneWarmUpRounds)
    case "fts5":
      return TimedEngine(
        engine: try FTS5Engine(path: cache.fts5(corpus)), warmUpRounds: 0,
        budget: settings.fts5Seconds)
    case "slovo-plain":
      return TimedEngine(engine: try PlainSlovoEngine(index: slovo(corpus, "plain")))
    case "slovo-exact":
      return TimedEngine(
        engine: try SlovoEngine(
          name: "Slovo, the same words", index: slovo(corpus, "two"), hasPlainWords: true))
    case "slovo-one":
      return TimedEngine(
        engine: try SlovoEngine(name: "Slovo, stems alone", index: slovo(corpus, "one")))
    case "slovo":
      return TimedEngine(
        engine: try SlovoEngine(name: "Slovo, stems and forms", index: slovo(corpus, "two")))
    default: throw BenchmarkError("there is no engine \"\(name)\"")
    }
  }
}
