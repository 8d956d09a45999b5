internal import GRDB

/// Puts the pages of a segment into the tables that FTS5 keeps them in.
struct SegmentTable {
  // An ID of `postings_data` is made of segment, a bit for doclist indexes, height and page number.
  static let segmentShift: Int64 = 37
  private static let doclistIndexBit: Int64 = 1 << 36
  private static let heightShift: Int64 = 31

  private let segment: Int64
  private let data: RowStatement
  private let tree: RowStatement

  init(_ db: Database, segment: Int64) throws {
    self.segment = segment
    data = try RowStatement(db, "INSERT INTO postings_data VALUES (?1, ?2)")
    tree = try RowStatement(db, "INSERT INTO postings_idx VALUES (?1, ?2, ?3)")
  }

  /// A leaf page.
  func insert(page: Int64, _ bytes: UnsafeRawBufferPointer) throws {
    data.bind(1, segment << Self.segmentShift + page)
    data.bind(2, bytes)
    try data.run()
  }

  /// A page of a doclist's index.
  func insert(height: Int, page: Int64, _ bytes: [UInt8]) throws {
    let place = Self.doclistIndexBit + Int64(height) << Self.heightShift + page
    try bytes.withUnsafeBytes {
      data.bind(1, segment << Self.segmentShift + place)
      data.bind(2, $0)
      try data.run()
    }
  }

  /// The page to look at for a term from this one on.
  func insert(firstTerm: [UInt8], page: Int64, isIndexed: Bool) throws {
    try firstTerm.withUnsafeBytes {
      tree.bind(1, segment)
      tree.bind(2, $0)
      tree.bind(3, page << 1 | (isIndexed ? 1 : 0))
      try tree.run()
    }
  }
}
