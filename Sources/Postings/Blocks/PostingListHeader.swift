/// What the index keeps of a term with blocks: its document frequency, where its chunks are and how high they score.
final class PostingListHeader {
  let documentFrequency: Int
  let firstChunk: Int64
  /// The last doc ID of each chunk.
  let chunkLasts: [UInt32]
  var lastDocID: UInt32 { chunkLasts.last ?? 0 }
  /// See ``Champions``; one run.
  let champions: CompetitivePostings
  /// See ``Saturation``, a byte a chunk.
  var shares: UnsafePointer<UInt8> { UnsafePointer(bytes) + sharesOffset }
  /// The competitive postings, a run for each chunk; unpacked when they are first asked for.
  private(set) lazy var fronts = unpackFronts()

  /// Chunks where they lie, no bytes for those that must be copied; nil for those that have not been looked for.
  private var mappedChunks: [UnsafeRawBufferPointer?] = []

  /// The header, with ``padding`` zeros behind it.
  private let bytes: UnsafeMutablePointer<UInt8>
  private let end: Int
  private let sharesOffset: Int
  private let frontsOffset: Int
  private let blockOffset: Int

  private static let padding = max(2 * Varint.maximumLength, BitPacking.padding)

  /// Nil where the bytes are none.
  init?(_ source: UnsafeRawBufferPointer) {
    guard let start = source.baseAddress else { return nil }
    end = source.count
    bytes = .allocate(capacity: end + Self.padding)
    UnsafeMutableRawPointer(bytes).copyMemory(from: start, byteCount: end)
    (bytes + end).initialize(repeating: 0, count: Self.padding)
    var fields = Fields(bytes, end)
    documentFrequency = Int(truncatingIfNeeded: fields.next() & 0xFFFF_FFFF)
    firstChunk = Int64(truncatingIfNeeded: fields.next())
    let count = fields.next()
    let isCounted = count > 0 && count <= UInt64(end) && fields.offset < end
    let chunkCount = isCounted ? Int(count) : 0
    champions = fields.champions()
    chunkLasts = fields.chunkLasts(chunkCount)
    sharesOffset = fields.offset
    frontsOffset = fields.offset + chunkCount
    var offset = frontsOffset + chunkCount
    if offset <= end {
      for chunk in 0..<chunkCount {
        offset += Int(bytes[frontsOffset + chunk]) * CompetitiveFront.elementSize
      }
    }
    let isShort = firstChunk == 0
    blockOffset = isShort ? offset + 1 : offset
    guard isCounted, chunkLasts.count == chunkCount,
      isShort ? chunkCount == 1 && blockOffset < end : blockOffset == end
    else { return nil }
  }

  deinit { bytes.deallocate() }

  /// Bytes as it is stored: in memory a few times as many.
  var byteCount: Int { end }

  /// Whether the one block of the term is in the header.
  var isShort: Bool { firstChunk == 0 }
  /// That block; ``BitPacking/padding`` bytes behind it can be read.
  var shortBlock: UnsafePointer<UInt8> { UnsafePointer(bytes) + blockOffset }
  /// Its bytes.
  var shortBlockSize: Int { end - blockOffset }
  /// See ``Saturation``, of that block.
  var shortestLength: UnsafePointer<UInt8> { UnsafePointer(bytes) + blockOffset - 1 }

  /// The first number of a header alone; nil where there is none.
  static func documentFrequency(of bytes: UnsafeRawBufferPointer) -> Int? {
    var value = 0
    for byte in bytes.prefix(5) {
      value = value << 7 | Int(byte & 0x7F)
      if byte < 0x80 { return value }
    }
    return nil
  }

  /// A chunk where it lies; looked for once, for as long as the header is kept. Nil where it must be copied.
  func mappedChunk(
    _ number: Int, find: (_ id: Int64) -> UnsafeRawBufferPointer?
  ) -> UnsafeRawBufferPointer? {
    if mappedChunks.isEmpty { mappedChunks = Array(repeating: nil, count: chunkLasts.count) }
    guard number < mappedChunks.count else { return nil }
    let chunk =
      mappedChunks[number] ?? find(firstChunk &+ Int64(number))
      ?? UnsafeRawBufferPointer(start: nil, count: 0)
    mappedChunks[number] = chunk
    return chunk.isEmpty ? nil : chunk
  }

  private func unpackFronts() -> CompetitivePostings {
    let unpacked = CompetitivePostings()
    var offset = frontsOffset + chunkLasts.count
    for chunk in chunkLasts.indices {
      let count = Int(bytes[frontsOffset + chunk])
      let start = unpacked.count
      unpacked.append(bytes + offset, count: count, at: start)
      unpacked.endRun(start + count)
      offset += count * CompetitiveFront.elementSize
    }
    return unpacked
  }
}

extension PostingListHeader {
  /// The numbers at the beginning of a header, one after another; zeros behind its end.
  private struct Fields {
    private let bytes: UnsafePointer<UInt8>
    private let end: Int
    private(set) var offset = 0

    init(_ bytes: UnsafePointer<UInt8>, _ end: Int) {
      self.bytes = bytes
      self.end = end
    }

    mutating func next() -> UInt64 {
      guard offset < end else { return 0 }
      let (value, length) = Varint.get(bytes + offset)
      offset += length
      return value
    }

    /// A byte that says how many, and as many postings.
    mutating func champions() -> CompetitivePostings {
      let count = offset < end ? Int(bytes[offset]) : 0
      offset += 1
      let champions = CompetitivePostings(capacity: count, runCapacity: 1)
      for index in 0..<count {
        let (title, body) = (next(), next())
        champions.append(
          title: UInt32(clamping: title), body: UInt32(clamping: body),
          titleLength: UInt32(clamping: next()), bodyLength: UInt32(clamping: next()), at: index)
      }
      champions.endRun(count)
      return champions
    }

    /// So many doc IDs that rise and are below 2³¹; fewer where they do not.
    mutating func chunkLasts(_ count: Int) -> [UInt32] {
      var lasts: [UInt32] = []
      lasts.reserveCapacity(count)
      var last: UInt64 = 0
      while lasts.count < count {
        let gap = next()
        guard gap < 1 << 31, gap > 0 || lasts.isEmpty, last + gap < 1 << 31 else { break }
        last += gap
        lasts.append(UInt32(truncatingIfNeeded: last))
      }
      return lasts
    }
  }
}
