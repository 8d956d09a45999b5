internal import GRDB

/// Derives the blocks from FTS5's own segments.
///
/// Cost: reads every posting once; memory for the lengths of all documents.
enum BlockWriter {
  /// Told of every term, in the order of bytes, and of how many documents hold it.
  typealias TermVisitor = (_ storedTerm: [UInt8], _ documentFrequency: Int) -> Void

  /// Writes all blocks anew, within the transaction at hand. An index whose segments are in a form that we do not know,
  /// or whose doc IDs exceed 31 bits, is left without blocks.
  static func write(_ db: Database) throws {
    try clear(db)
    let rows = try BlockRowWriter(db)
    guard let state = try derive(db, visitTerm: { _, _ in }, { try rows.insert($0) }) else {
      return
    }
    try Meta.set(.blocks, state.text, in: db)
  }

  /// Leaves the index without blocks.
  static func clear(_ db: Database) throws {
    try db.execute(
      sql: """
        DELETE FROM meta WHERE key = '\(Meta.blocks.rawValue)';
        DELETE FROM posting_list;
        DELETE FROM posting_chunk;
        DELETE FROM posting_bitmap;
        DELETE FROM document_length;
        DELETE FROM removed;
        """)
  }

  /// Makes all rows, and changes nothing; nil for an index that can have no blocks.
  static func derive(
    _ db: Database, visitTerm: TermVisitor, _ write: @escaping (BlockRow) throws -> Void
  ) throws -> BlockState? {
    let lastDocID = try Int64.fetchOne(db, sql: "SELECT max(id) FROM postings_docsize") ?? 0
    // The highest number is the sentinel behind a block.
    guard lastDocID >= 0, lastDocID < Int64(Int32.max), let segments = try MergedSegments(db)
    else { return nil }
    let isWhole = segments.structure.segments.count == 1
    let lengths = try DocumentLengths(db, lastDocID: Int(lastDocID))
    let dead = try Set(Int64.fetchAll(db, sql: "SELECT id FROM dead"))
    let averageLength = Self.averageLength(lengths)
    let builder = PostingListBuilder(
      lengths: lengths, averageLength: averageLength, keepsPlaces: isWhole, write: write)
    try deriveLists(segments, builder, dead, visitTerm: visitTerm, write)
    try deriveLengths(lengths, write)
    let segment = isWhole ? segments.structure.segments.first : nil
    return BlockState(
      lastDocID: UInt32(lastDocID), segment: segment,
      firstPageHash: try segment.map { try segments.firstPageHash(of: $0) } ?? 0,
      averageLength: averageLength)
  }

  /// With positions of the title counted as often as ``Saturation`` does.
  private static func averageLength(_ lengths: DocumentLengths) -> Float {
    let bodies = lengths.bodies.reduce(0.0) { $0 + Double($1) }
    let titles = lengths.titles.reduce(0.0) { $0 + Double($1) }
    let sum = bodies + Double(Saturation.titleWeight) * titles
    return Float(sum / Double(max(1, lengths.bodies.count)))
  }

  private static func deriveLists(
    _ segments: MergedSegments, _ builder: PostingListBuilder, _ dead: Set<Int64>,
    visitTerm: TermVisitor, _ write: (BlockRow) throws -> Void
  ) throws {
    var builder = builder
    defer { builder.deallocate() }
    while let term = try segments.nextTerm() {
      builder.begin()
      try segments.forEachPosting { posting in
        let docID = posting.docID
        guard docID >= 0, docID < builder.documentLimit else {
          throw SegmentDamage(segment: posting.segment.id, page: Int64(posting.place.page))
        }
        if !dead.isEmpty, dead.contains(docID) { return }
        try builder.append(
          UInt32(docID), title: posting.titleFrequency, body: posting.bodyFrequency,
          place: posting.place)
      }
      if builder.count > 0 { visitTerm(term, builder.count) }
      if let header = try builder.end() { try write(.list(term: term, header: header)) }
    }
  }

  private static func deriveLengths(
    _ lengths: DocumentLengths, _ write: (BlockRow) throws -> Void
  ) throws {
    for start in stride(from: 0, to: lengths.bodies.count, by: LengthChunk.size) {
      let end = min(start + LengthChunk.size, lengths.bodies.count)
      let bytes = LengthChunk.bytes(
        titles: lengths.titles[start..<end], bodies: lengths.bodies[start..<end])
      try write(.lengths(chunk: Int64(start / LengthChunk.size), bytes: bytes))
    }
  }
}
