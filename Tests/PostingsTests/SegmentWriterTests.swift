import Analysis
import GRDB
import TestSupport
import Testing

@testable import Postings

/// What is written past FTS5 must be what FTS5 would have written: the same postings, sound to its own check.
@Suite("Segments written directly")
struct SegmentWriterTests {
  private let seed = UInt64(ProjectFolder.number("SLOVO_SEED", default: 11))

  /// Documents with a word that is in all of them, words of one document, and long lists of positions.
  private func texts(_ count: Int, repeats: Int) -> [(title: String, body: String)] {
    var generator = SeededGenerator(seed: seed)
    let words = (0..<300).map { "слово\($0)" } + (0..<300).map { "word\($0)" }
    return (0..<count).map { number in
      var body = ["общее"]
      for _ in 0..<Int.random(in: 0...repeats, using: &generator) {
        body.append(Int.random(in: 0..<3, using: &generator) == 0 ? "общее" : "редкое\(number)")
        body.append(words.randomElement(using: &generator) ?? "")
      }
      return (number % 7 == 0 ? "" : "общее заглавие", body.joined(separator: " "))
    }
  }

  /// A new table in a folder of its own.
  private func connection(_ folder: TemporaryFolder) throws -> IndexConnection {
    let index = IndexFolder(path: Array(folder("index").utf8))
    try index.create()
    let connection = try IndexConnection(folder: index, generation: 1, access: .bulk)
    try connection.perform { try $0.execute(sql: IndexSchema.postingsTable(storesText: false)) }
    return connection
  }

  private func dump(_ connection: IndexConnection) throws -> [String] {
    try connection.perform { db in
      try db.execute(sql: "INSERT INTO postings(postings) VALUES ('integrity-check')")
      try db.execute(
        sql: "CREATE VIRTUAL TABLE temp.v USING fts5vocab('main', 'postings', 'instance')")
      let instances = try Row.fetchAll(db, sql: "SELECT term, doc, col, offset FROM temp.v")
      let sizes = try Row.fetchAll(db, sql: "SELECT id, hex(sz) FROM postings_docsize")
      let totals = try Row.fetchAll(db, sql: "SELECT hex(block) FROM postings_data WHERE id = 1")
      return (instances + sizes + totals).map { "\($0)" }
    }
  }

  static let settings: [(count: Int, repeats: Int, memory: Int, page: Int)] = [
    (1, 1, 1 << 30, 16_000),
    (40, 30, 1 << 30, 16_000),
    // A run for each document.
    (40, 30, 0, 512),
    // Doclists over many pages, lists of positions over several; the index of a doclist has levels of its own.
    (1500, 40, 1 << 30, 128),
    (200, 900, 3 << 20, 64),
  ]

  @Test("the same postings as by FTS5's own insertion", arguments: settings)
  func same(count: Int, repeats: Int, memory: Int, page: Int) throws {
    let folders = (TemporaryFolder(), TemporaryFolder())
    let (direct, plain) = (try connection(folders.0), try connection(folders.1))
    let analyzer = Analyzer()
    func packed(_ text: String) -> PackedTerms {
      var terms = PackedTerms()
      var text = text
      text.withUTF8 { analyzer.pack($0, into: &terms) }
      return terms
    }
    /// The terms of a word, as a query for any of them.
    func stored(_ word: String) -> String {
      let bytes = packed(word).bytes
      var terms: [String] = []
      var offset = 0
      while offset + 3 <= bytes.count, offset == 0 || bytes[offset] == 1 {
        let end = offset + 3 + Int(bytes[offset + 1])
        terms.append(String(decoding: bytes[offset + 3..<end], as: UTF8.self))
        offset = end
      }
      return terms.joined(separator: "\u{1E}")
    }
    let documents = texts(count, repeats: repeats).map {
      (title: packed($0.title), body: packed($0.body))
    }
    // Gaps between doc IDs of one byte and of several.
    let docIDs = documents.indices.map { Int64($0 + 1 + $0 / 100 * 1_000_000) }
    try direct.perform { db in
      let postings = try BulkPostings(
        db, folder: Array(folders.0("index").utf8), memoryLimit: memory, pageSize: page)
      for (docID, document) in zip(docIDs, documents) {
        try postings.add(document.title, document.body, docID: docID)
      }
      try postings.finish(db)
    }
    try plain.perform { db in
      for (docID, document) in zip(docIDs, documents) {
        plain.tokenizer.prepared = [document.title, document.body]
        try db.execute(
          sql: "INSERT INTO postings(rowid, title, body) VALUES (?, ' ', ' ')", arguments: [docID])
      }
      plain.tokenizer.prepared = nil
    }
    #expect(try dump(direct) == dump(plain), "seed \(seed)")
    let deepest = try direct.perform { db in
      try Int.fetchOne(
        db, sql: "SELECT max(id >> 31 & 31) FROM postings_data WHERE id >> 36 & 1") ?? -1
    }
    #expect(count < 1000 || deepest >= 1, "the case has no deep index: \(deepest)")
    // A rare word beside a frequent one: FTS5 seeks in the frequent one's doclist by its index.
    for number in stride(from: 0, to: count, by: max(1, count / 50)) {
      guard documents[number].body.bytes.count > 1000 else { continue }
      let match = "\"\(stored("редкое\(number)"))\" AND \"\(stored("общее"))\""
      func rows(_ connection: IndexConnection) throws -> [Int64] {
        try connection.perform { db in
          try Int64.fetchAll(
            db, sql: "SELECT rowid FROM postings WHERE postings MATCH ?", arguments: [match])
        }
      }
      #expect(try rows(direct) == [docIDs[number]], "\(match)")
      #expect(try rows(direct) == rows(plain), "seed \(seed), document \(number)")
    }
  }

  @Test("integers of every length come back")
  func varints() {
    for bits in UInt64(0)..<64 {
      let power: UInt64 = 1 << bits
      for value: UInt64 in [power, power - 1, UInt64.max >> bits] {
        let bytes = Varint.bytes([value])
        let bitCount: Int = 64 - value.leadingZeroBitCount
        #expect(bytes.count == min(9, max(1, (bitCount + 6) / 7)))
        let back = bytes.withUnsafeBufferPointer { $0.baseAddress.map { Varint.get($0) } }
        #expect(back?.value == value)
        #expect(back?.length == bytes.count)
      }
    }
  }
}
