internal import GRDB
internal import GRDBSQLite

/// The postings of an index in blocks, with what has changed since they were written: one view with its reader's.
///
/// Not thread-safe.
public final class BlockedIndex {
  /// Documents up to this one are in blocks; what is later is read from FTS5's segments.
  public let lastDocID: UInt32
  /// Whether documents have been added since the blocks were written.
  public let hasLaterDocuments: Bool
  /// Its segment is nil where it is not there any more.
  let state: BlockState
  private let list: RowStatement
  private let connection: OpaquePointer?
  /// Chunks where they lie; nil where they must be copied.
  private let chunks: MappedTable?
  private var hasLostMapping = false
  /// What no list uses at the moment.
  private var idle: [ListMemory] = []
  private let sizes: RowStatement
  let lengths: LengthTable
  let segments: MergedSegments
  let saturation: Saturation
  private let path: String
  private let dead: Set<Int64>
  /// What was read of terms, for evaluations ask for the same ones again and again; nil for those without blocks.
  private var headers: [[UInt8]: PostingListHeader?] = [:]
  private var headerBytes = 0
  private static let mostHeaders = 8192
  private static let mostHeaderBytes = 1 << 22
  /// Short lists of ``laterPostings(_:isStored:)`` that were read, by their terms.
  private var laterLists: [[UInt8]: PostingList] = [:]

  /// Documents whose postings are there though they are not, rising.
  public let removed: [UInt32]

  /// Nil where the index has no blocks that we can read, or doc IDs beyond 31 bits.
  ///
  /// - Parameter mapped: The same database in memory, where that can be had.
  init?(_ db: Database, _ mapped: MappedDatabase?, dead: Set<Int64>, path: String) throws {
    guard let state = try BlockState.load(db), let segments = try MergedSegments(db) else {
      return nil
    }
    let last = try Int64.fetchOne(db, sql: "SELECT max(id) FROM postings_docsize") ?? 0
    guard last < Int64(Int32.max) else { return nil }
    var current = state
    if let segment = state.segment {
      let isThere =
        try segments.structure.segments.contains(segment)
        && segments.firstPageHash(of: segment) == state.firstPageHash
      if !isThere { current.segment = nil }
    }
    self.state = current
    saturation = Saturation(averageLength: state.averageLength)
    self.segments = segments
    self.path = path
    self.dead = dead
    lastDocID = state.lastDocID
    list = try RowStatement(db, "SELECT header FROM posting_list WHERE term = ?1")
    connection = db.sqliteConnection
    chunks = try mapped.flatMap { try MappedTable("posting_chunk", of: $0, db) }
    sizes = try RowStatement(db, "SELECT sz FROM postings_docsize WHERE id = ?1")
    lengths = try LengthTable(db, lastDocID: state.lastDocID, path: path)
    hasLaterDocuments = last > Int64(state.lastDocID)
    removed = try Int64.fetchAll(db, sql: "SELECT id FROM removed ORDER BY id").map {
      UInt32(clamping: $0)
    }
  }

  /// How many times the positions of titles count in lengths.
  public func use(titleWeight: Float) { lengths.use(titleWeight: titleWeight) }

  /// The blocks of a term; nil for one that has none.
  public func postings(_ stored: [UInt8]) throws -> StoredPostings? {
    try guarded {
      guard let header = try header(stored) else { return nil }
      let memory =
        idle.popLast()
        ?? ListMemory(BlobReader(connection, table: "posting_chunk", column: "data"))
      return StoredPostings(header, memory, in: self)
    }
  }

  private func header(_ stored: [UInt8]) throws -> PostingListHeader? {
    if let known = headers[stored] { return known }
    let found = try stored.withUnsafeBytes { term -> PostingListHeader? in
      list.bind(1, term)
      defer { list.reset() }
      guard try list.step() else { return nil }
      guard let header = PostingListHeader(list.blob(0)), header.lastDocID <= lastDocID else {
        throw damage("the list of a term")
      }
      return header
    }
    if headers.count >= Self.mostHeaders || headerBytes >= Self.mostHeaderBytes {
      headers.removeAll()
      headerBytes = 0
    }
    headers[stored] = .some(found)
    headerBytes += found?.byteCount ?? 0
    return found
  }

