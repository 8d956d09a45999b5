/// A cursor over a list: knows how high its postings can score before it reads them.
///
/// What it scores for a document alone is at most too high: where several lists make one frequency, the score of their
/// sum is at most the sum of their scores (``Similarity/isSubadditive``).
///
/// Lives in raw memory, so that nothing is counted in the loops that use it; what they call is mutating throughout, for
/// what is not gets a copy of the whole.
struct PostingCursor {
  /// A kind that the list is a part of.
  struct Part {
    var weight: Float
    var scorer: any SimilarityScorer
  }

  let postings: any BlockedPostings
  let parts: [Part]
  let weights: FieldWeights
  private let memory: CursorMemory
  /// What scores are, where the kinds that the list is a part of saturate alike, and it has no lengths of its own.
  let saturation: SaturatedScore?
  /// How a stored share bounds a score; nil where shares are of no use.
  private let shareBound: ShareBound?

  let chunkCount: Int
  private let chunkLasts: UnsafeMutablePointer<UInt32>
  let chunkBounds: UnsafeMutablePointer<Float>
  /// No posting scores more.
  let bound: Float
  let documentFrequency: Int
  /// The lists whose frequencies are added to this one's.
  let group: BoundSum.Group
  /// Whether lengths are of one field.
  let hasOwnLengths: Bool

  /// The chunk that the next document is in.
  private(set) var chunk = 0
  /// The chunk whose blocks are known.
  private var openChunk = -1
  private(set) var hasBounds = false
  private var blockCount = 0
  private(set) var blockLasts: UnsafePointer<UInt32>
  let blockBounds: UnsafeMutablePointer<Float>
  let blockShortest: UnsafeMutablePointer<Float>
  /// The block that the next document is in.
  private(set) var block = 0

  /// The block whose postings are in memory, and its chunk.
  private(set) var loadedBlock = -1
  private(set) var loadedChunk = -1
  /// Whether ``scores`` are there.
  private(set) var isScored = false
  private(set) var hasFrequencies = false
  /// Postings of the block whose frequencies have been asked for one by one.
  private var askedCount = 0
  private(set) var count = 0
  private(set) var docIDs: UnsafePointer<UInt32>
  private(set) var titleFrequencies: UnsafePointer<UInt32>
  private(set) var bodyFrequencies: UnsafePointer<UInt32>
  /// What each posting of the block scores; see ``score()``.
  let scores: UnsafeMutablePointer<Float>
  /// The next posting of the block.
  var position = 0

  init(
    _ postings: any BlockedPostings, parts: [Part], group: BoundSum.Group, weights: FieldWeights,
    scratch: ScoringScratch
  ) {
    self.postings = postings
    self.parts = parts
    self.group = group
    self.weights = weights
    let lasts = postings.chunkLasts
    chunkCount = lasts.count
    memory = CursorMemory(chunkCount: lasts.count)
    chunkLasts = memory.chunkLasts
    chunkBounds = memory.chunkBounds
    blockBounds = memory.blockBounds
    blockShortest = memory.blockShortest
    scores = memory.scores
    blockLasts = UnsafePointer(memory.chunkLasts)
    docIDs = UnsafePointer(memory.chunkLasts)
    titleFrequencies = docIDs
    bodyFrequencies = docIDs
    for (index, last) in lasts.enumerated() { chunkLasts[index] = last }
    documentFrequency = postings.documentFrequency
    hasOwnLengths = postings.hasOwnLengths
    saturation = postings.hasOwnLengths ? nil : SaturatedScore(parts)
    let stored = postings.saturations
    shareBound = stored.flatMap { ShareBound(parts, weights, $0) }
    if let stored, let shareBound {
      for chunk in 0..<chunkCount { chunkBounds[chunk] = shareBound.bound(stored.chunks[chunk]) }
    } else {
      scratch.bounds(
        of: postings.chunkRuns, parts, weights, into: chunkBounds, memory.chunkShortest)
    }
    var bound: Float = 0
    for chunk in 0..<chunkCount { bound = max(bound, chunkBounds[chunk]) }
    self.bound = bound
  }

