internal import GRDB

extension LineSketch {
  /// The sketch of an index. Cost: 4 MB and its stored chunks.
  static func load(from db: Database) throws -> LineSketch {
    var sketch = LineSketch()
    let compressor = TextCompressor()
    let rows = try Row.fetchCursor(db, sql: "SELECT chunk, counters FROM line_sketch")
    while let row = try rows.next() {
      let counters = Blob.bytes(row, 1).withUnsafeBytes { CounterChunk.unpack($0, compressor) }
      if let counters { sketch.load(chunk: Int(try row.integer(0)), counters) }
    }
    return sketch
  }

  /// Writes the chunks that changed.
  mutating func save(to db: Database) throws {
    let statement = try RowStatement(db, "INSERT OR REPLACE INTO line_sketch VALUES (?1, ?2)")
    for chunk in changed {
      let range = chunk * Self.chunkSize..<(chunk + 1) * Self.chunkSize
      try CounterChunk.pack(counters[range]).withUnsafeBytes {
        statement.bind(1, Int64(chunk))
        statement.bind(2, $0)
        try statement.run()
      }
    }
    markSaved()
  }
}

/// Counts of single lines, read from the rows that hold them alone.
final class LineCounts {
  /// Rows that had to be unpacked.
  private var unpacked: [Int: [UInt8]] = [:]
  private let row: BlobReader

  init(_ db: Database) throws {
    row = BlobReader(db.sqliteConnection, table: "line_sketch", column: "counters")
  }

  func documentCount(_ hash: UInt64, _ compressor: TextCompressor) throws -> Int {
    let (first, second) = LineSketch.places(of: hash)
    let one = try counter(first, compressor)
    // Nothing is less than the one document that asks.
    return one <= 1 ? one : min(one, try counter(second, compressor))
  }

  /// Zero in a chunk that is not stored.
  private func counter(_ place: Int, _ compressor: TextCompressor) throws -> Int {
    let (chunk, offset) = place.quotientAndRemainder(dividingBy: LineSketch.chunkSize)
    if let counters = unpacked[chunk] { return offset < counters.count ? Int(counters[offset]) : 0 }
    guard try row.seek(Int64(chunk)) else { return 0 }
    if let counter = CounterChunk.counter(offset, in: row) { return Int(counter) }
    let counters = row.bytes()?.withUnsafeBytes { CounterChunk.unpack($0, compressor) } ?? []
    unpacked[chunk] = counters
    return offset < counters.count ? Int(counters[offset]) : 0
  }
}
