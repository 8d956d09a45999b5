import Analysis
import Postings
import Ranking
import TestSupport
import Testing

@testable import Searching

@Suite struct NeighborTests {
  /// Scores of some texts after their neighbors were looked at.
  private func scores(
    _ texts: [String], _ first: [Double], foreign: Set<Int64>? = nil, _ settings: [String: Double]
  ) throws -> [Double] {
    var ranking = RankingConfiguration()
    for (name, value) in settings { try ranking.set(name, value) }
    var parts = first.enumerated().map {
      DocumentParts(TopK.Entry(docID: Int64($0.offset), score: $0.element))
    }
    let isForeign = foreign.map { foreign in { (docID: Int64) in foreign.contains(docID) } }
    guard var pass = NeighborPass(ranking)?.begun(parts.map(\.docID), isForeign) else {
      return first
    }
    for (index, text) in texts.enumerated() {
      Array(text.utf8).withUnsafeBufferPointer { pass.look(at: index, title: "", body: $0) }
    }
    pass.add(to: &parts)
    return parts.map(\.total)
  }

  private let texts = [
    "посол Бишкек встреча", "погода ветер", "Бишкек встреча переговоры", "снег дождь", "шахматы",
  ]

  @Test func aDocumentIsDrawnToThoseThatAreLikeIt() throws {
    let found = try scores(
      texts, [9, 4, 4, 4, 3], ["neighbors.weight": 0.5, "neighbors.likeness": 1])
    #expect(found == [6.5, 4, 6.5, 4, 3], "the rest have no neighbors")
    #expect(try scores(texts, [9, 4, 4, 4, 3], ["neighbors.weight": 0]) == [9, 4, 4, 4, 3])
  }

  @Test func pagesOfOnePatternSayNothingOfEachOther() throws {
    let found = try scores(
      texts, [9, 4, 4, 4, 3], ["neighbors.weight": 0.5, "neighbors.likeness": 0.1])
    #expect(found == [9, 4, 4, 4, 3])
  }

  @Test(arguments: 0..<5)
  func scoresStayWithinTheOldOnes(seed: UInt64) throws {
    var corpus = RandomCorpus(seed: seed)
    var generator = SeededGenerator(seed: seed)
    let texts = (0..<30).map { _ in corpus.text(0...30) }
    let first = texts.map { _ in Double.random(in: 1...20, using: &generator) }
    for weight in [0.1, 0.25, 1] {
      let found = try scores(texts, first, ["neighbors.weight": weight])
      let least = (first.min() ?? 0) - 1e-9
      let greatest = (first.max() ?? 0) + 1e-9
      #expect(found.allSatisfy { $0 >= least && $0 <= greatest }, "seed \(seed)")
    }
    let alike = try scores(texts, first.map { _ in 7 }, [:])
    #expect(alike.allSatisfy { abs($0 - 7) < 1e-9 }, "seed \(seed)")
  }

  @Test func aLanguageThatScoresLessGainsWhatItsMeanIsBehind() throws {
    let found = try scores(
      texts, [8, 8, 8, 2, 4], foreign: [3, 4], ["neighbors.weight": 0.5])
    #expect(found == [8, 8, 8, 4.5, 6.5])
    // A translated query that found documents of one language.
    #expect(
      try scores(texts, [9, 4, 4, 4, 3], foreign: [], ["neighbors.likeness": 1]) == [9, 4, 4, 4, 3])
  }

  @Test func documentsOfTheOtherLanguageGain() throws {
    let index = MemoryIndex([
      MemoryDocument(body: "Посол говорил о погоде.", russianShare: 1),
      MemoryDocument(body: "The ambassador spoke of the weather.", englishShare: 1),
      MemoryDocument(body: "Шахматы.", russianShare: 1),
      MemoryDocument(body: "An ambassador, посла.", englishShare: 0.6, russianShare: 0.4),
    ])
    func gained(
      _ gain: Double, _ expander: (any QueryExpanding)?, _ text: String = "посол говорил"
    ) throws -> [Double] {
      try index.ranking.set("expansion.gain", gain)
      try index.ranking.set("neighbors.weight", 0)
      let searcher = Searcher(
        source: index, analyzer: index.analyzer, ranking: index.ranking, expander: expander)
      return try searcher.search(SearchRequest(text)).hits.sorted { $0.docID < $1.docID }
        .map(\.score)
    }
    let plain = try gained(0, OneTranslation())
    let found = try gained(0.5, OneTranslation())
    #expect(found.count == 3 && found[0] == plain[0])
    #expect(found[2] == plain[2], "it holds Russian too")
    #expect(abs(found[1] - 1.5 * plain[1]) < 1e-9)
    #expect(try gained(0.5, nil) == gained(0, nil), "nothing was translated")
    let one = (try gained(0, OneTranslation(), "посол"), try gained(0.5, OneTranslation(), "посол"))
    #expect(one.0.count == 3 && one.0 == one.1, "one word: as it was typed goes first")
  }
}

/// That a посол is an ambassador.
private final class OneTranslation: QueryExpanding {
  func alternatives(
    for word: QueryWord, typed: String, wishes: ExpansionWishes
  ) -> [WordAlternative] {
    guard word.form == "посол", wishes.translates,
      let meant = Analyzer().queryWords("ambassador").first
    else { return [] }
    return [
      WordAlternative(
        stems: meant.stems, exacts: [], probability: 0.8, kind: .translation, text: "ambassador",
        replaces: false)
    ]
  }

  func layoutReading(of text: String) -> String? { nil }
}
