import Foundation
import GRDB
import TestSupport
import Testing

@testable import Postings

@Suite("Small parts of the store")
struct SmallPartsTests {
  @Test func `rows of lengths are read back, and refused where their widths are none`() {
    let lengths: [UInt32] = [3, 0, 70_000, 255]
    let bytes = LengthChunk.bytes(titles: [1, 2, 300, 4], bodies: lengths[...])
    func read(_ bytes: [UInt8]) -> [Float]? {
      var found = [Float](repeating: -1, count: 4)
      let isRead = found.withUnsafeMutableBufferPointer { target in
        target.baseAddress.map { target in
          bytes.withUnsafeBytes { LengthChunk.read($0, count: 4, titleWeight: 2, into: target) }
        }
      }
      return isRead == true ? found : nil
    }
    #expect(read(bytes) == [5, 4, 70_600, 263])
    for width in [0, 3, 5, 255] as [UInt8] {
      // Long enough for the width, were it one.
      #expect(read([width] + bytes.dropFirst() + [UInt8](repeating: 0, count: 2048)) == nil)
    }
    #expect(read(Array(bytes.dropLast())) == nil)
  }

  @Test(
    "path patterns",
    arguments: [
      ("news", "/home/a/news/x.txt", true), ("news", "/home/a/old/x.txt", false),
      ("", "/x", true), ("x.txt", "/a/x.txt", true), ("*.md", "/a/b.md", true),
      ("*.md", "/a/b.mdx", false),
      ("a/*/c", "/x/a/b/d/c", true), ("a/*/c", "/x/ba/b/c", false), ("?.txt", "/d/ё.txt", true),
      ("?.txt", "/d/ёж.txt", false), ("2020?", "/d/2020", false), ("*", "/anything", true),
      ("**", "/x", true),
      ("*a*a*a*a*a*b", "/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false),
      ("news.jsonl#*", "/d/news.jsonl#2020-1", true), ("#2020", "/d/news.jsonl#2020-1", true),
    ])
  func pathPattern(pattern: String, path: String, isMatch: Bool) {
    #expect(PathPattern(pattern).matches(Array(path.utf8)) == isMatch)
  }

  @Test("the record of totals, as FTS5 writes it")
  func averages() {
    #expect(FTS5Averages([5, 0x81, 0x00, 7]).rowCount == 5)
    #expect(FTS5Averages([5, 0x81, 0x00, 7]).columnSizes == [128, 7])
    #expect(FTS5Averages([]).rowCount == 0)
    #expect(FTS5Averages([0x81]).rowCount == 1)
  }

  @Test("a damaged record of totals gives numbers that can be added")
  func damagedAverages() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
        UInt8.random(in: 0x70...0xFF, using: &generator)
      }
      let averages = FTS5Averages(bytes)
      #expect(averages.rowCount >= 0 && averages.rowCount <= FTS5Averages.limit)
      #expect(averages.columnSizes.allSatisfy { $0 >= 0 && $0 <= FTS5Averages.limit })
    }
  }

  @Test("a line sketch never counts too few, and forgets what is taken out")
  func lineSketch() {
    var generator = SeededGenerator(seed: 11)
    let lines = (0..<3000).map { "строка номер \($0), достаточно длинная" }
    var sketch = LineSketch()
    var counts: [UInt64: Int] = [:]
    for _ in 0..<20_000 {
      guard let line = lines.randomElement(using: &generator) else { continue }
      let hashes = Array(line.utf8).withUnsafeBufferPointer { LineSketch.hashes(ofLinesIn: $0) }
      let isIn = (counts[hashes[0]] ?? 0) > 0
      let adding = !isIn || Int.random(in: 0..<3, using: &generator) > 0
      sketch.count(hashes, adding: adding)
      counts[hashes[0], default: 0] += adding ? 1 : -1
    }
    var exact = 0
    for (hash, count) in counts {
      let (first, second) = LineSketch.places(of: hash)
      let estimate = min(Int(sketch.counters[first]), Int(sketch.counters[second]))
      #expect(estimate >= min(count, 255))
      if estimate == count { exact += 1 }
    }
    #expect(exact > counts.count * 99 / 100)
  }

  @Test("a line's count is told where it matters, with bounds in the index and without")
  func lineCounts() throws {
    var generator = SeededGenerator(seed: 37)
    var sketch = LineSketch()
    let hashes = (0..<2000).map { _ in UInt64.random(in: 0...UInt64.max, using: &generator) }
    for (number, hash) in hashes.enumerated() {
      for _ in 0..<(number % 97 == 0 ? 70 : number % 5) { sketch.count([hash], adding: true) }
    }
    let counters = sketch.counters
    let queue = try DatabaseQueue()
    try queue.write { db in
      try db.execute(sql: "CREATE TABLE line_sketch (chunk INTEGER PRIMARY KEY, counters BLOB)")
      try sketch.save(to: db)
    }
    for hasBounds in [true, false] {
      if !hasBounds {
        try queue.write { try $0.execute(sql: "DELETE FROM line_sketch WHERE chunk < 0") }
      }
      try queue.read { db in
        let counts = try LineCounts(db)
        #expect(try LineSketch.load(from: db).counters == counters)
        for hash in hashes {
          let (first, second) = LineSketch.places(of: hash)
          let count = Int(min(counters[first], counters[second]))
          for least in [1, 3, 50] {
            let told = try counts.documentCount(hash, least: least, TextCompressor())
            #expect(count >= least ? told == count : told < least, "\(count), \(least), \(told)")
          }
        }
      }
    }
  }

  /// A row of counters in a database, and the reader that stands at it.
  private static func row(of bytes: [UInt8]) throws -> (queue: DatabaseQueue, reader: BlobReader) {
    let queue = try DatabaseQueue()
    let reader = try queue.write { db in
      try db.execute(sql: "CREATE TABLE line_sketch (chunk INTEGER PRIMARY KEY, counters BLOB)")
      try db.execute(sql: "INSERT INTO line_sketch VALUES (5, ?)", arguments: [Data(bytes)])
      return BlobReader(db.sqliteConnection, table: "line_sketch", column: "counters")
    }
    try queue.read { _ in
      let isFourThere = try reader.seek(4)
      #expect(!isFourThere)
      let isFiveThere = try reader.seek(5)
      #expect(isFiveThere)
    }
    return (queue, reader)
  }

  @Test("counters come back from their row, one by one and all at once")
  func counterChunks() throws {
    var generator = SeededGenerator(seed: 23)
    let compressor = TextCompressor()
    for used in [0, 1, 100, 255, 256, 300, 1000, 4096] {
      var counters = [UInt8](repeating: 0, count: LineSketch.chunkSize)
      for place in counters.indices.shuffled(using: &generator).prefix(used) {
        counters[place] = .random(in: 1...255, using: &generator)
      }
      let rows = [
        CounterChunk.pack(counters[...]), counters.withUnsafeBufferPointer(compressor.compress),
      ]
      for (number, row) in rows.enumerated() {
        let stored = try Self.row(of: row)
        for place in stride(from: number, to: counters.count, by: 7) {
          let found = CounterChunk.counter(place, in: stored.reader)
          #expect(found == (number == 0 ? counters[place] : nil), "\(used), \(place)")
        }
        row.withUnsafeBytes { row in
          #expect(CounterChunk.unpack(row, compressor) == counters)
          for (place, counter) in counters.enumerated() {
            let found = CounterChunk.counter(place, in: row)
            #expect(found == counter || found == nil)
          }
        }
      }
    }
    for _ in 0..<2000 {
      let noise = (0..<Int.random(in: 0...700, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      let row = [UInt8.random(in: 0...3, using: &generator)] + noise
      row.withUnsafeBytes { row in
        _ = CounterChunk.unpack(row, compressor)
        _ = CounterChunk.counter(.random(in: 0..<4096, using: &generator), in: row)
      }
    }
  }

  @Test("lines: each once, short ones not, white space at the ends left out")
  func lineHashes() {
    func hashes(_ text: String) -> [UInt64] {
      Array(text.utf8).withUnsafeBufferPointer { LineSketch.hashes(ofLinesIn: $0) }
    }
    #expect(hashes("") == [])
    #expect(hashes("короткая\n\n").isEmpty)
    #expect(hashes("Подписывайтесь на наш канал\nПодписывайтесь на наш канал\n").count == 1)
    #expect(hashes("  Подписывайтесь на наш канал\r\n") == hashes("Подписывайтесь на наш канал"))
  }

  @Test("lines of the source come back, however they jump")
  func sourceLines() {
    var generator = SeededGenerator(seed: 5)
    for lines: [UInt32] in [[], [1], [1, 2, 3], [0, .max, 0, .max], [7, 7, 7]] {
      #expect(SourceLines.decode(SourceLines.encode(lines)) == lines)
    }
    for _ in 0..<200 {
      let lines = (0..<50).map { _ in UInt32.random(in: 0...(.max), using: &generator) }
      #expect(SourceLines.decode(SourceLines.encode(lines)) == lines)
      let noise = (0..<40).map { _ in UInt8.random(in: 0...255, using: &generator) }
      _ = SourceLines.decode(noise)
    }
  }

  @Test("texts come back from their frames, damaged frames give nothing and no crash")
  func compressor() {
    let compressor = TextCompressor()
    var generator = SeededGenerator(seed: 9)
    for text in ["", "а", String(repeating: "слово ", count: 10_000)] {
      let bytes = Array(text.utf8)
      let frame = bytes.withUnsafeBufferPointer { compressor.compress($0) }
      #expect(frame.withUnsafeBytes { compressor.decompress($0) } == bytes)
      for _ in 0..<200 {
        var damaged = frame
        guard let place = damaged.indices.randomElement(using: &generator) else { continue }
        damaged[place] ^= UInt8.random(in: 1...255, using: &generator)
        _ = damaged.withUnsafeBytes { compressor.decompress($0) }
        _ = damaged.prefix(place).withUnsafeBytes { compressor.decompress($0) }
      }
    }
    #expect([1, 2, 3].withUnsafeBytes { compressor.decompress($0) } == nil)
  }
}
