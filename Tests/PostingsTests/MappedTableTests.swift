import Foundation
import GRDB
import TestSupport
import Testing

@testable import Postings

/// Rows read where they lie are those that SQLite reads.
@Suite("Tables of a mapped database") struct MappedTableTests {
  private let folder = TemporaryFolder()

  /// A database that has its rows in the file itself.
  private func makeQueue(pageSize: Int) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA page_size = \(pageSize); PRAGMA mmap_size = 268435456")
    }
    let queue = try DatabaseQueue(path: folder("a.sqlite"), configuration: configuration)
    try queue.inDatabase {
      try $0.execute(sql: "PRAGMA journal_mode = WAL")
      try $0.execute(sql: "CREATE TABLE part (id INTEGER PRIMARY KEY, data BLOB NOT NULL)")
    }
    return queue
  }

  private func fill(_ queue: DatabaseQueue, _ generator: inout SeededGenerator, longest: Int) throws
  {
    var ids: Set<Int64> = []
    for _ in 0..<1500 {
      let spread: Int64 = Bool.random(using: &generator) ? 2000 : 1 << 40
      ids.insert(Int64.random(in: -spread...spread, using: &generator))
    }
    let rows = ids.sorted().map { id in
      let count = Int.random(in: 0...longest, using: &generator)
      return (id, Data((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }))
    }
    try queue.inTransaction { db in
      for (id, data) in rows.shuffled(using: &generator) {
        try db.execute(sql: "INSERT INTO part VALUES (?, ?)", arguments: [id, data])
      }
      return .commit
    }
  }

  @Test("are the same for every key", arguments: [512, 4096, 16384, 65536])
  func rows(pageSize: Int) throws {
    print("seed \(pageSize)")
    var generator = SeededGenerator(seed: UInt64(pageSize))
    let queue = try makeQueue(pageSize: pageSize)
    try fill(queue, &generator, longest: min(pageSize / 2, 3000))
    try queue.inDatabase { db in
      #expect(MappedDatabase(db, owner: queue) == nil, "rows are in the log")
      try db.checkpoint(.truncate)
      try db.execute(sql: "BEGIN")
      let rows = try Row.fetchAll(db, sql: "SELECT id, data FROM part")
      let database = try #require(MappedDatabase(db, owner: queue))
      let table = try #require(try MappedTable("part", of: database, db))
      var foundCount = 0
      for row in rows {
        let (id, data): (Int64, Data) = (row[0], row[1])
        // The last page may not be mapped whole.
        guard let found = table.data(id) else { continue }
        foundCount += 1
        #expect(data == Data(found), "\(id)")
      }
      #expect(foundCount > rows.count * 9 / 10)
      let ids = Set(rows.map { $0[0] as Int64 })
      for id in [Int64.min, -2001, 2001, .max] + (-500...500) where !ids.contains(id) {
        #expect(table.data(id) == nil)
      }
      try db.execute(sql: "COMMIT")
      #expect(try MappedTable("no_part", of: database, db) == nil)
    }
  }

  @Test("a row that goes on in other pages is left to SQLite") func longRows() throws {
    let queue = try makeQueue(pageSize: 1024)
    try queue.inDatabase { db in
      for id in 1...40 {
        let data = Data(repeating: UInt8(id), count: id * 100)
        try db.execute(sql: "INSERT INTO part VALUES (?, ?)", arguments: [id, data])
      }
      try db.checkpoint(.truncate)
      try db.execute(sql: "BEGIN; SELECT count(*) FROM part")
      let database = try #require(MappedDatabase(db, owner: queue))
      let table = try #require(try MappedTable("part", of: database, db))
      for id in 1...40 {
        let found = table.data(Int64(id))
        #expect(found == nil || found?.count == id * 100)
        #expect(found?.allSatisfy { $0 == UInt8(id) } != false)
        if id * 100 > 1024 { #expect(found == nil) }
      }
      try db.execute(sql: "COMMIT")
    }
  }

  @Test("damaged pages give rows inside the file, or none", arguments: 1...20)
  func damage(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var queue = try makeQueue(pageSize: 1024)
    try fill(queue, &generator, longest: 400)
    try queue.close()
    let file = URL(fileURLWithPath: folder("a.sqlite"))
    var bytes = [UInt8](try Data(contentsOf: file))
    for _ in 0..<2000 {
      // The first page stays as it is, or there would be no database.
      bytes[Int.random(in: 1024..<bytes.count, using: &generator)] = .random(
        in: 0...255, using: &generator)
    }
    for page in 1..<(bytes.count / 1024) {
      bytes[1024 * page + Int.random(in: 0..<12, using: &generator)] = .random(
        in: 0...255, using: &generator)
    }
    try Data(bytes).write(to: file)
    var configuration = Configuration()
    configuration.readonly = true
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA mmap_size = 268435456") }
    queue = try DatabaseQueue(path: folder("a.sqlite"), configuration: configuration)
    try queue.inDatabase { db in
      let database = try #require(MappedDatabase(db, owner: queue))
      let table = try #require(try MappedTable("part", of: database, db))
      var sum = 0
      for id in Int64(-2000)...2000 {
        for byte in table.data(id) ?? UnsafeRawBufferPointer(start: nil, count: 0) {
          sum &+= Int(byte)
        }
      }
      #expect(sum >= 0)
    }
  }
}
