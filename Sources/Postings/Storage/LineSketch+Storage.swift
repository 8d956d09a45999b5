internal import GRDB

extension LineSketch {
  /// The sketch of an index. Cost: 4 MB and its stored chunks.
  static func load(from db: Database) throws -> LineSketch {
    var sketch = LineSketch()
    let compressor = TextCompressor()
    let rows = try Row.fetchCursor(db, sql: "SELECT chunk, counters FROM line_sketch")
    while let row = try rows.next() {
      let counters = Blob.bytes(row, 1).withUnsafeBytes { compressor.decompress($0) }
      if let counters { sketch.load(chunk: Int(try row.integer(0)), counters) }
    }
    return sketch
  }

  /// Writes the chunks that changed.
  mutating func save(to db: Database) throws {
    let compressor = TextCompressor()
    let statement = try RowStatement(db, "INSERT OR REPLACE INTO line_sketch VALUES (?1, ?2)")
    for chunk in changed.sorted() {
      let range = chunk * Self.chunkSize..<(chunk + 1) * Self.chunkSize
      let frame = counters.withUnsafeBufferPointer {
        compressor.compress(UnsafeBufferPointer(rebasing: $0[range]))
      }
      try frame.withUnsafeBytes {
        statement.bind(1, Int64(chunk))
        statement.bind(2, $0)
        try statement.run()
      }
    }
    markSaved()
  }

  /// The count of one line, read from its two chunks alone.
  static func documentCount(
    _ hash: UInt64, in db: Database, _ compressor: TextCompressor
  ) throws -> Int {
    let (first, second) = places(of: hash)
    let one = try counter(first, db, compressor)
    return one == 0 ? 0 : min(one, try counter(second, db, compressor))
  }

  private static func counter(
    _ place: Int, _ db: Database, _ compressor: TextCompressor
  ) throws -> Int {
    let statement = try db.cachedStatement(
      sql: "SELECT counters FROM line_sketch WHERE chunk = ?")
    guard let row = try Row.fetchOne(statement, arguments: [place / chunkSize]) else { return 0 }
    let counters = Blob.bytes(row, 0).withUnsafeBytes { compressor.decompress($0) } ?? []
    let offset = place % chunkSize
    return offset < counters.count ? Int(counters[offset]) : 0
  }
}
