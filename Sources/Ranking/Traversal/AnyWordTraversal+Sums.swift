/// Windows in which several lists are walked.
extension AnyWordTraversal {
  /// Sums up the scores of several lists' blocks; gives where the next window begins.
  func sumUp(
    _ walked: UnsafeMutablePointer<Entry>, _ walkedCount: Int, from start: UInt32, to end: UInt32,
    _ others: UnsafeMutablePointer<Entry>, _ otherCount: Int, _ reach: Float,
    _ sums: UnsafeMutablePointer<Float>
  ) throws -> UInt32 {
    var first = UInt32.max
    for place in 0..<walkedCount {
      let cursor = cursors + walked[place].index
      try cursor.pointee.load()
      try cursor.pointee.score(scratch)
      // The block holds a posting from here on, for its last doc ID is not before.
      cursor.pointee.seek(start)
      first = min(first, cursor.pointee.docIDs[cursor.pointee.position])
    }
    guard first <= end else { return end &+ 1 }
    if isSparse(walked, walkedCount) {
      var end = end
      for place in 0..<walkedCount { end = min(end, cursors[walked[place].index].blockLast) }
      try merge(walked, walkedCount, to: end, others, otherCount, reach)
      return end &+ 1
    }
    let windowEnd = min(end, first &+ UInt32(Self.windowSize &- 1))
    // Groups of 64 documents that a posting fell in; the others stay as they are, all zeros.
    var touched: UInt64 = 0
    for place in 0..<walkedCount {
      try add(walked[place].index, first, to: windowEnd, sums, &touched)
    }
    var needed = max(set.threshold - reach, 0)
    while touched != 0 {
      let start = touched.trailingZeroBitCount &* 64
      touched &= touched &- 1
      for offset in stride(from: start, to: start &+ 64, by: 16)
      where Self.hasMore(sums + offset, than: needed) {
        for place in offset..<(offset &+ 16) where sums[place] > needed {
          try complete(first &+ UInt32(place), sums[place], others, otherCount, reach)
        }
        needed = max(set.threshold - reach, 0)
      }
      (sums + start).update(repeating: 0, count: 64)
    }
    return windowEnd &+ 1
  }

  /// Adds what a list's postings score up to the end of a window, from where its cursor is.
  private func add(
    _ index: Int, _ first: UInt32, to end: UInt32, _ sums: UnsafeMutablePointer<Float>,
    _ touched: inout UInt64
  ) throws {
    let cursor = cursors + index
    let width = end &- first
    while true {
      let docIDs = cursor.pointee.docIDs
      let scores = cursor.pointee.scores
      let count = cursor.pointee.count
      var position = cursor.pointee.position
      while position < count {
        let offset = docIDs[position] &- first
        // A document before the window, which only a damaged block has, is far behind it in this way.
        guard offset <= width else { break }
        sums[Int(offset)] += scores[position]
        touched |= 1 &<< UInt64(offset &>> 6)
        position &+= 1
      }
      cursor.pointee.position = min(position, max(0, count &- 1))
      // A window may be wider than a block.
      let next = cursor.pointee.blockLast &+ 1
      guard next <= end, try cursor.pointee.seekBlock(next, scratch) else { return }
      try cursor.pointee.load()
      try cursor.pointee.score(scratch)
    }
  }

  /// How many times as many postings lists must have that are walked as one that is walked for that reason.
  private static let sparseShare = 2

  /// Moves lists that have few postings in a window from those to be asked to those walked: to add their postings takes
  /// less time than to ask about all others.
  func takeSparse(
    _ others: UnsafeMutablePointer<Entry>, _ otherCount: inout Int,
    _ walked: UnsafeMutablePointer<Entry>, _ first: inout Int, _ walkedCount: inout Int,
    from start: UInt32, to end: inout UInt32, _ sum: inout BoundSum
  ) {
    var expected = 0
    for place in first..<walkedCount {
      expected &+= cursors[walked[place].index].expectedCount(from: start, to: end)
    }
    var kept = 0
    for place in 0..<otherCount {
      let entry = others[place]
      let count = cursors[entry.index].expectedCount(from: start, to: end)
      guard count &* Self.sparseShare < expected else {
        others[kept] = entry
        kept &+= 1
        continue
      }
      if isNarrow { end = min(end, cursors[entry.index].blockLast) }
      if first > 0 {
        first &-= 1
        walked[first] = entry
      } else {
        walked[walkedCount] = entry
        walkedCount &+= 1
      }
    }
    guard kept < otherCount else { return }
    otherCount = kept
    sumUpBounds(others, otherCount, &sum)
  }

