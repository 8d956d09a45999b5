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
    for chunk in changed {
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
}

/// Counts of single lines, read from the chunks that hold them alone; a chunk is read once.
final class LineCounts {
  private var chunks: [Int: [UInt8]] = [:]
  private let statement: RowStatement

  init(_ db: Database) throws {
    statement = try RowStatement(db, "SELECT counters FROM line_sketch WHERE chunk = ?1")
  }

  func documentCount(_ hash: UInt64, _ compressor: TextCompressor) throws -> Int {
    let (first, second) = LineSketch.places(of: hash)
    let one = try counter(first, compressor)
    return one == 0 ? 0 : min(one, try counter(second, compressor))
  }

  private func counter(_ place: Int, _ compressor: TextCompressor) throws -> Int {
    let number = place / LineSketch.chunkSize
    let counters: [UInt8]
    if let known = chunks[number] {
      counters = known
    } else {
      counters = try read(number, compressor)
      chunks[number] = counters
    }
    let offset = place % LineSketch.chunkSize
    return offset < counters.count ? Int(counters[offset]) : 0
  }

  /// Empty for a chunk that is not stored: all zero.
  private func read(_ chunk: Int, _ compressor: TextCompressor) throws -> [UInt8] {
    statement.bind(1, Int64(chunk))
    defer { statement.reset() }
    guard try statement.step() else { return [] }
    return compressor.decompress(statement.blob(0)) ?? []
  }
}
