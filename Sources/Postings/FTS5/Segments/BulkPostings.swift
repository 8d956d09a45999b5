internal import Analysis
internal import GRDB
internal import Glibc

/// Builds the postings of a new index past FTS5's own insertion: inverts documents in memory, puts what does not fit
/// on disk, and writes it all as the one segment that FTS5 would have after `optimize`.
///
/// FTS5 inserts a posting in some 200 ns, most of it waiting for memory along the chains of its hash table, and merges
/// what it wrote later. Here a posting takes a third of that and is written once. FTS5 remains the judge: an index is
/// published only after its integrity check, and `check` compares it with the texts.
final class BulkPostings {
  /// The inverted documents take this many bytes before they go to disk.
  static let memoryLimit = 64 << 20
  /// FTS5's `pgsz`: a leaf page with its row fills a page of the database.
  static let pageSize = 16_000

  private let folder: [UInt8]
  private let memoryLimit: Int
  private let pageSize: Int
  private let accumulator = PostingAccumulator()
  private var runs: [PostingRun] = []
  private let insertSizes: RowStatement
  private var documentCount: UInt64 = 0
  private var columnSizes: [UInt64] = [0, 0]

  /// - Parameter folder: For files that have no name.
  init(
    _ db: Database, folder: [UInt8], memoryLimit: Int = memoryLimit, pageSize: Int = pageSize
  ) throws {
    self.folder = folder
    self.memoryLimit = memoryLimit
    self.pageSize = pageSize
    insertSizes = try RowStatement(db, "INSERT INTO postings_docsize VALUES (?1, ?2)")
  }

  /// Adds a document; doc IDs rise.
  func add(_ title: PackedTerms, _ body: PackedTerms, docID: Int64) throws {
    let sizes = [
      UInt64(accumulator.add(title, docID: docID, column: 0)),
      UInt64(accumulator.add(body, docID: docID, column: 1)),
    ]
    documentCount += 1
    for column in sizes.indices { columnSizes[column] += sizes[column] }
    try Varint.bytes(sizes).withUnsafeBytes {
      insertSizes.bind(1, docID)
      insertSizes.bind(2, $0)
      try insertSizes.run()
    }
    if accumulator.size >= memoryLimit { try spill() }
  }

  private func spill() throws {
    let run = try PostingRun(folder: folder)
    try accumulator.forEachDoclist { try run.append($0) }
    try run.rewind()
    runs.append(run)
    accumulator.removeAll()
  }

  /// Writes the segment and FTS5's records about it.
  func finish(_ db: Database) throws {
    var writer = try SegmentWriter(db, segment: 1, pageSize: pageSize)
    if runs.isEmpty {
      try accumulator.forEachDoclist {
        try writer.begin($0.term)
        try writer.append($0)
      }
    } else {
      if !accumulator.isEmpty { try spill() }
      try merge(into: &writer)
    }
    accumulator.removeAll()
    runs = []
    let pageCount = try writer.finish()
    try writeRecords(db, pageCount: pageCount)
  }

  /// Puts the parts of each term behind one another; a later run holds later documents.
  private func merge(into writer: inout SegmentWriter) throws {
    var open = try runs.filter { try $0.next() }
    var term: [UInt8] = []
    while let least = open.compactMap({ $0.doclist?.term }).min(by: Self.precedes) {
      term.removeAll(keepingCapacity: true)
      term += least
      try term.withUnsafeBufferPointer { try writer.begin($0) }
      for run in open {
        guard let doclist = run.doclist, doclist.term.elementsEqual(term) else { continue }
        try writer.append(doclist)
        _ = try run.next()
      }
      open.removeAll { $0.doclist == nil }
    }
  }

  private static func precedes(
    _ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let a = first.baseAddress, let b = second.baseAddress else { return false }
    let compared = memcmp(a, b, min(first.count, second.count))
    return compared == 0 ? first.count < second.count : compared < 0
  }

  // MARK: FTS5's records

  private static let averagesID: Int64 = 1
  private static let structureID: Int64 = 10

  /// The totals, and the structure: a cookie that is there already, then levels, each of segments.
  private func writeRecords(_ db: Database, pageCount: Int64) throws {
    try db.execute(
      sql: "REPLACE INTO postings_data VALUES (?, ?)",
      arguments: [Self.averagesID, Blob.value(Varint.bytes([documentCount] + columnSizes))])
    guard pageCount > 0 else { return }
    let old = try Row.fetchOne(
      db, sql: "SELECT block FROM postings_data WHERE id = ?", arguments: [Self.structureID])
    let cookie = old.map { Array(Blob.bytes($0, 0).prefix(4)) } ?? [0, 0, 0, 0]
    // The higher a segment's level, the later updates merge it with their own small ones.
    let level = max(1, (Int64.bitWidth - pageCount.leadingZeroBitCount) / 2)
    let empty = [UInt64](repeating: 0, count: 2 * level)
    let structure =
      cookie
      + Varint.bytes([UInt64(level) + 1, 1, 0] + empty + [0, 1, 1, 1, UInt64(pageCount)])
    try db.execute(
      sql: "REPLACE INTO postings_data VALUES (?, ?)",
      arguments: [Self.structureID, Blob.value(structure)])
  }
}