  /// The least score of ten postings that are really there; 0 where none are known.
  mutating func championScore(_ scratch: ScoringScratch) -> Float {
    postings.champions.map { scratch.least(of: $0, parts, weights) } ?? 0
  }

  /// Goes back to the first document.
  mutating func rewind() {
    chunk = 0
    block = 0
    loadedBlock = -1
  }

  // MARK: without reading postings

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
  func chunkBound(to docID: UInt32) -> Float {
    var bound: Float = 0
    var chunk = self.chunk
    while chunk < chunkCount {
      bound = max(bound, chunkBounds[chunk])
      if chunkLasts[chunk] >= docID { return bound }
      chunk += 1
    }
    return bound
  }

  /// No posting in a range of documents scores more; by the bounds of blocks, if they are few, and by the postings
  /// themselves where the range is a small part of a block.
  mutating func blockBound(
    from docID: UInt32, to end: UInt32, loads: Bool = false, _ scratch: ScoringScratch
  ) throws -> Float {
    guard try seekBlock(docID, scratch) else { return 0 }
    if end > chunkLast { return chunkBound(to: end) }
    var bound: Float = 0
    var block = self.block
    let previous = block > 0 ? blockLasts[block &- 1] : chunk > 0 ? chunkLasts[chunk &- 1] : 0
    if loads, (blockLasts[block] &- previous) &>> Self.smallPart > end &- docID {
      bound = try exactBound(from: docID, to: end, scratch)
      if blockLasts[block] >= end { return bound }
      block &+= 1
    }
    let limit = min(blockCount, block &+ 16)
    while block < limit {
      bound = max(bound, blockBounds[block])
      if blockLasts[block] >= end { return bound }
      block &+= 1
    }
    return chunkBound
  }

  /// The binary logarithm of how many times as wide a block must be as a range whose postings are looked at.
  private static let smallPart: UInt32 = 5

  /// How high the postings of the cursor's block score at most in a range of documents; moves on to the first of them.
  private mutating func exactBound(
    from docID: UInt32, to end: UInt32, _ scratch: ScoringScratch
  ) throws -> Float {
    try load()
    seek(docID)
    guard docIDs[position] <= end else { return 0 }
    try score(scratch)
    var bound: Float = 0
    var place = position
    while place < count, docIDs[place] <= end {
      bound = max(bound, scores[place])
      place &+= 1
    }
    return bound
  }

  /// How many postings the list has in a window of documents, if the cursor's block has them evenly. The cursor is in
  /// the block where the window begins.
  @inline(__always)
  func expectedCount(from start: UInt32, to end: UInt32) -> Int {
    let previous = block > 0 ? blockLasts[block &- 1] : chunk > 0 ? chunkLasts[chunk &- 1] : 0
    let span = Int(max(1, blockLast &- previous))
    return PostingView.capacity &* Int(end &- start &+ 1) / span
  }

  // MARK: postings

  /// Brings the postings of the cursor's block into memory.
  @inline(__always)
  mutating func load() throws {
    if loadedBlock != block || loadedChunk != chunk { try read() }
  }

  @inline(never)
  mutating func read() throws {
    let view = try postings.readBlock(block)
    loadedBlock = block
    loadedChunk = chunk
    count = view.count
    docIDs = view.docIDs
    titleFrequencies = view.titleFrequencies
    bodyFrequencies = view.bodyFrequencies
    position = 0
    isScored = false
    hasFrequencies = false
    askedCount = 0
  }

  /// Brings the frequencies of the block in memory there too.
  @inline(__always)
  mutating func loadFrequencies() throws {
    if !hasFrequencies { try readFrequencies() }
  }

  @inline(never)
  private mutating func readFrequencies() throws {
    try postings.readFrequencies()
    hasFrequencies = true
  }

  /// Whether the posting at ``position`` is that of a document.
  @inline(__always)
  func isAt(_ docID: UInt32) -> Bool { docIDs[position] == docID }

  /// Whether the postings of the cursor's block are in memory.
  @inline(__always)
  var isLoaded: Bool { loadedBlock == block && loadedChunk == chunk }

