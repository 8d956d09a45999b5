/// A cursor over a list: knows how high its postings can score before it reads them.
///
/// What it scores for a document alone is at most too high: where several lists make one frequency, the score of their
/// sum is at most the sum of their scores (``Similarity/isSubadditive``).
///
/// Lives in raw memory, so that nothing is counted in the loops that use it.
struct PostingCursor {
  /// A kind that the list is a part of.
  struct Part {
    var weight: Float
    var scorer: any SimilarityScorer
  }

  private let postings: any BlockedPostings
  private let parts: [Part]
  private let weights: FieldWeights
  private let memory: CursorMemory
  /// What a stored share is multiplied with to bound a score; nil where shares are of no use.
  private let shareWeight: Float?

  let chunkCount: Int
  private let chunkLasts: UnsafeMutablePointer<UInt32>
  private let chunkBounds: UnsafeMutablePointer<Float>
  /// No posting scores more.
  let bound: Float
  let documentFrequency: Int
  /// Whether lengths are of one field.
  let hasOwnLengths: Bool

  /// The chunk that the next document is in.
  private(set) var chunk = 0
  /// The chunk whose blocks are known.
  private var openChunk = -1
  private var hasBounds = false
  private var blockCount = 0
  private var blockLasts: UnsafePointer<UInt32>
  private let blockBounds: UnsafeMutablePointer<Float>
  private let blockShortest: UnsafeMutablePointer<Float>
  /// The block that the next document is in.
  private(set) var block = 0

  /// The block whose postings are in memory, and its chunk.
  private var loadedBlock = -1
  private var loadedChunk = -1
  /// Whether ``scores`` are there.
  private(set) var isScored = false
  private var hasFrequencies = false
  /// Postings of the block whose frequencies have been asked for one by one.
  private var askedCount = 0
  private(set) var count = 0
  private(set) var docIDs: UnsafePointer<UInt32>
  private var titleFrequencies: UnsafePointer<UInt32>
  private var bodyFrequencies: UnsafePointer<UInt32>
  /// What each posting of the block scores; see ``score()``.
  let scores: UnsafeMutablePointer<Float>
  /// The next posting of the block.
  var position = 0

  init(
    _ postings: any BlockedPostings, parts: [Part], weights: FieldWeights, scratch: ScoringScratch
  ) throws {
    self.postings = postings
    self.parts = parts
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
    let stored = postings.saturations
    shareWeight = stored.flatMap { Self.shareWeight(parts, weights, $0) }
    if let stored, let shareWeight {
      for chunk in 0..<chunkCount {
        chunkBounds[chunk] = shareWeight * Float(stored.chunks[chunk])
      }
    } else {
      scratch.bounds(
        of: postings.chunkRuns, parts, weights, into: chunkBounds, memory.chunkShortest)
    }
    var bound: Float = 0
    for chunk in 0..<chunkCount { bound = max(bound, chunkBounds[chunk]) }
    self.bound = bound
  }

  /// The sum of the weights of all parts, if each is a share by a norm that is not below the stored one.
  private static func shareWeight(
    _ parts: [Part], _ weights: FieldWeights, _ stored: StoredSaturations
  ) -> Float? {
    guard weights == stored.weights else { return nil }
    var sum: Float = 0
    for part in parts {
      guard part.weight == 1, let saturation = part.scorer.saturation,
        saturation.norm.isBounded(by: stored.norm)
      else { return nil }
      sum += saturation.weight
    }
    return sum * stored.unit
  }

