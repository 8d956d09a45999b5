import Analysis
import TestSupport
import Testing

@testable import Postings

@Suite("Texts analyzed ahead of a check")
struct TextAnalysisTests {
  private let index = TestIndex()

  init() throws {
    let line = "Посол Норов говорил о торговле, and smart cities were discussed. "
    try index.build(
      (1...40).map { number in
        TestDocument(
          title: number % 3 == 0 ? "" : "Письмо \(number)",
          body: number % 5 == 0 ? "короткое" : String(repeating: line, count: number) + "\(number)")
      })
  }

  private func change(_ sql: String) throws {
    let connection = try IndexConnection(folder: index.index, generation: 1, access: .update)
    try connection.perform { try $0.execute(sql: sql) }
    try connection.queue.close()
  }

  @Test("a sound index passes")
  func sound() throws {
    #expect(try IndexChecker(folder: index.index).problems() == [])
  }

  @Test("postings of another text are found", arguments: [4, 5, 39])
  func otherPostings(docID: Int) throws {
    try change(
      """
      INSERT INTO postings(postings, rowid, title, body)
        SELECT 'delete', id, title, body FROM document_text WHERE id = \(docID);
      INSERT INTO postings(rowid, title, body)
        SELECT \(docID), title, body FROM document_text WHERE id = 8
      """)
    #expect(try IndexChecker(folder: index.index).problems().map(\.kind) == [.postings])
  }

  @Test("texts in each other's place are named, and the postings are still checked")
  func otherTexts() throws {
    try change(
      """
      UPDATE text SET body = (SELECT body FROM text WHERE id = 31) WHERE id = 30;
      UPDATE text SET body = (SELECT body FROM text WHERE id = 12) WHERE id = 32
      """)
    #expect(try IndexChecker(folder: index.index).problems().map(\.kind) == [.text, .text])
  }

  @Test("terms are given for the text that is asked for, in order, and for no other")
  func terms() throws {
    let analysis = TextAnalysis(folder: index.index, generation: 1)
    let analyzer = Analyzer()
    for docID in [1, 2, 3, 4, 5, 6, 7, 8, 9, 38] as [Int64] {
      let body = try #require(try IndexReader(folder: index.index).text(docID)?.body)
      var expected = PackedTerms()
      body.withUnsafeBufferPointer { analyzer.pack($0, into: &expected) }
      let found = body.withUnsafeBufferPointer { analysis.terms(of: $0) }
      // What is far ahead is not looked for, short texts are not kept.
      let isExpected = docID != 38 && body.count >= 256
      #expect((found != nil) == isExpected, "document \(docID)")
      if let found { #expect(found.bytes == expected.bytes) }
    }
    #expect(try analysis.finish() == [])
  }
}
