/// The documents that hold a term, and where in them: doc IDs from blocks, positions from FTS5's segment.
final class TermPositions {
  private let stored: StoredPostings?
  private let lasts: [UInt32]
  private let segment: SegmentCursor?
  /// The same, for where counting references would take a tenth of the time.
  private let unretained: Unmanaged<SegmentCursor>?
  private let rare: RarePositions?

  private var chunk = 0
  private var openChunk = -1
  private var block = 0
  private var loadedBlock = -1
  private var count = 0
  /// Those of the loaded block, rising.
  private var docIDs: UnsafePointer<UInt32>?
  private var position = 0
  /// Which posting of the loaded block the segment's cursor is before; above all of them: none.
  private var segmentPosition = Int.max

  /// The document that the cursor is at; nil behind the last one.
  private(set) var docID: UInt32?
  let documentFrequency: Int

  /// A term with blocks, whose places are in the segment.
  init(_ stored: StoredPostings, _ segment: SegmentCursor) throws {
    self.stored = stored
    self.segment = segment
    unretained = .passUnretained(segment)
    rare = nil
    lasts = stored.chunkLasts
    documentFrequency = stored.documentFrequency
    try advance(to: 0)
  }

  /// A term whose postings are all in memory.
  init(_ rare: RarePositions) {
    self.rare = rare
    stored = nil
    segment = nil
    unretained = nil
    lasts = []
    documentFrequency = rare.docIDs.count
    docID = rare.docIDs.first
  }

  /// Goes to the first document from one on.
  func advance(to wanted: UInt32) throws {
    if let docID, docID >= wanted, count > 0 || rare != nil { return }
    // In the loaded block, which is where the next document mostly is, nothing is asked of others.
    if let docIDs, count > 0, docIDs[count - 1] >= wanted {
      while docIDs[position] < wanted { position += 1 }
      docID = docIDs[position]
      return
    }
    guard let stored else { return advanceRare(to: wanted) }
    while chunk < lasts.count, lasts[chunk] < wanted { chunk += 1 }
    guard chunk < lasts.count else {
      docID = nil
      return
    }
    if openChunk != chunk {
      try stored.readChunk(chunk)
      openChunk = chunk
      block = 0
      loadedBlock = -1
    }
    while block < stored.blockCount - 1, stored.blockLasts[block] < wanted { block += 1 }
    if loadedBlock != block {
      count = try stored.readBlock(block)
      loadedBlock = block
      position = 0
      segmentPosition = .max
      docIDs = UnsafePointer(stored.block.docIDs)
    }
    guard let docIDs else { return }
    while position < count - 1, docIDs[position] < wanted { position += 1 }
    docID = docIDs[position]
  }

  private func advanceRare(to wanted: UInt32) {
    guard let rare else { return }
    while position < rare.docIDs.count, rare.docIDs[position] < wanted { position += 1 }
    docID = position < rare.docIDs.count ? rare.docIDs[position] : nil
  }

  /// Appends the positions in the document that the cursor is at.
  func appendPositions(_ title: inout PositionBuffer, _ body: inout PositionBuffer) throws {
    guard let unretained else {
      guard let rare else { return }
      title.append(contentsOf: rare.titles[position])
      body.append(contentsOf: rare.bodies[position])
      return
    }
    try unretained._withUnsafeGuaranteedRef { segment in
      guard position < count else { throw lost(segment) }
      if segmentPosition > position {
        guard let place = stored?.place(ofBlock: block) else { return }
        try segment.seek(
          place, to: stored?.place(ofBlock: block + 1), isFirst: chunk == 0 && block == 0)
        segmentPosition = 0
      }
      try segment.skipPostings(position - segmentPosition)
      guard try segment.nextHead() else { throw lost(segment) }
      try segment.readPositions(&title, &body)
      segmentPosition = position + 1
    }
  }

  private func lost(_ segment: SegmentCursor) -> SegmentDamage {
    SegmentDamage(segment: segment.segment.id, page: Int64(segment.place.page))
  }
}

/// All postings of a rare term.
struct RarePositions {
  var docIDs: [UInt32] = []
  var titles: [[UInt32]] = []
  var bodies: [[UInt32]] = []
}
