/// The postings of a term with blocks, chunk by chunk and block by block.
///
/// Not thread-safe. What is read of a chunk stays until the next chunk is read, of a block until the next block or chunk.
public final class StoredPostings {
  /// Blocks of a chunk at most.
  public static let blocksPerChunk = PostingListBuilder.blocksPerChunk

  private let index: BlockedIndex
  private let header: PostingListHeader
  private let memory: ListMemory
  /// Of the chunk at hand.
  private var chunkBytes: ChunkBytes
  private var bytes: UnsafePointer<UInt8> { chunkBytes.start }
  private var byteCount: Int { chunkBytes.count }
  private var chunk = -1

  /// Blocks of the chunk that was read.
  public private(set) var blockCount = 0
  /// The last doc ID of each of its blocks.
  public let blockLasts: UnsafeMutablePointer<UInt32>
  private let blockStarts: UnsafeMutablePointer<Int>
  private var blockRead = 0
  private var placesOffset = 0
  private var countsOffset = 0
  private var sharesOffset = 0
  private var frontsOffset = 0

  /// - Parameter memory: Goes back to the index.
  init(_ header: PostingListHeader, _ memory: ListMemory, in index: BlockedIndex) {
    self.header = header
    self.memory = memory
    self.index = index
    chunkBytes = ChunkBytes(memory)
    blockLasts = memory.blockLasts
    blockStarts = memory.blockStarts
  }

  deinit { index.giveBack(memory) }

  /// The competitive postings of the chunk's blocks, once ``readFronts()`` has been called.
  public var blockFronts: CompetitivePostings { isShort ? chunkFronts : memory.blockFronts }
  /// The block that was read.
  public var block: PostingBlock { memory.block }
  /// Documents that hold the term, removed ones among them.
  public var documentFrequency: Int { header.documentFrequency }
  /// The last doc ID of each chunk, rising.
  public var chunkLasts: [UInt32] { header.chunkLasts }
  /// The competitive postings of each chunk.
  public var chunkFronts: CompetitivePostings { header.fronts }
  /// Postings that are there, of which one or another is among the best: a run of ten.
  public var champions: CompetitivePostings { header.champions }

  /// Whether all postings are in memory already: fewer than a full block.
  var isShort: Bool { header.isShort }

  /// Asks for the head of the first chunk beforehand: most lists that are walked are read from there on.
  public func expectStart() {
    guard !isShort, let mapped = index.mappedChunk(0, of: header) else { return }
    ChunkBytes.expect(headOf: mapped, headSize: Self.longestHead)
  }

  /// Reads a chunk.
  public func readChunk(_ number: Int) throws {
    guard number != chunk else { return }
    guard !isShort else { return readShort() }
    chunk = -1
    if let mapped = index.mappedChunk(number, of: header) {
      chunkBytes.take(mapped, headSize: Self.longestHead)
    } else {
      let isThere = try index.seek(header.firstChunk &+ Int64(number), in: memory.reader)
      guard isThere, chunkBytes.copyHead(Self.longestHead) else {
        throw index.damage("a chunk of postings")
      }
    }
    guard parse(number) else { throw index.damage("a chunk of postings") }
    chunk = number
  }

  /// The documents of a term that fewer hold than a full block has; nil for others.
  public func shortDocIDs() throws -> [Int64]? {
    guard isShort else { return nil }
    try readChunk(0)
    return try (0..<readBlock(0)).map { Int64(block.docIDs[$0]) }
  }

  /// Takes the one block from the header.
  private func readShort() {
    chunkBytes.copy(header.shortBlock, header.shortBlockSize)
    blockCount = 1
    blockLasts[0] = header.chunkLasts[0]
    blockStarts[0] = 0
    blockStarts[1] = byteCount
    placesOffset = 0
    chunk = 0
  }

  /// Without competitive postings.
  private static let longestHead = 2 + (headSize + 6) * blocksPerChunk
  /// Of a block, without its place.
  static let headSize = 9

  /// Reads the head of a chunk; see ``PostingListBuilder``.
  private func parse(_ number: Int) -> Bool {
    guard byteCount > 2 else { return false }
    blockCount = Int(bytes[0])
    let hasPlaces = bytes[1] & 1 == 1
    guard blockCount > 0, blockCount <= Self.blocksPerChunk,
      2 + blockCount * (Self.headSize + (hasPlaces ? 6 : 0)) <= byteCount
    else { return false }
    let raw = UnsafeRawPointer(bytes)
    for block in 0..<blockCount {
      blockLasts[block] =
        raw.loadUnaligned(fromByteOffset: 2 + 4 * block, as: UInt32.self)
        .littleEndian
      let start = raw.loadUnaligned(fromByteOffset: 2 + 4 * blockCount + 2 * block, as: UInt16.self)
      blockStarts[block] = Int(start.littleEndian)
      guard blockStarts[block] <= byteCount,
        block == 0 || blockStarts[block - 1] < blockStarts[block],
        block == 0 || blockLasts[block - 1] < blockLasts[block]
      else { return false }
    }
    blockStarts[blockCount] = byteCount
    guard blockLasts[blockCount - 1] == header.chunkLasts[number] else { return false }
    let counts = 2 + 6 * blockCount
    countsOffset = counts
    sharesOffset = counts + blockCount
    placesOffset = hasPlaces ? counts + 3 * blockCount : 0
    frontsOffset = counts + blockCount * (hasPlaces ? 9 : 3)
    return true
  }

