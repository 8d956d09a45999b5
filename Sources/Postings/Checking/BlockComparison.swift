internal import GRDB

/// Compares the blocks with FTS5's segments: every posting of every term, and every length; and bits with blocks.
///
/// Cost: reads every posting twice, those of frequent terms three times.
struct BlockComparison {
  private let db: Database
  private let path: String

  init(_ db: Database, path: String) {
    self.db = db
    self.path = path
  }

  /// What differs, in words; nil where all is equal, or where there are no blocks.
  func difference() throws -> String? {
    guard let state = try BlockState.load(db) else { return nil }
    guard let segments = try MergedSegments(db),
      let index = try BlockedIndex(db, nil, dead: [], path: path)
    else { return "the full-text index is in a form that blocks cannot be derived from" }
    let gone = try Set(Int64.fetchAll(db, sql: "SELECT id FROM removed UNION SELECT id FROM dead"))
    var listCount = 0
    var bitmap = PostingBitmapBuilder(documentLimit: Int(state.lastDocID) + 1)
    while let term = try segments.nextTerm() {
      let list = try index.postings(term)
      if list != nil { listCount += 1 }
      guard try isEqual(segments, list, state.lastDocID, gone) else {
        return "the blocks of \"\(String(decoding: term.dropFirst(), as: UTF8.self))\""
      }
      guard try list.map({ try hasEqualBits($0, to: state.lastDocID, &bitmap) }) ?? true else {
        return "the bits of \"\(String(decoding: term.dropFirst(), as: UTF8.self))\""
      }
    }
    let stored = try Int.fetchOne(db, sql: "SELECT count(*) FROM posting_list") ?? 0
    guard stored == listCount || !gone.isEmpty else { return "blocks of words that are not there" }
    return try lengthsAreEqual(state.lastDocID, index) ? nil : "the lengths of documents"
  }

  /// Compares the postings of the term under way, as far as documents are in blocks.
  private func isEqual(
    _ segments: MergedSegments, _ list: StoredPostings?, _ lastDocID: UInt32, _ gone: Set<Int64>
  ) throws -> Bool {
    var blocks = try list.map { try BlockWalk($0) }
    defer { blocks = nil }
    var count = 0
    while try segments.nextPosting(), let posting = segments.current {
      guard posting.docID <= Int64(lastDocID) else { continue }
      if gone.contains(posting.docID) { continue }
      count += 1
      guard blocks != nil else { continue }
      var found = try blocks?.next()
      while let posting = found, gone.contains(Int64(posting.docID)) { found = try blocks?.next() }
      guard let found, Int64(found.docID) == posting.docID, found.title == posting.titleFrequency,
        found.body == posting.bodyFrequency
      else { return false }
    }
    guard list != nil else { return count < PostingListBuilder.minimumFrequency }
    while let posting = try blocks?.next() {
      guard gone.contains(Int64(posting.docID)) else { return false }
    }
    return true
  }

  /// Whether the bits of a list, if it has any, are those of its postings.
  private func hasEqualBits(
    _ list: StoredPostings, to lastDocID: UInt32, _ bitmap: inout PostingBitmapBuilder
  ) throws -> Bool {
    guard list.hasBits else { return true }
    bitmap.removeAll()
    for chunk in list.chunkLasts.indices {
      try list.readChunk(chunk)
      for block in 0..<list.blockCount {
        let count = try list.readBlock(block)
        bitmap.insert(UnsafeBufferPointer(start: list.block.docIDs, count: count))
      }
    }
    guard let stored = try list.bits(from: 0, to: lastDocID) else { return true }
    return bitmap.isEqual(stored.words, count: (Int(stored.count) + 63) / 64)
  }

  private func lengthsAreEqual(_ lastDocID: UInt32, _ index: BlockedIndex) throws -> Bool {
    index.use(titleWeight: 2)
    let sizes = try RowStatement(
      db, "SELECT id, sz FROM postings_docsize WHERE id <= ?1 ORDER BY id")
    sizes.bind(1, Int64(lastDocID))
    defer { sizes.reset() }
    while try sizes.step() {
      let docID = UInt32(clamping: sizes.integer(0))
      let (title, body) = DocumentLengths.decode(sizes.blob(1))
      var length: Float = 0
      try withUnsafePointer(to: docID) { docID in
        try withUnsafeMutablePointer(to: &length) {
          try index.copyLengths(of: docID, count: 1, into: $0)
        }
      }
      guard length == 2 * Float(title) + Float(body) else { return false }
    }
    return true
  }
}

/// All postings of a list, one after another.
private struct BlockWalk {
  private let list: StoredPostings
  private let chunkCount: Int
  private var chunk = 0
  private var block = 0
  private var position = 0
  private var count = 0

  init(_ list: StoredPostings) throws {
    self.list = list
    chunkCount = list.chunkLasts.count
    if chunkCount > 0 {
      try list.readChunk(0)
      count = try list.readBlock(0)
      try list.readFrequencies()
    }
  }

  mutating func next() throws -> (docID: UInt32, title: UInt32, body: UInt32)? {
    while position == count {
      block += 1
      if block == list.blockCount {
        chunk += 1
        block = 0
        guard chunk < chunkCount else {
          chunk = chunkCount
          block = -1
          return nil
        }
        try list.readChunk(chunk)
      }
      guard block >= 0, chunk < chunkCount else { return nil }
      count = try list.readBlock(block)
      try list.readFrequencies()
      position = 0
    }
    defer { position += 1 }
    let block = list.block
    return (
      block.docIDs[position], block.titleFrequencies[position], block.bodyFrequencies[position]
    )
  }
}
