internal import GRDB

/// Derives the blocks from FTS5's own segments, within the transaction at hand.
///
/// Cost: reads every posting once; memory for the lengths of all documents.
enum BlockWriter {
  /// Writes all blocks anew. An index whose segments are in a form that we do not know, or whose doc IDs exceed 31
  /// bits, is left without blocks.
  static func write(_ db: Database) throws {
    try clear(db)
    let lastDocID = try Int64.fetchOne(db, sql: "SELECT max(id) FROM postings_docsize") ?? 0
    // The highest number is the sentinel behind a block.
    guard lastDocID >= 0, lastDocID < Int64(Int32.max), let segments = try MergedSegments(db)
    else { return }
    let isWhole = segments.structure.segments.count == 1
    let lengths = try DocumentLengths(db, lastDocID: Int(lastDocID))
    try writeLists(db, segments, lengths, keepsPlaces: isWhole)
    try writeLengths(db, lengths)
    let segment = isWhole ? segments.structure.segments.first : nil
    let state = BlockState(
      lastDocID: UInt32(lastDocID), segment: segment,
      firstPageHash: try segment.map { try segments.firstPageHash(of: $0) } ?? 0)
    try Meta.set(.blocks, state.text, in: db)
  }

  /// Leaves the index without blocks.
  static func clear(_ db: Database) throws {
    try db.execute(
      sql: """
        DELETE FROM meta WHERE key = '\(Meta.blocks.rawValue)';
        DELETE FROM posting_list;
        DELETE FROM posting_chunk;
        DELETE FROM document_length;
        DELETE FROM removed;
        """)
  }

  private static func writeLists(
    _ db: Database, _ segments: MergedSegments, _ lengths: DocumentLengths, keepsPlaces: Bool
  ) throws {
    let insertList = try RowStatement(db, "INSERT INTO posting_list VALUES (?1, ?2)")
    let insertChunk = try RowStatement(db, "INSERT INTO posting_chunk VALUES (?1, ?2)")
    let bodyLength = lengths.bodies.reduce(0.0) { $0 + Double($1) }
    let titleLength = lengths.titles.reduce(0.0) { $0 + 2 * Double($1) }
    var builder = PostingListBuilder(
      lengths: lengths,
      averageLength: Float((bodyLength + titleLength) / Double(max(1, lengths.bodies.count))),
      keepsPlaces: keepsPlaces
    ) { id, bytes in
      try bytes.withUnsafeBytes {
        insertChunk.bind(1, id)
        insertChunk.bind(2, $0)
        try insertChunk.run()
      }
    }
    defer { builder.deallocate() }
    let dead = try Set(Int64.fetchAll(db, sql: "SELECT id FROM dead"))
    while let term = try segments.nextTerm() {
      builder.begin()
      while try segments.nextPosting(), let posting = segments.current {
        let docID = posting.docID
        guard docID >= 0, docID < lengths.bodies.count else {
          throw SegmentDamage(segment: posting.segment.id, page: Int64(posting.place.page))
        }
        if !dead.isEmpty, dead.contains(docID) { continue }
        try builder.append(
          UInt32(docID), title: posting.titleFrequency, body: posting.bodyFrequency,
          place: posting.place)
      }
      guard let list = try builder.end() else { continue }
      try term.withUnsafeBytes { term in
        try list.header.withUnsafeBytes { header in
          insertList.bind(1, term)
          insertList.bind(2, header)
          try insertList.run()
        }
      }
    }
  }

  private static func writeLengths(_ db: Database, _ lengths: DocumentLengths) throws {
    let insert = try RowStatement(db, "INSERT INTO document_length VALUES (?1, ?2)")
    for start in stride(from: 0, to: lengths.bodies.count, by: LengthChunk.size) {
      let end = min(start + LengthChunk.size, lengths.bodies.count)
      let bytes = LengthChunk.bytes(
        titles: lengths.titles[start..<end], bodies: lengths.bodies[start..<end])
      try bytes.withUnsafeBytes {
        insert.bind(1, Int64(start / LengthChunk.size))
        insert.bind(2, $0)
        try insert.run()
      }
    }
  }
}