  /// Whether few postings are to be expected in the widest window.
  private func isSparse(_ walked: UnsafeMutablePointer<Entry>, _ walkedCount: Int) -> Bool {
    var expected = 0
    for place in 0..<walkedCount {
      let cursor = cursors + walked[place].index
      let first = cursor.pointee.docIDs[cursor.pointee.position]
      let span = Int(cursor.pointee.blockLast &- first) &+ 1
      let left = cursor.pointee.count &- cursor.pointee.position
      expected &+= span <= Self.windowSize ? left : left &* Self.windowSize / span
    }
    return expected < Self.windowSize / 64
  }

  /// A block that is walked beside others.
  private struct Lane {
    var docIDs: UnsafePointer<UInt32>
    var scores: UnsafePointer<Float>
    var position: Int
    var count: Int
    /// The doc ID at ``position``; `UInt32.max` behind the last.
    var head: UInt32

    @inline(__always)
    mutating func pass() {
      position &+= 1
      head = position < count ? docIDs[position] : .max
    }
  }

  /// Walks several lists' blocks side by side, for where sums over a window would mostly be empty.
  private func merge(
    _ walked: UnsafeMutablePointer<Entry>, _ walkedCount: Int, to end: UInt32,
    _ others: UnsafeMutablePointer<Entry>, _ otherCount: Int, _ reach: Float
  ) throws {
    try withUnsafeTemporaryAllocation(of: Lane.self, capacity: walkedCount) { lanes in
      guard let lanes = lanes.baseAddress, walkedCount > 0 else { return }
      for place in 0..<walkedCount {
        let cursor = cursors + walked[place].index
        let position = cursor.pointee.position
        let count = cursor.pointee.count
        (lanes + place).initialize(
          to: Lane(
            docIDs: cursor.pointee.docIDs, scores: UnsafePointer(cursor.pointee.scores),
            position: position, count: count,
            head: position < count ? cursor.pointee.docIDs[position] : .max))
      }
      while true {
        var docID = lanes[0].head
        for place in 1..<walkedCount { docID = min(docID, lanes[place].head) }
        guard docID <= end else { break }
        var score: Float = 0
        for place in 0..<walkedCount where lanes[place].head == docID {
          score += lanes[place].scores[lanes[place].position]
          lanes[place].pass()
        }
        if score + reach > set.threshold { try complete(docID, score, others, otherCount, reach) }
      }
      for place in 0..<walkedCount {
        cursors[walked[place].index].position = min(
          lanes[place].position, max(0, lanes[place].count &- 1))
      }
    }
  }

  /// Whether one of 16 numbers, none negative, is above another. Such numbers compare as their bits do, and a negative
  /// difference has the highest bit set: one look for all of them.
  @inline(__always)
  static func hasMore(_ sums: UnsafeMutablePointer<Float>, than needed: Float) -> Bool {
    let limit = SIMD4<UInt32>(repeating: needed.bitPattern)
    let bits = UnsafeRawPointer(sums)
    let first = limit &- bits.loadUnaligned(as: SIMD4<UInt32>.self)
    let second = limit &- bits.loadUnaligned(fromByteOffset: 16, as: SIMD4<UInt32>.self)
    let third = limit &- bits.loadUnaligned(fromByteOffset: 32, as: SIMD4<UInt32>.self)
    let fourth = limit &- bits.loadUnaligned(fromByteOffset: 48, as: SIMD4<UInt32>.self)
    let all = unsafeBitCast((first | second) | (third | fourth), to: SIMD2<UInt64>.self)
    return (all.x | all.y) & 0x8000_0000_8000_0000 != 0
  }
}
