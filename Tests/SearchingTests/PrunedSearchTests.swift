import Analysis
import Indexing
import Postings
@_spi(Benchmarks) import Searching
import TestSupport
import Testing

/// Over a real index with blocks, with later and removed documents: the quick way finds what scoring every match from
/// the full-text index finds, by the same scores.
@Suite struct PrunedSearchTests {
  private static let seed = UInt64(ProjectFolder.number("SLOVO_SEED", default: 3))
  private static let rounds = ProjectFolder.number("SLOVO_ROUNDS", default: 1)

  private let folder = TemporaryFolder()
  private var records: [Int: String] = [:]
  private var corpus = RandomCorpus(seed: PrunedSearchTests.seed)
  private var morphology: LemmaDictionary?
  private var makesPhrases = false

  private var index: IndexFolder { IndexFolder(path: Array(folder("index").utf8)) }

  init() throws {
    for number in 0..<1200 { records[number] = corpus.text(0...40) }
  }

  private func update() throws {
    let lines = records.sorted { $0.key < $1.key }.map { number, text in
      let escaped = text.split(separator: "\n", omittingEmptySubsequences: false).joined(
        separator: "\\n")
      let title = number % 3 == 0 ? RandomCorpus.words[number % RandomCorpus.words.count] : ""
      return "{\"id\": \"\(number)\", \"title\": \"\(title)\", \"text\": \"\(escaped)\"}"
    }
    folder.write("records.jsonl", lines.joined(separator: "\n") + "\n")
    var indexer = Indexer(folder: index)
    indexer.morphology = morphology
    _ = try indexer.index([
      SourceRequest(path: Array(folder("records.jsonl").utf8), options: SourceOptions())
    ])
  }

  /// Documents leave, change and come.
  private mutating func change(_ count: Int) {
    for _ in 0..<count {
      let number = Int.random(in: 0..<1200, using: &corpus.generator)
      records[number] = Bool.random(using: &corpus.generator) ? nil : corpus.text(0...40)
    }
    for number in 0..<count where number % 4 == 0 {
      records[5000 + records.count + number] = corpus.text(0...40)
    }
  }

  private mutating func expectTheSame(_ state: String, count: Int) throws {
    let reader = try IndexReader(folder: index, morphology: morphology)
    #expect(try reader.blockedIndex() != nil)
    #expect((reader.morphology == nil) == (morphology == nil))
    let analyzer = Analyzer(morphology: reader.morphology)
    let searcher = Searcher(
      source: reader, analyzer: analyzer,
      expander: RandomExpander(seed: Self.seed, analyzer: analyzer))
    try expectTheSame(searcher, state, count: count)
    let problems = try IndexChecker(folder: index, morphology: morphology).problems()
    #expect(problems == [], "\(state)")
  }

