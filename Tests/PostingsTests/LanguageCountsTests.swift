import TestSupport
import Testing

@testable import Postings

@Suite("Documents by language")
struct LanguageCountsTests {
  private let index = TestIndex()
  private let documents = [
    TestDocument(body: "Посол Норов прибыл в Пекин.", english: 0, russian: 1),
    TestDocument(body: "The ambassador arrived in Beijing.", english: 1, russian: 0),
    TestDocument(body: "Норов (Norov) прибыл.", english: 0.3, russian: 0.7),
    TestDocument(
      body: "Саммит ШОС (SCO) состоится в столице Узбекистана.", english: 0.09, russian: 0.91),
    TestDocument(body: "2026: 3,14", english: 0, russian: 0),
  ]

  private func counts() throws -> LanguageCounts? {
    try IndexReader(folder: index.index).collectionStatistics().languages
  }

  private func update(_ change: (IndexWriter) throws -> Void) throws {
    let writer = try IndexWriter(folder: index.index, mode: .update)
    try change(writer)
    try writer.finish(report: "")
  }

  private func execute(_ sql: String) throws {
    let connection = try IndexConnection(
      folder: index.index, generation: index.index.currentGeneration(), access: .update)
    try connection.perform { try $0.execute(sql: sql) }
    try connection.queue.close()
  }

  @Test("a document counts for each language with a tenth of its letters")
  func build() throws {
    try index.build(documents)
    #expect(try counts() == LanguageCounts(documents: 5, english: 2, russian: 3))
  }

  @Test("updates count what comes and what goes", arguments: [true, false])
  func updates(storesText: Bool) throws {
    try index.build(documents, storesText: storesText)
    try update { writer in
      try writer.remove(docID: 3)
      try TestIndex.add(documents[1], to: writer)
      try TestIndex.add(documents[1], to: writer)
    }
    #expect(try counts() == LanguageCounts(documents: 6, english: 3, russian: 2))
    #expect(try IndexChecker(folder: index.index).problems() == [])
  }

  @Test("a reader sees the counts of its documents, and what is given up is not counted")
  func transactions() throws {
    try index.build(documents)
    let reader = try IndexReader(folder: index.index)
    let writer = try IndexWriter(folder: index.index, mode: .update)
    try writer.remove(docID: 2)
    try writer.commit()
    try writer.remove(docID: 1)
    writer.abandon()
    #expect(try reader.collectionStatistics().languages?.english == 2)
    #expect(try counts() == LanguageCounts(documents: 4, english: 1, russian: 3))
  }

  @Test("without counts, or with those of other documents, there are none until the next update")
  func older() throws {
    try index.build(documents)
    for sql in [
      "DELETE FROM meta WHERE key = 'languages'",
      "UPDATE meta SET value = '4 2 3' WHERE key = 'languages'",
      "UPDATE meta SET value = '5 6 -1' WHERE key = 'languages'",
      "UPDATE meta SET value = 'some' WHERE key = 'languages'",
    ] {
      try execute(sql)
      #expect(try counts() == nil)
      try update { _ in }
      #expect(try counts() == LanguageCounts(documents: 5, english: 2, russian: 3))
    }
  }

  @Test("a check finds wrong counts, a repair counts anew")
  func check() throws {
    try index.build(documents)
    try execute("UPDATE meta SET value = '5 3 3' WHERE key = 'languages'")
    let checker = try IndexChecker(folder: index.index)
    let problems = try checker.problems()
    #expect(problems.map(\.description) == ["the counts of documents by language are wrong"])
    #expect(try checker.repair(problems) == 0)
    #expect(try checker.problems() == [])
    #expect(try counts() == LanguageCounts(documents: 5, english: 2, russian: 3))
  }
}