  /// The least score of ten postings that are really there; 0 where none are known.
  func championScore(_ scratch: ScoringScratch) -> Float {
    postings.champions.map { scratch.least(of: $0, parts, weights) } ?? 0
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

  /// The same where the bounds of blocks are not wanted.
  @inline(__always)
  mutating func seekUnbounded(_ docID: UInt32) throws -> Bool {
    guard seekChunk(docID) else { return false }
    if openChunk != chunk { try open() }
    while blockLasts[block] < docID { block &+= 1 }
    return true
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
    if let shareWeight, let stored = postings.blockSaturations() {
      for block in 0..<blockCount {
        blockBounds[block] = shareWeight * Float(stored.shares[block])
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

  /// No posting in a range of documents scores more; by the bounds of blocks, if they are few.
  mutating func blockBound(
    from docID: UInt32, to end: UInt32, _ scratch: ScoringScratch
  ) throws -> Float {
    guard try seekBlock(docID, scratch) else { return 0 }
    if end > chunkLast { return chunkBound(to: end) }
    var bound: Float = 0
    var block = self.block
    let limit = min(blockCount, block &+ 16)
    while block < limit {
      bound = max(bound, blockBounds[block])
      if blockLasts[block] >= end { return bound }
      block &+= 1
    }
    return chunkBound
  }

  // MARK: postings

  /// Brings the postings of the cursor's block into memory.
  @inline(__always)
  mutating func load() throws {
    if loadedBlock != block || loadedChunk != chunk { try read() }
  }

  @inline(never)
  private mutating func read() throws {
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
  private mutating func loadFrequencies() throws {
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
  private static let mostAsked = 4

  /// The frequency of the posting at ``position``.
  @inline(__always)
  mutating func frequencyAtPosition() throws -> Float {
    if hasFrequencies { return frequency(position) }
    return try askFrequency(position)
  }

  @inline(never)
  private mutating func askFrequency(_ position: Int) throws -> Float {
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
  private func frequency(_ position: Int) -> Float {
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
    let frequencies = scratch.frequencies
    for index in 0..<count { frequencies[index] = frequency(index) }
    scratch.score(count, parts, into: scores)
    isScored = true
  }

  /// What the posting at ``position`` scores.
  @inline(__always)
  mutating func scoreAtPosition(_ scratch: ScoringScratch) throws -> Float {
    if isScored { return scores[position] }
    let frequency = try frequencyAtPosition()
    try postings.copyLengths(of: docIDs + position, count: 1, into: scratch.lengths)
    scratch.frequencies[0] = frequency
    scratch.score(1, parts, into: scratch.single)
    return scratch.single[0]
  }

  /// The length of a document of the list.
  func copyLength(
    _ docID: UnsafePointer<UInt32>, into length: UnsafeMutablePointer<Float>
  ) throws {
    try postings.copyLengths(of: docID, count: 1, into: length)
  }

  /// Copies the documents of the block in a range to a batch that has room for them. They count as scoring what the
  /// block can score; see ``score(_:list:_:)``.
  ///
  /// - Parameter needed: Postings that occur too seldom to score more may be left out.
  mutating func copy(
    from start: UInt32, to end: UInt32, into batch: inout DocumentBatch, bound: Float,
    above needed: Float?, _ scratch: ScoringScratch
  ) throws {
    try load()
    let (first, last) = range(from: start, to: end)
    position = min(last, count &- 1)
    let size = last &- first
    guard size > 0 else { return }
    if let needed, let limit = tooFew(for: needed, scratch) {
      batch.count = try findFrequent(first, last, above: limit, batch.places)
      for index in 0..<batch.count { batch.docIDs[index] = docIDs[Int(batch.places[index])] }
    } else {
      batch.docIDs.update(from: docIDs + first, count: size)
      for index in 0..<size { batch.places[index] = Int32(truncatingIfNeeded: first &+ index) }
      batch.count = size
    }
    batch.scores.update(repeating: bound, count: batch.count)
    batch.hits.update(repeating: 1, count: batch.count)
  }

  /// The places of the block's postings in a range, none before ``position``.
  private func range(from start: UInt32, to end: UInt32) -> (first: Int, last: Int) {
    var first = position
    while first < count, docIDs[first] < start { first &+= 1 }
    guard first < count, docIDs[count &- 1] > end else { return (first, count) }
    var last = first
    while docIDs[last] <= end { last &+= 1 }
    return (first, last)
  }

  /// How many occurrences are too few for a posting of the block to score more than `needed`; nil where one may do.
  func tooFew(for needed: Float, _ scratch: ScoringScratch) -> Float? {
    guard hasBounds, needed > 0 else { return nil }
    let limit = scratch.tooFew(for: needed, length: blockShortest[block], parts)
    return limit > 0 ? limit : nil
  }

  /// The places between two of the block in memory that have more than so many occurrences; gives their number.
  mutating func findFrequent(
    _ first: Int, _ last: Int, above limit: Float, _ places: UnsafeMutablePointer<Int32>
  ) throws -> Int {
    try loadFrequencies()
    var found = 0
    var place = first
    // Where no title has the term, and occurrences in bodies count once, whole numbers are compared, four at a time.
    let most = SIMD4(repeating: UInt32(limit))
    let (titles, bodies) = (UnsafeRawPointer(titleFrequencies), UnsafeRawPointer(bodyFrequencies))
    while weights.body == 1, place &+ 4 <= last {
      let title = titles.loadUnaligned(fromByteOffset: 4 &* place, as: SIMD4<UInt32>.self)
      let body = bodies.loadUnaligned(fromByteOffset: 4 &* place, as: SIMD4<UInt32>.self)
      let inTitle = unsafeBitCast(title, to: SIMD2<UInt64>.self)
      if inTitle.x | inTitle.y != 0 {
        for index in place..<(place &+ 4) where frequency(index) > limit {
          places[found] = Int32(truncatingIfNeeded: index)
          found &+= 1
        }
      } else {
        // Frequencies are far below 2³¹: the highest bit of a difference says which one is more.
        let over = unsafeBitCast(most &- body, to: SIMD2<UInt64>.self)
        if (over.x | over.y) & 0x8000_0000_8000_0000 != 0 {
          let start = Int32(truncatingIfNeeded: place)
          places[found] = start
          found &+= Int(truncatingIfNeeded: (over.x &>> 31) & 1)
          places[found] = start &+ 1
          found &+= Int(truncatingIfNeeded: over.x &>> 63)
          places[found] = start &+ 2
          found &+= Int(truncatingIfNeeded: (over.y &>> 31) & 1)
          places[found] = start &+ 3
          found &+= Int(truncatingIfNeeded: over.y &>> 63)
        }
      }
      place &+= 4
    }
    while place < last {
      if frequency(place) > limit {
        places[found] = Int32(truncatingIfNeeded: place)
        found &+= 1
      }
      place &+= 1
    }
    return found
  }

  /// Puts what documents of a batch score in place of what the block can score; all are of the block in memory.
  mutating func score(
    _ batch: inout DocumentBatch, list: Int, _ scratch: ScoringScratch
  ) throws {
    guard batch.count > 0 else { return }
    try loadFrequencies()
    let frequencies = batch.frequencies(list)
    for index in 0..<batch.count { frequencies[index] = frequency(Int(batch.places[index])) }
    try postings.copyLengths(of: batch.docIDs, count: batch.count, into: batch.lengths)
    scratch.score(batch.count, frequencies, batch.lengths, parts, into: batch.scores)
    batch.hasCommonLengths = !hasOwnLengths
  }

  /// Looks the documents of a batch up: counts hits and notes frequencies; false where it has found none.
  ///
  /// - Parameters:
  ///   - rest: How much lists other than this one can add to a batch's document; documents that cannot get in with that
  ///     and what the chunk offers are not looked for.
  mutating func look(
    up batch: DocumentBatch, list: Int, rest: Float, above threshold: Float
  ) throws -> Bool {
    let frequencies = batch.frequencies(list)
    var found = false
    for index in 0..<batch.count {
      let docID = batch.docIDs[index]
      frequencies[index] = 0
      guard seekChunk(docID) else {
        for left in index..<batch.count { frequencies[left] = 0 }
        break
      }
      if batch.scores[index] + chunkBounds[chunk] + rest <= threshold { continue }
      _ = try seekUnbounded(docID)
      if hasBounds, batch.scores[index] + blockBounds[block] + rest <= threshold { continue }
      if loadedBlock != block || loadedChunk != chunk { try read() }
      seek(docID)
      guard docIDs[position] == docID else { continue }
      batch.hits[index] &+= 1
      frequencies[index] = try frequencyAtPosition()
      found = true
    }
    return found
  }

  /// Adds what the documents of a batch score that have been looked up.
  mutating func addScores(
    _ batch: DocumentBatch, list: Int, _ scratch: ScoringScratch
  ) throws {
    let frequencies = batch.frequencies(list)
    var lengths = batch.lengths
    if hasOwnLengths || !batch.hasCommonLengths {
      lengths = scratch.lengths
      for index in 0..<batch.count {
        lengths[index] = 1
        if frequencies[index] > 0 { try copyLength(batch.docIDs + index, into: lengths + index) }
      }
    }
    scratch.score(batch.count, frequencies, lengths, parts, into: scratch.sums)
    for index in 0..<batch.count where frequencies[index] > 0 {
      batch.scores[index] += scratch.sums[index]
    }
  }

  /// The frequency of a document in the list, and its length; nil where it is not in it. Documents are asked for in
  /// no falling order, and none before those that the cursor has been at.
  mutating func find(
    _ docID: UInt32, _ scratch: ScoringScratch
  ) throws -> (frequency: Float, length: Float)? {
    guard try seekUnbounded(docID) else { return nil }
    try load()
    var low = 0
    var high = count - 1
    while low < high {
      let middle = (low + high) / 2
      if docIDs[middle] < docID { low = middle + 1 } else { high = middle }
    }
    guard docIDs[low] == docID else { return nil }
    try postings.copyLengths(of: docIDs + low, count: 1, into: scratch.lengths)
    return (try hasFrequencies ? frequency(low) : askFrequency(low), scratch.lengths[0])
  }
}

/// What a cursor points at.
private final class CursorMemory {
  let chunkLasts: UnsafeMutablePointer<UInt32>
  let chunkBounds: UnsafeMutablePointer<Float>
  let chunkShortest: UnsafeMutablePointer<Float>
  let blockBounds: UnsafeMutablePointer<Float>
  let blockShortest: UnsafeMutablePointer<Float>
  let scores: UnsafeMutablePointer<Float>

  init(chunkCount: Int) {
    chunkLasts = .allocate(capacity: chunkCount + 1)
    chunkLasts.initialize(repeating: 0, count: chunkCount + 1)
    let floats = PostingView.capacity + 2 * PostingChunk.capacity + 2 * (chunkCount + 1)
    scores = .allocate(capacity: floats)
    scores.initialize(repeating: 0, count: floats)
    blockBounds = scores + PostingView.capacity
    blockShortest = blockBounds + PostingChunk.capacity
    chunkBounds = blockShortest + PostingChunk.capacity
    chunkShortest = chunkBounds + chunkCount + 1
  }

  deinit {
    chunkLasts.deallocate()
    scores.deallocate()
  }
}
