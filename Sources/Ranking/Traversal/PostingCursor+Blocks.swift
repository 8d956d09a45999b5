/// Going to chunks and blocks, and how high these score, without their postings.
extension PostingCursor {
  /// Goes to the chunk that holds the first posting from a document on; false behind the last one.
  @inline(__always)
  mutating func seekChunk(_ docID: UInt32) -> Bool {
    while chunk < chunkCount, chunkLasts[chunk] < docID {
      chunk &+= 1
      block = 0
    }
    return chunk < chunkCount
  }

  /// The last doc ID of the chunk that the cursor is in.
  @inline(__always)
  var chunkLast: UInt32 { chunkLasts[chunk] }
  /// No posting of the chunk that the cursor is in scores more.
  @inline(__always)
  var chunkBound: Float { chunkBounds[chunk] }

  /// Goes to the block that holds the first posting from a document on; false behind the last one.
  @inline(__always)
  mutating func seekBlock(_ docID: UInt32, _ scratch: ScoringScratch) throws -> Bool {
    guard seekChunk(docID) else { return false }
    if openChunk != chunk { try open() }
    if !hasBounds { try readBounds(scratch) }
    while blockLasts[block] < docID { block &+= 1 }
    return true
  }

  /// Goes to the next block of the chunk that can score more than so much, this one included; false where none can.
  @inline(__always)
  mutating func seekBlock(above threshold: Float, _ scratch: ScoringScratch) throws -> Bool {
    if openChunk != chunk { try open() }
    if !hasBounds { try readBounds(scratch) }
    while block < blockCount {
      if blockBounds[block] > threshold { return true }
      block &+= 1
    }
    return false
  }

  /// Leaves the block behind; past the last one of the chunk the next chunk must be sought.
  @inline(__always)
  mutating func passBlock() { block &+= 1 }

  /// Goes to the block that holds the first posting from a document on, whose bounds need not be known.
  @inline(__always)
  mutating func seekUnbounded(_ docID: UInt32) throws -> Bool {
    guard seekChunk(docID) else { return false }
    if openChunk != chunk { try open() }
    while blockLasts[block] < docID { block &+= 1 }
    return true
  }

  /// Goes back to the chunk that holds the first posting from a document on.
  @inline(__always)
  mutating func seekChunkBack(_ docID: UInt32) {
    while chunk > 0, chunkLasts[chunk &- 1] >= docID {
      chunk &-= 1
      block = 0
    }
  }

  /// Goes back to the block that holds the first posting from a document on, in a chunk whose blocks are known.
  @inline(__always)
  mutating func seekBack(_ docID: UInt32) {
    while block > 0, blockLasts[block &- 1] >= docID { block &-= 1 }
  }

  @inline(never)
  private mutating func open() throws {
    let opened = try postings.readChunk(chunk)
    openChunk = chunk
    blockCount = opened.blockCount
    blockLasts = opened.blockLasts
    block = 0
    // What was in memory of it before need not be all there.
    loadedBlock = -1
    hasBounds = false
  }

  @inline(never)
  private mutating func readBounds(_ scratch: ScoringScratch) throws {
    if let shareBound, let stored = postings.blockSaturations() {
      for block in 0..<blockCount {
        blockBounds[block] = shareBound.bound(stored.shares[block])
        blockShortest[block] = Float(stored.shortest[block])
      }
    } else {
      scratch.bounds(of: try postings.blockRuns(), parts, weights, into: blockBounds, blockShortest)
    }
    hasBounds = true
  }

  /// The last doc ID of the block that the cursor is in.
  @inline(__always)
  var blockLast: UInt32 { blockLasts[block] }
  /// No posting of the block that the cursor is in scores more.
  @inline(__always)
  var blockBound: Float { blockBounds[block] }

  /// No posting from the cursor's chunk to a document scores more.
  func chunkBound(to docID: UInt32) -> Float { chunkBound(from: chunk, to: docID) }

  private func chunkBound(from first: Int, to docID: UInt32) -> Float {
    var bound: Float = 0
    var chunk = first
    while chunk < chunkCount {
      bound = max(bound, chunkBounds[chunk])
      if chunkLasts[chunk] >= docID { return bound }
      chunk += 1
    }
    return bound
  }

  /// So many blocks are few.
  private static let fewBounds = 16

  /// No posting in a range of documents scores more; by the bounds of the chunk's blocks, if they are few.
  mutating func blockBound(
    from docID: UInt32, to end: UInt32, _ scratch: ScoringScratch
  ) throws -> Float {
    guard try seekBlock(docID, scratch) else { return 0 }
    var bound: Float = 0
    var block = self.block
    let limit = min(blockCount, block &+ Self.fewBounds)
    while block < limit {
      bound = max(bound, blockBounds[block])
      if blockLasts[block] >= end { return bound }
      block &+= 1
    }
    if limit < blockCount { bound = chunkBound }
    return end > chunkLast ? max(bound, chunkBound(from: chunk &+ 1, to: end)) : bound
  }

  /// How many postings the list has in a window of documents, if the cursor's block has them evenly. The cursor is in
  /// the block where the window begins.
  @inline(__always)
  func expectedCount(from start: UInt32, to end: UInt32) -> Int {
    let previous = block > 0 ? blockLasts[block &- 1] : chunk > 0 ? chunkLasts[chunk &- 1] : 0
    let span = Int(max(1, blockLast &- previous))
    return PostingView.capacity &* Int(end &- start &+ 1) / span
  }
}
