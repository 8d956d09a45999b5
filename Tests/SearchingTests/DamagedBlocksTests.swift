import Analysis
import Foundation
import GRDB
import Postings
import Searching
import TestSupport
import Testing

/// Postings of which something else has changed a byte or two: queries end with hits or with an error that says
/// so, never outside their memory.
@Suite struct DamagedBlocksTests {
  private static let seed = UInt64(ProjectFolder.number("SLOVO_SEED", default: 11))
  private static let rounds = ProjectFolder.number("SLOVO_ROUNDS", default: 1)

  private struct Table {
    var name: String
    var key: String
    var column: String
  }

  private static let tables = [
    Table(name: "posting_list", key: "term", column: "header"),
    Table(name: "posting_chunk", key: "id", column: "data"),
    Table(name: "posting_chunk", key: "id", column: "data"),
    Table(name: "posting_bitmap", key: "chunk", column: "data"),
    Table(name: "document_length", key: "chunk", column: "data"),
    Table(name: "postings_data", key: "id", column: "block"),
  ]
  private static let queries = [
    "посол", "the Alibaba city", "+the +город +Норова", "\"digital city\"", "Афган*",
    "+экономики +и +what", "emphasized SCO ecommerce AT&T города", "\"и the\" COVID-19",
  ]

  private let folder = TemporaryFolder()
  private let database: DatabaseQueue
  private let index: IndexFolder
  private var corpus: RandomCorpus

  init() throws {
    var corpus = RandomCorpus(seed: Self.seed)
    index = try corpus.makeIndex(1500, wordsPerRecord: 0...30, in: folder)
    self.corpus = corpus
    database = try DatabaseQueue(path: folder("index/generation-0001.sqlite"))
  }

  /// The rows of a table by their keys.
  private func rows(_ table: Table) throws -> [(key: DatabaseValue, data: Data)] {
    try database.read { db in
      try Row.fetchAll(db, sql: "SELECT \(table.key), \(table.column) FROM \(table.name)").map {
        ($0[0], $0[1])
      }
    }
  }

  /// - Parameter isLogged: Leaves what was written in the log; else it goes to the file, which readers have mapped.
  private func write(
    _ rows: [(key: DatabaseValue, data: Data)], _ table: Table, isLogged: Bool
  ) throws {
    try database.write { db in
      for row in rows {
        try db.execute(
          sql: "UPDATE \(table.name) SET \(table.column) = ? WHERE \(table.key) = ?",
          arguments: [row.data, row.key])
      }
    }
    guard !isLogged else { return }
    _ = try database.writeWithoutTransaction { try $0.checkpoint(.truncate) }
  }

  /// Changes a byte or a few of about every third row.
  private mutating func damaged(
    _ rows: [(key: DatabaseValue, data: Data)]
  ) -> [(key: DatabaseValue, data: Data)] {
    rows.map { key, data in
      var bytes = [UInt8](data)
      if !bytes.isEmpty, Int.random(in: 0..<3, using: &corpus.generator) == 0 {
        for _ in 0..<Int.random(in: 1...3, using: &corpus.generator) {
          // What is at the front tells where all the rest is.
          let end = Bool.random(using: &corpus.generator) ? bytes.count : min(bytes.count, 80)
          bytes[Int.random(in: 0..<end, using: &corpus.generator)] = UInt8.random(
            in: 0...255, using: &corpus.generator)
        }
      }
      return (key, Data(bytes))
    }
  }

  /// Asks all queries of one reader, which is gone then.
  private func ask(matchesAll: Bool) throws -> (answers: Int, errors: Int) {
    let searcher = Searcher(source: try IndexReader(folder: index), analyzer: Analyzer())
    var (answers, errors) = (0, 0)
    for text in Self.queries {
      var request = SearchRequest(text)
      request.matchesAll = matchesAll
      do {
        _ = try searcher.search(request)
        answers += 1
      } catch is IndexError {
        errors += 1
      }
    }
    return (answers, errors)
  }

  @Test mutating func queriesEndWithHitsOrAnError() throws {
    print("seed \(Self.seed)")
    var (answers, errors) = (0, 0)
    for round in 0..<(18 * Self.rounds) {
      let table = Self.tables[round % Self.tables.count]
      let sound = try rows(table)
      #expect(!sound.isEmpty)
      // Every table in the file and in the log.
      let isLogged = (round + round / Self.tables.count) % 2 == 0
      try write(damaged(sound), table, isLogged: isLogged)
      let found = try ask(matchesAll: round / Self.tables.count % 2 == 0)
      answers += found.answers
      errors += found.errors
      try write(sound, table, isLogged: isLogged)
    }
    #expect(answers > 0)
    #expect(errors > 0)
    #expect(try IndexChecker(folder: index).problems() == [])
  }
}
