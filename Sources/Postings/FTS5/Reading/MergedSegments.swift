internal import GRDB

/// All segments of an FTS5 index as one: of a document and term, what the newest segment says.
///
/// Not thread-safe; belongs to one state of the database.
final class MergedSegments {
  /// All our terms are in the main index, whose terms begin with this byte.
  static let mainPrefix: UInt8 = 0x30

  let structure: SegmentStructure
  private let pages: SegmentPages
  /// Newest first, those that hold the term under way; a cursor that is at its end is nil.
  private var open: [SegmentCursor] = []
  private var cursors: [SegmentCursor]

  /// Nil where the index is in a form that we do not know: newer than version 4 of FTS5's, which has deletes that leave
  /// no mark.
  init?(_ db: Database) throws {
    guard let structure = try Self.structure(db) else { return nil }
    self.structure = structure
    let pages = try SegmentPages(db)
    self.pages = pages
    cursors = structure.segments.map { SegmentCursor($0, pages: pages) }
  }

  /// Tells a segment from another that has come by its number and pages.
  func firstPageHash(of segment: SegmentStructure.Segment) throws -> UInt64 {
    let leaf = LeafPage()
    guard try pages.read(segment.id, page: segment.firstPage, into: leaf) else { return 0 }
    return ContentHash.hash(UnsafeRawBufferPointer(start: leaf.bytes, count: leaf.end))
  }

  /// A cursor of its own over a segment.
  func cursor(_ segment: SegmentStructure.Segment) -> SegmentCursor {
    SegmentCursor(segment, pages: pages)
  }

  static func structure(_ db: Database) throws -> SegmentStructure? {
    let rows = try Row.fetchCursor(db, sql: "SELECT k, v FROM postings_config")
    while let row = try rows.next() {
      switch try row.text(0) {
      case "version": guard try row.integer(1) == 4 else { return nil }
      case "secure-delete": guard try row.integer(1) == 0 else { return nil }
      default: break
      }
    }
    guard
      let row = try Row.fetchOne(db, sql: "SELECT block FROM postings_data WHERE id = 10")
    else { return nil }
    return SegmentStructure(Blob.bytes(row, 0))
  }

  // MARK: a walk over all terms

  private var walked: [SegmentCursor] = []
  private var hasBegun = false

  /// Goes to the next term of the index, the first one at first; nil at the end. The term is as stored by us.
  func nextTerm() throws -> [UInt8]? {
    if !hasBegun {
      hasBegun = true
      walked = try cursors.filter { try $0.seekFirst() }
    } else {
      for cursor in open where try !cursor.nextTerm() { walked.removeAll { $0 === cursor } }
    }
    guard !walked.isEmpty else {
      open = []
      return nil
    }
    var first = 0
    var isShared = false
    for index in 1..<max(1, walked.count) {
      let order = walked[index].compareTerm(with: walked[first])
      if order < 0 { first = index }
      if order <= 0 { isShared = order == 0 }
    }
    let least = walked[first].term
    // Mostly the largest segment has the next term alone again.
    if isShared || open.count != 1 || open[0] !== walked[first] {
      open = walked.filter { $0.term == least }
    }
    try beginPostings()
    guard least.first == Self.mainPrefix else { return [] }
    return Array(least.dropFirst())
  }

  /// In how many documents the term under way is. Its postings are read to their ends.
  ///
  /// - Parameters:
  ///   - main: A segment older than all others, which holds the documents up to `lastDocID` and no marks of deletes.
  ///   - known: How many postings the term has there, if that is known; they are not read then.
  func documentFrequency(
    in main: SegmentStructure.Segment, upTo lastDocID: Int64, _ known: Int?
  ) throws -> Int {
    var frequency = 0
    // Of a document the newest segment's word counts; younger segments hold few postings of a term.
    var told: Set<Int64> = []
    for (index, cursor) in open.enumerated() {
      let isMain = cursor.segment == main
      if isMain, let known {
        frequency += known
        continue
      }
      while hasPosting[index] {
        if isMain {
          frequency += 1
        } else if told.insert(cursor.docID).inserted {
          let isThere = cursor.titleFrequency > 0 || cursor.bodyFrequency > 0
          let wasInMain = cursor.isDelete && cursor.docID <= lastDocID
          frequency += (isThere ? 1 : 0) - (wasInMain ? 1 : 0)
        }
        hasPosting[index] = try cursor.next()
      }
    }
    return max(0, frequency)
  }

  // MARK: one term

  /// Goes to a term.
  ///
  /// - Parameter skipped: A segment that is not looked into.
  func seek(_ stored: [UInt8], except skipped: SegmentStructure.Segment? = nil) throws {
    let wanted = [Self.mainPrefix] + stored
    open = try wanted.withUnsafeBytes { wanted in
      try cursors.filter { try $0.segment != skipped && $0.seek(wanted) }
    }
    try beginPostings()
  }

  // MARK: postings

  /// Whether each open cursor has a posting under way.
  private var hasPosting: [Bool] = []
  /// The cursor whose posting is under way.
  private(set) var current: SegmentCursor?

  private func beginPostings() throws {
    hasPosting.removeAll(keepingCapacity: true)
    for cursor in open { hasPosting.append(try cursor.next()) }
    current = nil
  }

  /// Hands on all postings of the term, by rising doc ID. Where one segment has the term, as mostly, no reference is
  /// counted for each.
  @inline(__always)
  func forEachPosting(_ body: (SegmentCursor) throws -> Void) throws {
    guard open.count == 1 else {
      while try nextPosting(), let current { try body(current) }
      return
    }
    let one = open[0]
    var isThere = hasPosting[0]
    while isThere {
      if one.titleFrequency > 0 || one.bodyFrequency > 0 { try body(one) }
      isThere = try one.next()
    }
    hasPosting[0] = false
  }

  /// Goes to the next posting of the term, by rising doc ID; ``current`` has it. False at the end.
  func nextPosting() throws -> Bool {
    if open.count == 1 { return try nextOfOne() }
    while true {
      if let current {
        let docID = current.docID
        for (index, cursor) in open.enumerated() where hasPosting[index] && cursor.docID == docID {
          hasPosting[index] = try cursor.next()
        }
      }
      current = nil
      for (index, cursor) in open.enumerated() where hasPosting[index] {
        // Equal doc IDs: the newest segment is met first and stays.
        if current.map({ cursor.docID < $0.docID }) ?? true { current = cursor }
      }
      guard let current else { return false }
      if current.titleFrequency > 0 || current.bodyFrequency > 0 { return true }
    }
  }

  private func nextOfOne() throws -> Bool {
    let one = open[0]
    var isThere = current == nil ? hasPosting[0] : try one.next()
    while isThere, one.titleFrequency == 0, one.bodyFrequency == 0 { isThere = try one.next() }
    hasPosting[0] = isThere
    if !isThere {
      current = nil
    } else if current == nil {
      current = one
    }
    return isThere
  }
}
