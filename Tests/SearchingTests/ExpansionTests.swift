import Analysis
import Postings
import Searching
import Testing

/// A few words and what they may mean, as a lexicon and a vocabulary would have it.
private final class SmallExpander: QueryExpanding {
  private let analyzer = Analyzer()
  /// By folded form: other word, kind, probability, whether it replaces.
  private let table: [String: [(String, WordAlternative.Kind, Double, Bool)]] = [
    "норов": [("Norov", .transliteration, 0.9, false)],
    "экономика": [("economy", .translation, 0.7, false), ("household", .translation, 0.2, false)],
    "посол": [("ambassador", .translation, 0.8, false)],
    "вакцына": [("вакцина", .spelling, 0.9, true)],
    "бизнес-план": [], "бизнес": [("business", .translation, 1, false)],
    "план": [("plan", .translation, 1, false)],
  ]

  func alternatives(
    for word: QueryWord, typed: String, wishes: ExpansionWishes
  ) -> [WordAlternative] {
    (table[word.form] ?? []).compactMap { text, kind, probability, replaces in
      guard kind.isOtherWord ? wishes.translates : wishes.mends,
        let meant = analyzer.queryWords(text).first
      else { return nil }
      return WordAlternative(
        stems: meant.stems, exacts: kind.isOtherWord ? [] : meant.exacts,
        probability: probability, kind: kind, text: text, replaces: replaces)
    }
  }

  func layoutReading(of text: String) -> String? {
    [
      "ghbdtn vbh": "привет мир", "\"ghbdtn vbh": "Эпривет мир",
      "ghbdtn «vbh b ve;»": "привет «мир и муж»",
    ][text]
  }
}

@Suite struct ExpansionTests {
  private let index = MemoryIndex(
    "The ambassador spoke of the economy.",
    "Посол говорил об экономике.",
    "Norov spoke in the evening of other things altogether.",
    "Норов говорил вечером о совсем других вещах.",
    "Вакцина и привет, мир!",
    "A plan for business.",
    "Бизнес-план готов.")

  private func search(
    _ text: String, _ change: (inout SearchRequest) -> Void = { _ in }
  ) throws -> SearchResult {
    let searcher = Searcher(source: index, analyzer: index.analyzer, expander: SmallExpander())
    var request = SearchRequest(text)
    change(&request)
    return try searcher.search(request)
  }

  private func find(
    _ text: String, _ change: (inout SearchRequest) -> Void = { _ in }
  ) throws -> [Int64] { try search(text, change).hits.map(\.docID) }

  @Test(
    arguments: [
      ("Норов", [4, 3]), ("экономика", [2, 1]), ("посол экономика", [2, 1]),
      ("+Норов +вечером", [4]), ("body:Норов", [4, 3]), ("вакцына", [5]),
      ("бизнес-план", [7, 6]),
    ] as [(String, [Int64])])
  func whatWasTypedGoesBeforeOtherWordsForIt(text: String, expected: [Int64]) throws {
    let found = try find(text)
    #expect(found == expected, "\(text) \(found)")
  }

  @Test(arguments: ["=Норов", "\"Норов говорил\"", "Норо*", "title:Норов"])
  func phrasesExactFormsAndPrefixesMeanWhatTheySay(text: String) throws {
    #expect(try !find(text).contains(3))
    #expect(try search(text).additions.allSatisfy { $0.typed == "Норов" })
  }

  @Test func exclusionsTakeAwayWhatWasTypedAlone() throws {
    #expect(try find("-Норов").contains(3))
  }

  @Test func additionsAreTold() throws {
    let told = try search("Норов экономика вакцына").additions
    #expect(
      told.map { "\($0.typed) \($0.text) \($0.kind.rawValue) \($0.replaces)" } == [
        "Норов Norov transliteration false", "экономика economy translation false",
        "экономика household translation false", "вакцына вакцина spelling true",
      ])
    #expect(try search("вечером").additions.isEmpty)
  }

  @Test func wishes() throws {
    #expect(try find("Норов вакцына") { $0.expands = .none } == [4])
    #expect(try Set(find("Норов вакцына") { $0.expands.translates = false }) == [4, 5])
    #expect(try Set(find("Норов вакцына") { $0.expands.mends = false }) == [3, 4])
    #expect(try search("Норов") { $0.expands = .none }.additions.isEmpty)
  }

  @Test func theWrongLayoutIsReadAsAWholeOrByPhrases() throws {
    let plain = try search("ghbdtn vbh")
    #expect(plain.hits.map(\.docID) == [5])
    #expect(String(describing: plain.query) == "привет мир")
    #expect(plain.additions.map(\.kind) == [.layout])
    let phrase = try search("\"ghbdtn vbh\"")
    #expect(phrase.hits.map(\.docID) == [5])
    #expect(String(describing: phrase.query) == "\"привет мир\"")
    // A quotation mark without another one is a letter too.
    #expect(try String(describing: search("\"ghbdtn vbh").query) == "эпривет мир")
    // Marks that are on no key stay what they are.
    let marked = try search("ghbdtn «vbh b ve;»")
    #expect(String(describing: marked.query) == "привет \"мир и муж\"")
  }

  @Test func snippetsShowOtherWords() throws {
    let hit = try #require(try search("посол").hits.first { $0.docID == 1 })
    let fragment = try #require(hit.snippet?.fragments.first)
    let text = Array(fragment.text.utf8)
    #expect(fragment.highlights.map { String(decoding: text[$0], as: UTF8.self) } == ["ambassador"])
  }

  @Test(arguments: 0..<12)
  func anyExpansionScoresAlikeForOneDocumentAndForAll(seed: UInt64) throws {
    var corpus = RandomCorpus(seed: seed)
    let index = corpus.index()
    let searcher = Searcher(
      source: index, analyzer: index.analyzer, expander: RandomExpander(seed: seed))
    for _ in 0..<10 {
      var request = SearchRequest(corpus.query())
      request.limit = 100
      request.foldsCopies = false
      let plain = try searcher.search(request)
      request.expands = .none
      let exact = try searcher.search(request)
      #expect(plain.hits.allSatisfy { $0.score >= 0 && $0.score.isFinite }, "seed \(seed)")
      // What was typed is found all the same; phrases alone are changed where they could find nothing.
      guard !request.text.contains("\"") else { continue }
      #expect(plain.totalMatches >= exact.totalMatches, "seed \(seed), \(request.text)")
    }
  }
}
