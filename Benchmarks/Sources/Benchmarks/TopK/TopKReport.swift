/// Tables of ``TopKMeasure``, and all figures in a file.
struct TopKReport {
  private let corpus: String
  private var table = ResultTable(
    "queries", "engine", "n", "p50 µs", "p95", "p99", "mean", "Lucene / this, mean", "p99",
    "overlap@10")
  /// A line for each engine and query: corpus, set, mode, engine, number of words, words, CPU ns,
  /// ten best.
  private(set) var lines = ""

  init(corpus: String) { self.corpus = corpus }

  mutating func add(_ queries: [BenchQuery], _ mode: QueryMode, _ series: [TopKMeasure.Series]) {
    for one in series {
      for (query, answer) in zip(queries, one.answers) {
        let best = answer.best.map { "\($0.document):\(Float($0.score))" }.joined(separator: " ")
        let fields = [
          corpus, query.set.rawValue, mode.rawValue, one.engine, String(query.words.count),
          query.words.joined(separator: " "), String(Int(answer.nanoseconds)), best,
        ]
        lines += fields.joined(separator: "\t") + "\n"
      }
    }
    guard let set = queries.first?.set.rawValue else { return }
    let name = mode == .any || mode == .all ? "\(set), \(mode.rawValue)" : mode.rawValue
    addRows(name, series, queries.indices.map { $0 })
    if mode == .any {
      addRows(
        "\(set), single word", series, queries.indices.filter { queries[$0].words.count == 1 })
    }
  }

  /// Rows for some of the queries. Ratios are over those queries that both engines answered.
  private mutating func addRows(
    _ name: String, _ series: [TopKMeasure.Series], _ indices: [Int]
  ) {
    let lucene = series.first { $0.engine == "Lucene" }?.answers
    for one in series {
      let answered = indices.filter { $0 < one.answers.count }
      guard !answered.isEmpty else { continue }
      let times = answered.map { one.answers[$0].nanoseconds / 1000 }
      var ratios = ["", "", ""]
      if let lucene, one.engine != "Lucene" {
        let both = answered.filter { $0 < lucene.count }
        let own = both.map { one.answers[$0].nanoseconds }
        let peer = both.map { lucene[$0].nanoseconds }
        let overlap = both.map { Self.overlap(one.answers[$0].best, lucene[$0].best) }
        ratios = [
          ratio(peer.mean, own.mean), ratio(peer.percentile(99), own.percentile(99)),
          overlap.mean.decimal(3),
        ]
      }
      table.add(
        name, one.engine, String(answered.count), times.percentile(50).decimal(1),
        times.percentile(95).decimal(1), times.percentile(99).decimal(1), times.mean.decimal(1),
        ratios[0], ratios[1], ratios[2])
    }
  }

  private func ratio(_ first: Double, _ second: Double) -> String {
    let ratio = first / second
    return ratio < 0.1 ? "1/" + (1 / ratio).decimal(0) : ratio.decimal(2)
  }

  /// The share of documents that are among the ten best of both.
  private static func overlap(_ first: [ScoredDocument], _ second: [ScoredDocument]) -> Double {
    let most = max(first.count, second.count)
    guard most > 0 else { return 1 }
    let both = Set(first.map(\.document)).intersection(second.map(\.document))
    return Double(both.count) / Double(most)
  }

  func print() {
    Swift.print("## Ten best: \(corpus)\n")
    table.print()
  }
}
