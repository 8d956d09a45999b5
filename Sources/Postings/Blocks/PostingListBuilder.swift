/// Builds the blocks of one term after another: chunks of blocks, and a header that names them.
///
/// A chunk: the number of blocks and whether there are places; for each block its last doc ID (4 bytes), where it
/// begins (2), the number of its competitive postings (1), the best share (see ``Saturation``) and the shortest length (a
/// byte each); for each block the place of its first posting (4 + 2);
/// the competitive postings; the blocks. Numbers have the lowest byte first. A header is read by ``PostingListHeader``.
///
/// A term in fewer documents than a full block has no chunk: its one short block stands in the header, behind all else.
struct PostingListBuilder {
  /// Terms in fewer documents have no blocks.
  static let minimumFrequency = 16
  /// Blocks of a chunk.
  static let blocksPerChunk = 32
  /// Competitive postings that are kept of a block, and of a chunk.
  private static let blockFrontLimit = 10
  private static let chunkFrontLimit = 12
  private static let shortFrontLimit = 4

  private let lengths: DocumentLengths
  private let saturation: Saturation
  /// Whether places stay true: the postings are those of one segment.
  private let keepsPlaces: Bool
  /// Takes a chunk that is full, and the bits of a frequent term; chunks are numbered from one on.
  private let write: (BlockRow) throws -> Void
  private var nextChunk: Int64 = 1

  // Of the term.
  /// Documents that hold it.
  private(set) var count = 0
  private var firstChunk: Int64 = 0
  private var chunkLasts: [UInt32] = []
  private var chunkShares: [UInt8] = []
  private var chunkFronts: [[CompetitiveFront.Element]] = []
  private var champions: Champions
  private var bitmap: PostingBitmapBuilder

  // Of the chunk.
  private var lasts: [UInt32] = []
  private var offsets: [Int] = []
  private var fronts: [[CompetitiveFront.Element]] = []
  private var shares: [UInt8] = []
  private var shortest: [UInt8] = []
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
    write: @escaping (BlockRow) throws -> Void
  ) {
    self.lengths = lengths
    self.keepsPlaces = keepsPlaces
    self.write = write
    bitmap = PostingBitmapBuilder(documentLimit: lengths.bodies.count)
    saturation = Saturation(averageLength: averageLength)
    champions = Champions(averageLength: averageLength)
  }

  /// Doc IDs are below this.
  var documentLimit: Int { lengths.bodies.count }

  func deallocate() { block.deallocate() }

  mutating func begin() {
    count = 0
    firstChunk = 0
    chunkLasts.removeAll(keepingCapacity: true)
    chunkShares.removeAll(keepingCapacity: true)
    chunkFronts.removeAll(keepingCapacity: true)
    champions.removeAll()
    bitmap.removeAll()
    clearChunk()
    block.count = 0
    front.removeAll()
    previous = .max
  }

  private mutating func clearChunk() {
    lasts.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    fronts.removeAll(keepingCapacity: true)
    shares.removeAll(keepingCapacity: true)
    shortest.removeAll(keepingCapacity: true)
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
    bitmap.insert(UnsafeBufferPointer(start: block.docIDs, count: block.count))
    offsets.append(blockBytes.count)
    BlockCoding.append(block, after: previous, to: &blockBytes)
    previous = block.docIDs[block.count - 1]
    lasts.append(previous)
    fronts.append(front.reduced(to: Self.blockFrontLimit))
    appendSaturation()
    places.append(place)
    chunkFront.insert(front)
    front.removeAll()
    block.count = 0
    if lasts.count == Self.blocksPerChunk { try endChunk() }
  }

  /// By the competitive postings, among which those of the best share and the shortest length are.
  private mutating func appendSaturation() {
    var share: Float = 0
    var least = UInt32.max
    for element in front.elements {
      share = max(share, element.isUnlimited ? 1 : saturation.share(element))
      least = min(
        least,
        UInt32(Saturation.titleWeight) * UInt32(element.titleLength)
          + UInt32(element.bodyLength))
    }
    shares.append(Saturation.byte(share))
    shortest.append(UInt8(clamping: least))
  }

  private mutating func endChunk() throws {
    let count = lasts.count
    guard count > 0, let last = lasts.last else { return }
    var bytes: [UInt8] = [UInt8(count), keepsPlaces ? 1 : 0]
    let frontCount = fronts.reduce(0) { $0 + $1.count }
    let start =
      2 + count * (StoredPostings.headSize + (keepsPlaces ? 6 : 0)) + frontCount
      * CompetitiveFront.elementSize
    bytes.reserveCapacity(start + blockBytes.count)
    for last in lasts { bytes.appendNumber(last, byteCount: 4) }
    for offset in offsets { bytes.appendNumber(UInt32(start + offset), byteCount: 2) }
    for front in fronts { bytes.append(UInt8(front.count)) }
    bytes += shares
    bytes += shortest
    if keepsPlaces {
      for place in places { bytes.appendNumber(place.page, byteCount: 4) }
      for place in places { bytes.appendNumber(UInt32(place.offset), byteCount: 2) }
    }
    Array(fronts.joined()).append(to: &bytes)
    bytes += blockBytes
    if firstChunk == 0 { firstChunk = nextChunk }
    try write(.chunk(id: nextChunk, bytes: bytes))
    nextChunk += 1
    chunkLasts.append(last)
    chunkShares.append(shares.max() ?? 0)
    chunkFronts.append(chunkFront.reduced(to: Self.chunkFrontLimit))
    clearChunk()
  }

  /// Ends the term and gives its header; nil for one that is too rare to have blocks.
  mutating func end() throws -> [UInt8]? {
    guard count >= Self.minimumFrequency else { return nil }
    if count < PostingBlock.size { return try shortList() }
    if block.count > 0 { try endBlock() }
    try endChunk()
    if let bytes = bitmap.bytes(documentFrequency: count) {
      try write(.bitmap(chunk: firstChunk, bytes: bytes))
    }
    return header(champions)
  }

  private func header(_ champions: Champions?) -> [UInt8] {
    var header = Varint.bytes([UInt64(count), UInt64(firstChunk), UInt64(chunkLasts.count)])
    if let champions { champions.append(to: &header) } else { header.append(0) }
    var previous: UInt32 = 0
    for last in chunkLasts {
      header += Varint.bytes([UInt64(last &- previous)])
      previous = last
    }
    header += chunkShares
    for front in chunkFronts { header.append(UInt8(front.count)) }
    for front in chunkFronts { front.append(to: &header) }
    return header
  }

  /// The header of a term whose postings are one short block, with that block.
  private mutating func shortList() throws -> [UInt8] {
    let last = block.docIDs[block.count - 1]
    try endBlock()
    chunkLasts = [last]
    chunkShares = shares
    chunkFronts = [chunkFront.reduced(to: Self.shortFrontLimit)]
    return header(nil) + shortest + blockBytes
  }
}

extension [UInt8] {
  /// Appends the lowest bytes of a number, the lowest first.
  mutating func appendNumber(_ number: UInt32, byteCount: Int) {
    for byte in 0..<byteCount { append(UInt8(truncatingIfNeeded: number >> (8 * UInt32(byte)))) }
  }
}
