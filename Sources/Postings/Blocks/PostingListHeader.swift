/// What the index keeps of a term with blocks: its document frequency, where its chunks are and how high they score.
struct PostingListHeader {
  private(set) var documentFrequency = 0
  private(set) var firstChunk: Int64 = 0
  /// The last doc ID of each chunk.
  private(set) var chunkLasts: [UInt32] = []
  var lastDocID: UInt32 { chunkLasts.last ?? 0 }
  /// See ``Champions``; one run.
  let champions = CompetitivePostings()
  /// See ``Saturation``, a byte a chunk.
  var shares: UnsafePointer<UInt8> { UnsafePointer(bytes) + sharesOffset }
  /// The competitive postings, a run for each chunk; unpacked when they are first asked for.
  var fronts: CompetitivePostings {
    if unpacked.runCount == 0 { unpackFronts() }
    return unpacked
  }

  /// The header, with ``padding`` zeros behind it.
  private var bytes: UnsafeMutablePointer<UInt8>
  private var capacity = 1 << 10
  private var end = 0
  private var sharesOffset = 0
  private var frontsOffset = 0
  private var blockOffset = 0
  private let unpacked = CompetitivePostings()

  private static let padding = max(2 * Varint.maximumLength, BitPacking.padding)

  init() { bytes = .allocate(capacity: capacity + Self.padding) }

  func deallocate() { bytes.deallocate() }

  /// Whether the one block of the term is in the header.
  var isShort: Bool { firstChunk == 0 }
  /// That block; ``BitPacking/padding`` bytes behind it can be read.
  var shortBlock: UnsafePointer<UInt8> { UnsafePointer(bytes) + blockOffset }
  /// Its bytes.
  var shortBlockSize: Int { end - blockOffset }
  /// See ``Saturation``, of that block.
  var shortestLength: UnsafePointer<UInt8> { UnsafePointer(bytes) + blockOffset - 1 }

  /// Reads another header in place of this one; false where the bytes are none.
  mutating func read(_ source: UnsafeRawBufferPointer) -> Bool {
    guard let start = source.baseAddress else { return false }
    if source.count > capacity {
      bytes.deallocate()
      capacity = 2 * source.count
      bytes = .allocate(capacity: capacity + Self.padding)
    }
    end = source.count
    UnsafeMutableRawPointer(bytes).copyMemory(from: start, byteCount: end)
    (bytes + end).initialize(repeating: 0, count: Self.padding)
    return parse()
  }

  /// The first number of a header alone; nil where there is none.
  static func documentFrequency(of bytes: UnsafeRawBufferPointer) -> Int? {
    var value = 0
    for byte in bytes.prefix(5) {
      value = value << 7 | Int(byte & 0x7F)
      if byte < 0x80 { return value }
    }
    return nil
  }

  private mutating func parse() -> Bool {
    chunkLasts.removeAll(keepingCapacity: true)
    champions.removeAll()
    unpacked.removeAll()
    var offset = 0
    func next() -> UInt64 {
      guard offset < end else { return 0 }
      let (value, length) = Varint.get(bytes + offset)
      offset += length
      return value
    }
    documentFrequency = Int(truncatingIfNeeded: next() & 0xFFFF_FFFF)
    firstChunk = Int64(truncatingIfNeeded: next())
    let count = next()
    guard count > 0, count <= UInt64(end), offset < end else { return false }
    let chunkCount = Int(count)
    let championCount = Int(bytes[offset])
    offset += 1
    for index in 0..<championCount {
      let (title, body) = (next(), next())
      champions.append(
        title: UInt32(clamping: title), body: UInt32(clamping: body),
        titleLength: UInt32(clamping: next()), bodyLength: UInt32(clamping: next()), at: index)
    }
    champions.endRun(championCount)
    var last: UInt64 = 0
    for index in 0..<chunkCount {
      let gap = next()
      // Doc IDs rise, and are below 2³¹.
      guard gap < 1 << 31, gap > 0 || index == 0, last + gap < 1 << 31 else { return false }
      last += gap
      chunkLasts.append(UInt32(truncatingIfNeeded: last))
    }
    sharesOffset = offset
    frontsOffset = offset + chunkCount
    blockOffset = frontsOffset + chunkCount
    guard blockOffset <= end else { return false }
    for chunk in 0..<chunkCount {
      blockOffset += Int(bytes[frontsOffset + chunk]) * CompetitiveFront.elementSize
    }
    guard isShort else { return blockOffset == end }
    blockOffset += 1
    return chunkCount == 1 && blockOffset < end
  }

  private func unpackFronts() {
    var offset = frontsOffset + chunkLasts.count
    for chunk in chunkLasts.indices {
      let count = Int(bytes[frontsOffset + chunk])
      let start = unpacked.count
      unpacked.append(bytes + offset, count: count, at: start)
      unpacked.endRun(start + count)
      offset += count * CompetitiveFront.elementSize
    }
  }
}
