/// What the index keeps of a term with blocks: its document frequency, where its chunks are and how high they score.
struct PostingListHeader {
  private(set) var documentFrequency = 0
  private(set) var firstChunk: Int64 = 0
  /// The last doc ID of each chunk.
  private(set) var chunkLasts: [UInt32] = []
  /// The competitive postings, a run for each chunk.
  let fronts = CompetitivePostings()
  /// See ``Champions``; one run.
  let champions = CompetitivePostings()

  /// Reads another header in place of this one; false where the bytes are none.
  mutating func read(_ bytes: UnsafeRawBufferPointer) -> Bool {
    chunkLasts.removeAll(keepingCapacity: true)
    fronts.removeAll()
    champions.removeAll()
    let padding = 2 * Varint.maximumLength
    var isRead = false
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + padding) { room in
      guard let base = room.baseAddress, let start = bytes.baseAddress else { return }
      UnsafeMutableRawPointer(base).copyMemory(from: start, byteCount: bytes.count)
      (base + bytes.count).initialize(repeating: 0, count: padding)
      isRead = read(base, bytes.count)
    }
    return isRead
  }

  private mutating func read(_ bytes: UnsafePointer<UInt8>, _ end: Int) -> Bool {
    var offset = 0
    func next() -> UInt64 {
      guard offset < end else { return 0 }
      let (value, length) = Varint.get(bytes + offset)
      offset += length
      return value
    }
    documentFrequency = Int(truncatingIfNeeded: next() & 0xFFFF_FFFF)
    firstChunk = Int64(truncatingIfNeeded: next())
    let chunkCount = next()
    guard chunkCount > 0, chunkCount <= UInt64(end), offset < end else { return false }
    let championCount = Int(bytes[offset])
    offset += 1
    for index in 0..<championCount {
      let (title, body) = (next(), next())
      champions.append(
        title: UInt32(clamping: title), body: UInt32(clamping: body),
        titleLength: UInt32(clamping: next()), bodyLength: UInt32(clamping: next()), at: index)
    }
    champions.endRun(championCount)
    var last: UInt32 = 0
    chunkLasts.reserveCapacity(Int(chunkCount))
    for _ in 0..<chunkCount {
      last = last &+ UInt32(truncatingIfNeeded: next())
      guard offset < end else { return false }
      let count = Int(bytes[offset])
      offset += 1
      guard offset + count * CompetitiveFront.elementSize <= end else { return false }
      let start = fronts.count
      fronts.append(bytes + offset, count: count, at: start)
      fronts.endRun(start + count)
      offset += count * CompetitiveFront.elementSize
      chunkLasts.append(last)
    }
    return offset == end
  }
}