  /// What the shares of ``chunkShares`` and ``blockShares`` are of.
  public var saturation: Saturation { index.saturation }
  /// The best share of each chunk.
  public var chunkShares: UnsafePointer<UInt8> { header.shares }
  /// The best share of each block of the chunk that was read.
  public var blockShares: UnsafePointer<UInt8> {
    isShort ? header.shares : bytes + sharesOffset
  }
  /// The shortest length in each block of the chunk that was read, 255 for any above.
  public var shortestLengths: UnsafePointer<UInt8> {
    isShort ? header.shortestLength : bytes + sharesOffset + blockCount
  }

  /// Reads the competitive postings of the chunk that was read.
  public func readFronts() throws {
    guard !isShort else { return }
    var total = 0
    for block in 0..<blockCount { total += Int(bytes[countsOffset + block]) }
    let end = frontsOffset + total * CompetitiveFront.elementSize
    guard chunkBytes.hold(frontsOffset..<end) else { throw index.damage("a chunk of postings") }
    blockFronts.removeAll()
    blockFronts.append(bytes + frontsOffset, count: total, at: 0)
    var last = 0
    for block in 0..<blockCount {
      last = min(last + Int(bytes[countsOffset + block]), total)
      blockFronts.endRun(last)
    }
  }

  /// Reads the doc IDs of a block of the chunk that was read; gives their number.
  public func readBlock(_ number: Int) throws -> Int {
    let previous: UInt32
    if number > 0 {
      previous = blockLasts[number - 1]
    } else {
      previous = chunk > 0 ? header.chunkLasts[chunk - 1] : .max
    }
    let start = blockStarts[number]
    let limit = blockStarts[number + 1] - start
    guard chunkBytes.isCopy || index.isMapped else {
      throw index.damage("a block of postings, for the transaction has ended")
    }
    chunkBytes.expect(blockStarts[number + 1]..<blockStarts[min(number + 3, blockCount)])
    guard limit > 0, chunkBytes.holdAll(from: start),
      BlockCoding.readDocIDs(
        bytes + start, limit: limit, after: previous, to: blockLasts[number], into: &memory.block)
    else { throw index.damage("a block of postings") }
    blockRead = number
    return memory.block.count
  }

  /// Reads the frequencies of the block that was read.
  public func readFrequencies() throws {
    let start = blockStarts[blockRead]
    guard
      BlockCoding.readFrequencies(
        bytes + start, limit: blockStarts[blockRead + 1] - start, into: block)
    else { throw index.damage("a block of postings") }
  }

  /// The frequencies of one posting of the block that was read, without unpacking the others'.
  public func frequencies(at place: Int) throws -> (title: UInt32, body: UInt32) {
    let start = blockStarts[blockRead]
    guard
      let found = BlockCoding.frequencies(
        at: place, bytes + start, limit: blockStarts[blockRead + 1] - start, in: block)
    else { throw index.damage("a block of postings") }
    return found
  }

  /// Where the first posting of a block of the chunk is in FTS5's segment; nil where that is not known.
  func place(ofBlock number: Int) -> PostingPlace? {
    guard placesOffset > 0, number < blockCount else { return nil }
    let raw = UnsafeRawPointer(bytes) + placesOffset
    let page = raw.loadUnaligned(fromByteOffset: 4 * number, as: UInt32.self).littleEndian
    let offset = raw.loadUnaligned(fromByteOffset: 4 * blockCount + 2 * number, as: UInt16.self)
    return PostingPlace(page: page, offset: offset.littleEndian)
  }

  /// Whether the term is so frequent that there are bits of it; see ``PostingBitmap``. An index of an earlier version has
  /// none all the same.
  public var hasBits: Bool {
    PostingBitmap.isKept(
      documentFrequency: documentFrequency, documentLimit: Int(index.lastDocID) + 1)
  }

  /// The bits of `count` documents from `base` on, a range of documents among them; nil where there are none, or
  /// documents are beyond those in blocks. They stay until others are asked for.
  public func bits(
    from first: UInt32, to last: UInt32
  ) throws -> (words: UnsafePointer<UInt64>, base: UInt32, count: UInt32)? {
    guard first <= last, last <= index.lastDocID, hasBits else { return nil }
    let reader = memory.bits ?? index.bitmapReader()
    memory.bits = reader
    let byteCount = PostingBitmap.byteCount(documentLimit: Int(index.lastDocID) + 1)
    guard try reader.open(header.firstChunk, byteCount: byteCount, in: index) else { return nil }
    return try reader.bits(from: first, to: last, in: index)
  }

  /// The lengths of documents of this list, title and body as one; see ``BlockedIndex/use(titleWeight:)``.
  public func copyLengths(
    of docIDs: UnsafePointer<UInt32>, count: Int, into lengths: UnsafeMutablePointer<Float>
  ) throws {
    try index.copyLengths(of: docIDs, count: count, into: lengths)
  }
}
