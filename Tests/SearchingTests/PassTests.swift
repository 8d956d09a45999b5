import Postings
import Testing

@testable import Searching

@Suite struct PassTests {
  @Test func runsOfLettersFindWhatStemsDoNot() throws {
    // "химия" is no form of "химический" to a stemmer.
    let index = MemoryIndex(
      "Опыт был долгим, и о погоде говорили мало.", "Опыт был долгим, и о химии говорили мало.")
    try index.ranking.set("ngrams.weight", 0)
    let plain = try index.search("химический опыт")
    #expect(plain.hits.map(\.docID) == [1, 2] && plain.hits[0].score == plain.hits[1].score)
    try index.ranking.set("ngrams.weight", 0.6)
    try index.ranking.set("ngrams.length", 3)
    try index.ranking.set("ngrams.cyrillic", 3)
    #expect(try index.find("химический опыт") == [2, 1])
    // What the document holds is not counted again.
    let held = try index.search("химия опыт").hits.first { $0.docID == 2 }?.score
    try index.ranking.set("ngrams.weight", 0)
    #expect(try index.search("химия опыт").hits.first { $0.docID == 2 }?.score == held)
  }

  @Test func wordsOfTheBestDocumentsCount() throws {
    let index = MemoryIndex(
      "Посол говорил о погоде.", "Посол говорил о шахматах.",
      "Афганистан, посол, Афганистан, шахматы.", "Ветер.", "Дождь.", "Снег.", "Град.", "Туман.")
    try index.ranking.set("neighbors.weight", 0)
    try index.ranking.set("feedback.rm3", 1)
    try index.ranking.set("feedback.words", 0)
    try index.ranking.set("feedback.coverage", 1)
    try index.ranking.set("feedback.documents", 1)
    let found = try index.find("посол Афганистан")
    // What is matched stays the same; the chess of the best document brings the second up.
    #expect(found == [3, 2, 1])
    try index.ranking.set("feedback.words", 3)
    #expect(try index.find("посол Афганистан") == [3, 1, 2], "the query is too short")
  }

  @Test func newDocumentsRankFirstWherePriorsSaySo() throws {
    let index = MemoryIndex([
      MemoryDocument(body: "посол посол", date: 0),
      MemoryDocument(body: "посол город", date: 365 * 86400),
    ])
    #expect(try index.find("посол") == [1, 2])
    try index.ranking.set("priors.recency", 1)
    try index.ranking.set("priors.half-life", 30)
    #expect(try index.find("посол") == [2, 1])
  }

  @Test func longDocumentsRankFirstWherePriorsSaySo() throws {
    let index = MemoryIndex("посол", "посол и много других слов в одном длинном тексте")
    #expect(try index.find("посол") == [1, 2])
    try index.ranking.set("priors.length", 1)
    #expect(try index.find("посол") == [2, 1])
  }

  @Test func theDepthBoundsWhatIsLookedAtAgain() throws {
    let index = MemoryIndex(
      "умный город посол", "посол посол город и умный", "город и ещё что-нибудь умный")
    let plain = try index.search("умный город посол") { _ in }
    index.ranking = index.ranking.firstPassOnly
    let first = try index.search("умный город посол") { _ in }
    #expect(plain.hits.map(\.score) != first.hits.map(\.score))
    #expect(first.hits.map(\.score) == first.hits.map(\.score).sorted(by: >))
  }

  @Test func aFieldOfItsOwnLengthCountsInBM25F() throws {
    let index = MemoryIndex([
      MemoryDocument(title: "посол", body: "слово"),
      MemoryDocument(title: "о том как жил посол в одном большом городе", body: "слово"),
    ])
    try index.ranking.setModel("bm25f")
    try index.ranking.set("title-b", 0)
    let flat = try index.search("посол").hits.map(\.score)
    #expect(flat[0] == flat[1])
    try index.ranking.set("title-b", 1)
    #expect(try index.find("посол") == [1, 2])
  }
}
