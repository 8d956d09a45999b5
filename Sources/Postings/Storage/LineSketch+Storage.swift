internal import GRDB

extension LineSketch {
  /// The sketch of an index. Cost: 4 MB and its stored chunks.
  static func load(from db: Database) throws -> LineSketch {
    var sketch = LineSketch()
    let compressor = TextCompressor()
    let rows = try Row.fetchCursor(
      db, sql: "SELECT chunk, counters FROM line_sketch WHERE chunk >= 0")
    while let row = try rows.next() {
      let counters = Blob.bytes(row, 1).withUnsafeBytes { CounterChunk.unpack($0, compressor) }
      if let counters { sketch.load(chunk: Int(try row.integer(0)), counters) }
    }
    return sketch
  }

  /// Writes the chunks that changed, and the bounds of all counters.
  mutating func save(to db: Database) throws {
    let statement = try RowStatement(db, "INSERT OR REPLACE INTO line_sketch VALUES (?1, ?2)")
    let changed = changed
    for chunk in changed {
      let range = chunk * Self.chunkSize..<(chunk + 1) * Self.chunkSize
      try CounterChunk.pack(counters[range]).withUnsafeBytes {
        statement.bind(1, Int64(chunk))
        statement.bind(2, $0)
        try statement.run()
      }
    }
    if !changed.isEmpty { try saveBounds(to: db) }
    markSaved()
  }

  func saveBounds(to db: Database) throws {
    let statement = try RowStatement(db, "INSERT OR REPLACE INTO line_sketch VALUES (?1, ?2)")
    try bounds.withUnsafeBytes {
      statement.bind(1, Self.boundsRow)
      statement.bind(2, $0)
      try statement.run()
    }
  }

  /// Whether the stored bounds are those of the stored counters, or there are none.
  static func hasSoundBounds(_ db: Database) throws -> Bool {
    let row = BlobReader(db.sqliteConnection, table: "line_sketch", column: "counters")
    guard try row.seek(boundsRow) else { return true }
    return try row.bytes() == load(from: db).bounds
  }
}

/// Counts of single lines, read from the rows that hold them alone.
///
/// Nearly all lines that a search asks for are told by the bounds, which lie together: each counter in a row of its own
/// takes a page of the file.
final class LineCounts {
  /// Rows that had to be unpacked.
  private var unpacked: [Int: [UInt8]] = [:]
  private let row: BlobReader
  /// At the row of bounds; nil in an index that was written without.
  private let bounds: BlobReader?

  init(_ db: Database) throws {
    row = BlobReader(db.sqliteConnection, table: "line_sketch", column: "counters")
    let bounds = BlobReader(db.sqliteConnection, table: "line_sketch", column: "counters")
    let isThere = try bounds.seek(LineSketch.boundsRow) && bounds.byteCount == LineSketch.boundCount
    self.bounds = isThere ? bounds : nil
  }

  /// - Parameter least: The count that matters; a line that is held by fewer documents may be told by any number that
  ///   is less.
  func documentCount(_ hash: UInt64, least: Int, _ compressor: TextCompressor) throws -> Int {
    let (first, second) = LineSketch.places(of: hash)
    let bound = min(bound(first), bound(second))
    guard bound >= least else { return bound }
    let one = try counter(first, compressor)
    return one < least ? one : min(one, try counter(second, compressor))
  }

  /// What a counter is at most.
  private func bound(_ place: Int) -> Int {
    var byte: UInt8 = 0
    let at = place & (LineSketch.boundCount - 1)
    guard let bounds, bounds.read(at..<(at + 1), to: &byte) else { return .max }
    return Int(byte)
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
