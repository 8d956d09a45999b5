internal import Analysis
internal import CPlain

/// Text to terms on one thread, beside ICU with Snowball and FTS5's tokenizer.
struct AnalysisMeasure {
  private let settings: Settings

  init(_ settings: Settings) { self.settings = settings }

  private struct Way {
    var name: String
    /// Gives the number of words.
    var run: (Corpus) throws -> Int
    var seconds = Double.infinity
    var words = 0
  }

  func run() throws {
    let corpus = try Corpus(settings.corpus, bytes: settings.analyzedBytes)
    let kept = Analyzer()
    let unicode61 = try Unicode61()
    var ways = [
      Way(name: "Slovo, new analyzer") { Self.pack($0, Analyzer()) },
      Way(name: "Slovo, warm analyzer") { Self.pack($0, kept) },
      Way(name: "ICU and Snowball, plain") { Self.plain($0) },
      Way(name: "FTS5's unicode61, no stemming") { corpus in
        var words = 0
        corpus.forEach { words += unicode61.count($0) }
        return words
      },
    ]
    _ = Self.pack(corpus, kept)
    for _ in 0..<settings.rounds {
      for index in ways.indices {
        let watch = Stopwatch()
        ways[index].words = try ways[index].run(corpus)
        ways[index].seconds = min(ways[index].seconds, watch.thread)
      }
    }
    let slowest = ways[2].seconds
    print("## Analysis\n")
    print(
      "\(Int64(corpus.bytes).megabytes) of titles and texts, one thread, CPU time; least of "
        + "\(settings.rounds) interleaved rounds.\n")
    var table = ResultTable("", "MB/s", "ns a word", "words", "plain / this")
    for way in ways {
      table.add(
        way.name, (Double(corpus.bytes) / 1e6 / way.seconds).decimal(1),
        (way.seconds * 1e9 / Double(max(1, way.words))).decimal(0), String(way.words),
        (slowest / way.seconds).decimal(2))
    }
    table.print()
    try BenchmarkError.require(ways[0].words == ways[1].words, "the cache changed the words")
    if settings.corpusIsPlain {
      try BenchmarkError.require(
        Set(ways.map(\.words)).count == 1, "words: \(ways.map { "\($0.name) \($0.words)" })")
    }
  }

  private static func pack(_ corpus: Corpus, _ analyzer: Analyzer) -> Int {
    var packed = PackedTerms()
    var words = 0
    corpus.forEach { text in
      packed.bytes.removeAll(keepingCapacity: true)
      packed.positionCount = 0
      analyzer.pack(text, into: &packed)
      words += packed.positionCount
    }
    return words
  }

  private static func plain(_ corpus: Corpus) -> Int {
    guard let plain = cplain_open() else { return 0 }
    defer { cplain_close(plain) }
    var words = 0
    var bytes = 0
    corpus.forEach { words += cplain_analyze(plain, $0.baseAddress, $0.count, &bytes) }
    return words
  }
}
