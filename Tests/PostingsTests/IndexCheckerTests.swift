import GRDB
import TestSupport
import Testing

@testable import Postings

@Suite("Check and repair")
struct IndexCheckerTests {
  private let index = TestIndex()

  init() throws {
    try index.build(
      (1...20).map {
        TestDocument(title: "Письмо \($0)", body: "Норов писал о торговле, letter \($0).")
      })
  }

  static let damages: [(String, IndexProblem.Kind)] = [
    ("DELETE FROM text WHERE id = 3", .rows),
    ("DELETE FROM document WHERE id = 3", .rows),
    ("UPDATE document SET file = 999 WHERE id = 3", .rows),
    ("UPDATE file SET skipped = 'binary' WHERE id = 3", .rows),
    ("DELETE FROM postings_docsize WHERE id = 3", .rows),
    ("INSERT INTO text VALUES (77, x'', NULL)", .rows),
    ("UPDATE text SET body = (SELECT body FROM text WHERE id = 4) WHERE id = 3", .text),
    ("UPDATE text SET body = x'00' WHERE id = 3", .text),
    ("UPDATE text SET body = x'28b52ffd' WHERE id = 3", .text),
    ("UPDATE document SET title = 'Иное' WHERE id = 3", .text),
    ("UPDATE document SET content_hash = 1 WHERE id = 3", .text),
    (
      "INSERT INTO postings(postings, rowid, title, body) VALUES ('delete', 3, 'Письмо', '')",
      .postings
    ),
    ("DELETE FROM postings_data WHERE id > 10", .postings),
    ("DELETE FROM document_length", .blocks),
    ("UPDATE document_length SET data = zeroblob(length(data))", .blocks),
    ("INSERT INTO posting_list VALUES (x'42', x'00')", .blocks),
  ]

  @Test("each damage is found, and healed from what is left", arguments: damages)
  func damage(sql: String, kind: IndexProblem.Kind) throws {
    let generation = try index.index.currentGeneration()
    do {
      let connection = try IndexConnection(
        folder: index.index, generation: generation, access: .update)
      try connection.perform { try $0.execute(sql: sql) }
      try connection.queue.close()
    }
    let checker = try IndexChecker(folder: index.index)
    let problems = try checker.problems()
    #expect(problems.contains { $0.kind == kind }, "\(sql): \(problems)")
    #expect(try checker.repair(problems) <= 1, "\(sql)")
    #expect(try checker.problems() == [], "\(sql)")
  }

  @Test("a sound index has no problems, and nothing to repair")
  func sound() throws {
    let checker = try IndexChecker(folder: index.index)
    #expect(try checker.problems() == [])
    #expect(try checker.repair([]) == 0)
  }

  @Test("a check holds the writer's lock, and lets go of it")
  func lock() throws {
    do {
      let checker = try IndexChecker(folder: index.index)
      #expect(throws: IndexError.self) { try IndexWriter(folder: index.index, mode: .update) }
      #expect(try checker.problems() == [])
    }
    try IndexWriter(folder: index.index, mode: .update).finish(report: "")
  }

  @Test("without stored text only the sources can heal")
  func contentless() throws {
    let bare = TestIndex()
    try bare.build(
      [TestDocument(title: "а", body: "б"), TestDocument(title: "в", body: "г")], storesText: false)
    do {
      let connection = try IndexConnection(folder: bare.index, generation: 1, access: .update)
      try connection.perform { try $0.execute(sql: "DELETE FROM document WHERE id = 1") }
      try connection.queue.close()
    }
    let checker = try IndexChecker(folder: bare.index)
    let problems = try checker.problems()
    #expect(problems.map(\.kind) == [.rows])
    #expect(throws: IndexError.self) { try checker.repair(problems) }
  }
}