  /// The postings of a term that are not in blocks, with their lengths: those of later documents, and of a rare term
  /// all.
  ///
  /// - Parameter isStored: Whether the term has blocks.
  public func laterPostings(_ stored: [UInt8], isStored: Bool) throws -> PostingList {
    if isStored, !hasLaterDocuments { return PostingList() }
    if let known = laterLists[stored] { return known }
    let found = try readLaterPostings(stored, isStored: isStored)
    guard found.docIDs.count <= Self.longestKept else { return found }
    if laterLists.count >= Self.mostKept { laterLists.removeAll() }
    laterLists[stored] = found
    return found
  }

  private func readLaterPostings(_ stored: [UInt8], isStored: Bool) throws -> PostingList {
    var found = PostingList()
    return try guarded {
      try segments.seek(stored, except: isStored ? state.segment : nil)
      while try segments.nextPosting(), let posting = segments.current {
        if isStored, posting.docID <= Int64(lastDocID) { continue }
        if !dead.isEmpty, dead.contains(posting.docID) { continue }
        let length = try self.length(posting.docID)
        found.docIDs.append(posting.docID)
        found.titleFrequencies.append(posting.titleFrequency)
        found.bodyFrequencies.append(posting.bodyFrequency)
        found.titleLengths.append(length.title)
        found.bodyLengths.append(length.body)
      }
      return found
    }
  }

  /// Lists that are short enough to be kept, for a rare word of a query is often asked for again; and how many of them.
  private static let longestKept = 32
  private static let mostKept = 4096

  func length(_ docID: Int64) throws -> (title: UInt32, body: UInt32) {
    if let known = lengths.known(docID) { return known }
    sizes.bind(1, docID)
    defer { sizes.reset() }
    guard try sizes.step() else { throw damage("the length of document \(docID)") }
    return DocumentLengths.decode(sizes.blob(0))
  }

  // MARK: for the lists

  /// Keeps memory for the next list.
  func giveBack(_ memory: ListMemory) {
    if idle.count < Self.mostIdle { idle.append(memory) }
  }

  /// As many lists as queries without prefixes have, nearly always; some 20 kB each.
  private static let mostIdle = 64

  /// Goes to a row in a reader; false where there is none.
  func seek(_ id: Int64, in reader: BlobReader) throws -> Bool {
    do {
      return try reader.seek(id)
    } catch {
      throw IndexError.wrapping(error, path: path)
    }
  }

  /// Whether chunks are read where they lie. Where an error has ended the transaction, they are so no more.
  var isMapped: Bool {
    guard chunks != nil, !hasLostMapping else { return false }
    hasLostMapping = sqlite3_get_autocommit(connection) != 0
    return !hasLostMapping
  }

  /// A chunk of a list where it lies, ``BitPacking/padding`` readable bytes behind it; nil where it must be copied.
  func mappedChunk(_ number: Int, of list: PostingListHeader) -> UnsafeRawBufferPointer? {
    guard isMapped, let chunks else { return nil }
    return list.mappedChunk(number) { chunks.data($0) }
  }

  func bitmapReader() -> BitmapReader {
    BitmapReader(BlobReader(connection, table: "posting_bitmap", column: "data"))
  }

  func copyLengths(
    of docIDs: UnsafePointer<UInt32>, count: Int, into result: UnsafeMutablePointer<Float>
  ) throws {
    try lengths.copy(docIDs, count: count, into: result)
  }

  func damage(_ what: String) -> IndexError { .corrupt(path: path, reason: what) }

  /// Tells errors by their cause.
  func guarded<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as SegmentDamage {
      throw damage("page \(error.page) of segment \(error.segment)")
    } catch {
      throw IndexError.wrapping(error, path: path)
    }
  }
}