  /// Goes to the first posting of the block from a document on, which the block has. Doc IDs are below 2³¹.
  @inline(__always)
  mutating func seek(_ docID: UInt32) {
    var position = self.position
    if docIDs[position] >= docID { return }
    while position &+ 16 < count, docIDs[position &+ 16] < docID { position &+= 16 }
    // The posting is among the next 16; those before it are counted. Behind a block doc IDs do not fall.
    let wanted = SIMD4<UInt32>(repeating: docID)
    let next = UnsafeRawPointer(docIDs + position)
    let before =
      ((next.loadUnaligned(as: SIMD4<UInt32>.self) &- wanted) &>> 31)
      &+ ((next.loadUnaligned(fromByteOffset: 16, as: SIMD4<UInt32>.self) &- wanted) &>> 31)
      &+ ((next.loadUnaligned(fromByteOffset: 32, as: SIMD4<UInt32>.self) &- wanted) &>> 31)
      &+ ((next.loadUnaligned(fromByteOffset: 48, as: SIMD4<UInt32>.self) &- wanted) &>> 31)
    self.position = position &+ Int(before.wrappedSum())
  }

  /// Of a block, so many frequencies are unpacked one by one before all are.
  private static let mostAsked = 1

  /// The frequency of the posting at ``position``.
  @inline(__always)
  mutating func frequencyAtPosition() throws -> Float {
    if hasFrequencies { return frequency(position) }
    return try askFrequency(position)
  }

  @inline(never)
  mutating func askFrequency(_ position: Int) throws -> Float {
    askedCount &+= 1
    if askedCount > Self.mostAsked {
      try loadFrequencies()
      return frequency(position)
    }
    let (title, body) = try postings.frequencies(at: position)
    return weights.sum(Float(Int32(bitPattern: title)), Float(Int32(bitPattern: body)))
  }

  /// The frequency of a posting of the block, once frequencies are there.
  @inline(__always)
  func frequency(_ position: Int) -> Float {
    weights.sum(
      Float(Int32(bitPattern: titleFrequencies[position])),
      Float(Int32(bitPattern: bodyFrequencies[position])))
  }

  /// Works out what all postings of the block score.
  @inline(__always)
  mutating func score(_ scratch: ScoringScratch) throws {
    if !isScored { try scoreBlock(scratch) }
  }

  @inline(never)
  private mutating func scoreBlock(_ scratch: ScoringScratch) throws {
    try loadFrequencies()
    try postings.copyLengths(of: docIDs, count: count, into: scratch.lengths)
    if let saturation {
      saturation.score(
        UnsafeRawPointer(titleFrequencies), UnsafeRawPointer(bodyFrequencies), scratch.lengths,
        weights, count, into: scores)
    } else {
      for index in 0..<count { scratch.frequencies[index] = frequency(index) }
      scratch.score(count, parts, into: scores)
    }
    isScored = true
  }

  /// What the posting at ``position`` scores.
  ///
  /// - Parameter length: Of the document, by any list that has not its own; below 0 where it is not known, then it is
  ///   set.
  @inline(__always)
  mutating func scoreAtPosition(
    _ length: inout Float, _ scratch: ScoringScratch
  ) throws -> Float {
    if isScored { return scores[position] }
    let frequency = try frequencyAtPosition()
    guard let saturation else { return try score(frequency, scratch) }
    if length < 0 { try copyLength(docIDs + position, into: &length) }
    return saturation.score(frequency, length)
  }

  /// What the posting at ``position`` scores, by any scorer.
  @inline(never)
  private mutating func score(_ frequency: Float, _ scratch: ScoringScratch) throws -> Float {
    try postings.copyLengths(of: docIDs + position, count: 1, into: scratch.lengths)
    scratch.frequencies[0] = frequency
    scratch.score(1, parts, into: scratch.single)
    return scratch.single[0]
  }

  /// The length of a document of the list.
  @inline(never)
  mutating func copyLength(
    _ docID: UnsafePointer<UInt32>, into length: UnsafeMutablePointer<Float>
  ) throws {
    try postings.copyLengths(of: docID, count: 1, into: length)
  }
}
