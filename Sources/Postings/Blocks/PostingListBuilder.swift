/// Builds the blocks of one term after another: chunks of blocks, and a header that names them.
///
/// A chunk: the number of blocks and whether there are places; for each block its last doc ID (4 bytes), where it
/// begins (2) and the number of its competitive postings (1); for each block the place of its first posting (4 + 2);
/// the competitive postings; the blocks. Numbers have the lowest byte first. A header is read by ``PostingListHeader``.
struct PostingListBuilder {
  /// Terms in fewer documents have no blocks.
  static let minimumFrequency = PostingBlock.size
  /// Blocks of a chunk.
  static let blocksPerChunk = 32
  /// Competitive postings that are kept of a block, and of a chunk.
  private static let blockFrontLimit = 10
  private static let chunkFrontLimit = 12

  private let lengths: DocumentLengths
  /// Whether places stay true: the postings are those of one segment.
  private let keepsPlaces: Bool
  /// Takes a chunk that is full; gives nothing back, chunks are numbered from one on.
  private let writeChunk: (_ id: Int64, _ bytes: [UInt8]) throws -> Void
  private var nextChunk: Int64 = 1

  // Of the term.
  /// Documents that hold it.
  private(set) var count = 0
  private var firstChunk: Int64 = 0
  private var directory: [UInt8] = []
  private var lastOfChunk: UInt32 = 0
  private var champions: Champions

  // Of the chunk.
  private var lasts: [UInt32] = []
  private var offsets: [Int] = []
  private var fronts: [[CompetitiveFront.Element]] = []
  private var places: [PostingPlace] = []
  private var blockBytes: [UInt8] = []
  private var chunkFront = CompetitiveFront()

  // Of the block.
  private var block = PostingBlock()
  private var front = CompetitiveFront()
  private var place = PostingPlace()
  private var previous = UInt32.max

  init(
    lengths: DocumentLengths, averageLength: Float, keepsPlaces: Bool,
    writeChunk: @escaping (_ id: Int64, _ bytes: [UInt8]) throws -> Void
  ) {
    self.lengths = lengths
    self.keepsPlaces = keepsPlaces
    self.writeChunk = writeChunk
    champions = Champions(averageLength: averageLength)
  }

  func deallocate() { block.deallocate() }

  mutating func begin() {
    count = 0
    firstChunk = 0
    directory.removeAll(keepingCapacity: true)
    champions.removeAll()
    clearChunk()
    block.count = 0
    front.removeAll()
    previous = .max
    lastOfChunk = 0
  }

  private mutating func clearChunk() {
    lasts.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    fronts.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    blockBytes.removeAll(keepingCapacity: true)
    chunkFront.removeAll()
  }

  /// Adds a posting; doc IDs rise.
  mutating func append(_ docID: UInt32, title: UInt32, body: UInt32, place: PostingPlace) throws {
    if block.count == 0 { self.place = place }
    block.docIDs[block.count] = docID
    block.titleFrequencies[block.count] = title
    block.bodyFrequencies[block.count] = body
    block.count += 1
    count += 1
    if block.count == PostingBlock.size { try endBlock() }
  }

  private mutating func endBlock() throws {
    for index in 0..<block.count {
      let docID = Int(block.docIDs[index])
      let (title, body) = (block.titleFrequencies[index], block.bodyFrequencies[index])
      let (titleLength, bodyLength) = (lengths.titles[docID], lengths.bodies[docID])
      front.insert(
        CompetitiveFront.Element(
          titleFrequency: title, bodyFrequency: body, titleLength: titleLength,
          bodyLength: bodyLength))
      champions.insert(title, body, titleLength, bodyLength)
    }
    offsets.append(blockBytes.count)
    BlockCoding.append(block, after: previous, to: &blockBytes)
    previous = block.docIDs[block.count - 1]
    lasts.append(previous)
    fronts.append(front.reduced(to: Self.blockFrontLimit))
    places.append(place)
    chunkFront.insert(front)
    front.removeAll()
    block.count = 0
    if lasts.count == Self.blocksPerChunk { try endChunk() }
  }

  private mutating func endChunk() throws {
    let count = lasts.count
    guard count > 0, let last = lasts.last else { return }
    var bytes: [UInt8] = [UInt8(count), keepsPlaces ? 1 : 0]
    let frontCount = fronts.reduce(0) { $0 + $1.count }
    let start =
      2 + count * (4 + 2 + 1 + (keepsPlaces ? 6 : 0)) + frontCount * CompetitiveFront.elementSize
    bytes.reserveCapacity(start + blockBytes.count)
    for last in lasts { bytes.appendNumber(last, byteCount: 4) }
    for offset in offsets { bytes.appendNumber(UInt32(start + offset), byteCount: 2) }
    for front in fronts { bytes.append(UInt8(front.count)) }
    if keepsPlaces {
      for place in places { bytes.appendNumber(place.page, byteCount: 4) }
      for place in places { bytes.appendNumber(UInt32(place.offset), byteCount: 2) }
    }
    Array(fronts.joined()).append(to: &bytes)
    bytes += blockBytes
    if firstChunk == 0 { firstChunk = nextChunk }
    try writeChunk(nextChunk, bytes)
    nextChunk += 1
    let elements = chunkFront.reduced(to: Self.chunkFrontLimit)
    directory += Varint.bytes([UInt64(last &- lastOfChunk)])
    directory.append(UInt8(elements.count))
    elements.append(to: &directory)
    lastOfChunk = last
    clearChunk()
  }

  /// Ends the term and gives its header; nil for one that is too rare to have blocks.
  mutating func end() throws -> [UInt8]? {
    guard count >= Self.minimumFrequency else { return nil }
    if block.count > 0 { try endBlock() }
    let chunkCount =
      nextChunk - (firstChunk == 0 ? nextChunk : firstChunk) + (lasts.isEmpty ? 0 : 1)
    try endChunk()
    var header = Varint.bytes([UInt64(count), UInt64(firstChunk), UInt64(chunkCount)])
    champions.append(to: &header)
    header += directory
    return header
  }
}

extension [UInt8] {
  /// Appends the lowest bytes of a number, the lowest first.
  mutating func appendNumber(_ number: UInt32, byteCount: Int) {
    for byte in 0..<byteCount { append(UInt8(truncatingIfNeeded: number >> (8 * UInt32(byte)))) }
  }
}
