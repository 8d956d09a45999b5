import Analysis
import Foundation
import Postings
import Testing

@testable import Searching

/// A word is counted against the documents of its language.
@Suite struct LanguageStatisticsTests {
  private let index: MemoryIndex

  init() {
    let russian = ["Посол прибыл.", "Город растёт.", "Город и посол.", "Река.", "Мост.", "Лес."]
    let english = ["The ambassador arrived.", "The city grows."]
    index = MemoryIndex(
      russian.map { MemoryDocument(body: $0, russianShare: 1) }
        + english.map { MemoryDocument(body: $0, englishShare: 1) })
    index.countsLanguages = true
  }

  private func kinds(
    _ text: String, _ docID: Int64, expander: (any QueryExpanding)? = nil
  ) throws -> [KindExplanation] {
    let searcher = Searcher(source: index, analyzer: index.analyzer, expander: expander)
    let explanation = try searcher.explain(SearchRequest(text), index.records([docID])[0])
    #expect(explanation.documentCount == 8)
    return explanation.words.flatMap(\.kinds)
  }

  private func idf(_ df: Double, of count: Double) -> Double {
    log(1 + (count - df + 0.5) / (df + 0.5))
  }

  @Test func aWordIsOfTheLanguageOfItsLetters() {
    #expect(WordLanguage(of: "посол") == .russian)
    #expect(WordLanguage(of: "café") == .english)
    #expect(WordLanguage(of: "covid-19") == .english)
    #expect(WordLanguage(of: "2026") == nil)
    #expect(WordLanguage(of: "it-отдел") == nil)
    #expect(WordLanguage(of: "北京") == nil)
  }

  @Test func itsDocumentsAreThoseOfItsLanguage() throws {
    let russian = try kinds("посол", 1)
    #expect(russian.map(\.documentCounts) == russian.map { _ in [6] })
    #expect(abs(russian[0].idf - idf(2, of: 6)) < 1e-9)
    let english = try kinds("ambassador", 7)
    #expect(english.map(\.documentCounts) == english.map { _ in [2] })
    #expect(abs(english[0].idf - idf(1, of: 2)) < 1e-9)
  }

  @Test func phrasesTakeEachWordByItself() throws {
    let phrase = try kinds("\"город посол\"~3", 3)
    #expect(phrase[0].documentCounts == [6, 6])
    #expect(abs(phrase[0].idf - 2 * idf(2, of: 6)) < 1e-9)
    #expect(try kinds("amb*", 7)[0].documentCounts == [2])
  }

  @Test func withoutCountsTheWholeCollectionStands() throws {
    index.countsLanguages = false
    #expect(try kinds("посол", 1)[0].documentCounts == [8])
    #expect(try kinds("ambassador", 7)[0].documentCounts == [8])
  }

  /// Nine documents of ten are Russian, and what is Latin in them are names.
  @Test func aGuestIsCountedAgainstTheWhole() throws {
    let guest = LanguageStatistics(
      CollectionStatistics(
        documentCount: 100, titleLength: 0, bodyLength: 0,
        languages: LanguageCounts(documents: 100, english: 9, russian: 100)))
    #expect(guest.documentCount(of: "alibaba") == 100)
    #expect(guest.documentCount(of: "город") == 100)
    let host = LanguageStatistics(
      CollectionStatistics(
        documentCount: 100, titleLength: 0, bodyLength: 0,
        languages: LanguageCounts(documents: 100, english: 10, russian: 90)))
    #expect(host.documentCount(of: "alibaba") == 10)
    #expect(host.documentCount(of: "2026") == 100)
  }

  @Test func aRankingMayCountAllDocuments() throws {
    var ranking = RankingConfiguration()
    try ranking.set("statistics.languages", 0)
    let languages = LanguageStatistics(
      CollectionStatistics(
        documentCount: 100, titleLength: 0, bodyLength: 0,
        languages: LanguageCounts(documents: 100, english: 40, russian: 60)), ranking)
    #expect(languages.documentCount(of: "alibaba") == 100)
    #expect(languages.documentCount(of: "город") == 100)
  }

  @Test func wordsWithTranslationsAreCountedWhereTheyAreMoreFrequent() throws {
    var group = TermGroup()
    group.add(typed: [Term(.both, "посол")])
    group.add(others: [
      WordAlternative(
        stems: [Term(.stem, "ambassador")], probability: 0.3, kind: .translation,
        text: "ambassador")
    ])
    let languages = LanguageStatistics(index.collectionStatistics())
    func statistics(_ frequencies: [Int]) -> (df: Double, count: Double?) {
      let found = group.statistics(
        frequencies, typedCount: 1, documentCount: languages.documentCount)
      return (found.documentFrequency, found.documentCount)
    }
    #expect(statistics([2, 1]) == (2, 6))
    #expect(statistics([0, 2]).count == 2)
    #expect(statistics([0, 0]) == (0, 6))
    #expect(statistics([9, 0]) == (6, 6), "deleted documents count for a while")
  }
}