  private mutating func expectTheSame(
    _ searcher: Searcher, _ state: String, count: Int
  ) throws {
    for number in 0..<(count * Self.rounds) {
      let text = makesPhrases ? corpus.phrase() : corpus.query()
      var request = SearchRequest(text)
      request.matchesAll = number % 2 == 0
      request.limit = [1, 10, 200][number % 3]
      request.discountsBoilerplate = number % 4 == 0
      request.foldsCopies = false
      request.expands = number % 5 < 2 ? .none : ExpansionWishes(mends: number % 5 == 2)
      request.hasSnippets = false
      let quick = try searcher.search(request)
      request.isExhaustive = true
      let plain = try searcher.search(request)
      let comment = "seed \(Self.seed), \(state), \(text.debugDescription), \(request.limit)"
      #expect(quick.hits.map(\.docID) == plain.hits.map(\.docID), "\(comment)")
      #expect(quick.hits.map(\.score) == plain.hits.map(\.score), "\(comment)")
      #expect(quick.totalMatches <= plain.totalMatches, "\(comment)")
      if quick.isTotalExact { #expect(quick.totalMatches == plain.totalMatches, "\(comment)") }
      guard quick.hits.map(\.docID) == plain.hits.map(\.docID) else { return }
    }
  }

  @Test mutating func everyRankingFindsWhatScoringEveryMatchFinds() throws {
    print("seed \(Self.seed)")
    try update()
    change(40)
    try update()
    let reader = try IndexReader(folder: index)
    let searcher = Searcher(source: reader, analyzer: Analyzer())
    for model in RankingConfiguration.models {
      var ranking = RankingConfiguration()
      try ranking.setModel(model)
      searcher.ranking = ranking
      try expectTheSame(searcher, "updated, \(model)", count: 5)
    }
    let settings: [[String: Double]] = [
      ["k1": 0, "b": 1], ["weights.title": 0.5], ["weights.title": 40, "weights.exact": 0],
      ["weights.stem": 0, "weights.lemma": 0], ["weights.stopword": 0], ["passes.depth": 0],
      ["passes.depth": 7, "proximity.span": 3, "proximity.width": 4],
      ["ngrams.weight": 1, "ngrams.cyrillic": 3], ["priors.recency": 2, "priors.length": -1],
      ["feedback.rm3": 1, "feedback.words": 0, "feedback.coverage": 1, "feedback.documents": 3],
      ["neighbors.weight": 0.6, "neighbors.likeness": 1, "proximity.title": 1],
      ["feedback.bo1": 1, "feedback.words": 0, "feedback.coverage": 1],
    ]
    for setting in settings {
      var ranking = RankingConfiguration()
      for (name, value) in setting { try ranking.set(name, value) }
      searcher.ranking = ranking
      try expectTheSame(searcher, "updated, \(setting)", count: 5)
    }
  }

  @Test mutating func phrasesAloneAreThoseOfScoringEveryMatch() throws {
    makesPhrases = true
    // Some documents hold frequent words in another form.
    for number in 0..<30 {
      let form = RandomCorpus.otherForms[number % RandomCorpus.otherForms.count]
      let words = [form] + RandomCorpus.oneFormWords + [form]
      records[3000 + number] = corpus.text(0...9) + words.joined(separator: " ")
      records[number] = (records[number] ?? "") + " " + form + " the what"
    }
    try update()
    try expectTheSame("built", count: 100)
    for number in 0..<30 { records[number * 7] = nil }
    try update()
    try expectTheSame("with fewer", count: 50)
    let reader = try IndexReader(folder: index)
    #expect(try reader.blockedIndex()?.canCountPhrases == true)
    let searcher = Searcher(source: reader, analyzer: Analyzer())
    for model in RankingConfiguration.models {
      try searcher.ranking.setModel(model)
      try expectTheSame(searcher, "\(model)", count: 6)
    }
    change(40)
    try update()
    try expectTheSame("with later ones", count: 30)
  }

  @Test mutating func plainPhrasesAreThoseCountedInEveryDocument() throws {
    try update()
    let search = try PlainTermSearch(try IndexReader(folder: index))
    let analyzer = Analyzer()
    let stems = RandomCorpus.words.compactMap { analyzer.queryWords($0).first?.stems.first }
    var found = 0
    for number in 0..<200 {
      let words = (0..<(2 + number % 2)).compactMap { _ in
        stems.randomElement(using: &corpus.generator)
      }
      let limit = [1, 10, 100][number % 3]
      let best = try search.best(limit, ofPhrase: words)
      #expect(try best == search.exhaustive(limit, ofPhrase: words), "seed \(Self.seed), \(words)")
      found += best.count
    }
    #expect(found > 1000)
  }

  @Test mutating func placesAreThoseOfTheText() throws {
    try update()
    change(40)
    try update()
    let reader = try IndexReader(folder: index)
    let analyzer = Analyzer()
    let words = RandomCorpus.words.compactMap { analyzer.queryWords($0).first?.stems }
      .filter { !$0.isEmpty }
    let docIDs = try reader.docIDs(passing: DocumentFilter())
    let known = try reader.places(of: words, in: docIDs)
    // What came by the update is not in blocks.
    #expect(known.count > 1000 && known.count < docIDs.count)
    for record in try reader.records(docIDs) {
      guard let places = known[record.docID] else { continue }
      let title = MemoryField(record.title, analyzer)
      let text = try #require(try reader.text(record.docID))
      let body = MemoryField(String(decoding: text.body, as: UTF8.self), analyzer)
      for (number, terms) in words.enumerated() {
        #expect(places.titles[number].map(Int.init) == title.starts([terms]))
        #expect(places.bodies[number].map(Int.init) == body.starts([terms]))
      }
    }
  }

  @Test mutating func findsWhatScoringEveryMatchFinds() throws {
    print("seed \(Self.seed)")
    try update()
    try expectTheSame("built", count: 150)
    change(40)
    try update()
    try expectTheSame("updated", count: 150)
    change(30)
    try update()
    try expectTheSame("updated twice", count: 60)
    change(1100)
    try update()
    try expectTheSame("folded", count: 60)
    _ = try Indexer(folder: index).rebuild()
    try expectTheSame("rebuilt", count: 30)
  }

  @Test mutating func findsTheSameWithLemmas() throws {
    // Forms of other stems too, and one of two lemmas.
    let files = SmallDictionary([
      ["город", "города", "экономики"], ["экономика", "экономики"], ["норова", "норов", "посла"],
      ["посол", "послом", "афганистана"],
    ]).files
    var builder = MorphologyBuilder()
    try OpenCorporaDictionary(path: "test") { files[$0] }.add(to: &builder)
    folder.write("forms", builder.file(source: "test"))
    morphology = try LemmaDictionary(file: Array(folder("forms").utf8))
    try update()
    try expectTheSame("built", count: 50)
    change(40)
    try update()
    try expectTheSame("updated", count: 50)
    let reader = try IndexReader(folder: index)
    #expect(reader.lacksMorphology)
    try expectTheSame(Searcher(source: reader, analyzer: Analyzer()), "without", count: 10)
    change(1100)
    try update()
    try expectTheSame("folded", count: 20)
  }
}
