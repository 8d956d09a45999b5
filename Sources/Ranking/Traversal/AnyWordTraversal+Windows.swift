/// The postings of a window.
extension AnyWordTraversal {
  /// Lowers the bounds of lists to what they can add in a window; gives their sum.
  func tighten(
    _ others: UnsafeMutablePointer<Entry>, _ otherCount: Int, from start: UInt32, to end: UInt32
  ) throws -> Float {
    var sum: Float = 0
    for place in 0..<otherCount {
      let cursor = cursors + others[place].index
      let bound = try cursor.pointee.blockBound(from: start, to: end, scratch)
      others[place].bound = min(others[place].bound, bound)
      sum += others[place].bound
    }
    return sum
  }

  /// Postings of a block that are scored one by one rather than all of it.
  private static let mostScoredAlone = 16

  /// Walks one list's block.
  func walkOne(
    _ index: Int, from start: UInt32, to end: UInt32, _ others: UnsafeMutablePointer<Entry>,
    _ otherCount: Int, _ reach: Float
  ) throws {
    let cursor = cursors + index
    try cursor.pointee.load()
    let docIDs = cursor.pointee.docIDs
    let count = cursor.pointee.count
    var position = cursor.pointee.position
    while position < count, docIDs[position] < start { position &+= 1 }
    var last = count
    while last > position, docIDs[last &- 1] > end { last &-= 1 }
    if !cursor.pointee.isScored,
      let limit = cursor.pointee.tooFew(for: set.threshold - reach, scratch)
    {
      let found = try cursor.pointee.findFrequent(position, last, above: limit, scratch.places)
      if found <= Self.mostScoredAlone {
        for place in 0..<found {
          cursor.pointee.position = Int(scratch.places[place])
          let score = try cursor.pointee.scoreAtPosition(scratch)
          if score + reach > set.threshold {
            try complete(docIDs[cursor.pointee.position], score, others, otherCount, reach)
          }
        }
        cursor.pointee.position = min(last, max(0, count &- 1))
        return
      }
    }
    try cursor.pointee.score(scratch)
    let scores = cursor.pointee.scores
    while position < last {
      // Scores behind the last posting are of another block, so the last few are looked at one by one.
      if position &+ 16 <= last,
        !Self.hasMore(scores + position, than: max(set.threshold - reach, 0))
      {
        position &+= 16
        continue
      }
      let stop = min(position &+ 16, last)
      while position < stop {
        let score = scores[position]
        if score + reach > set.threshold {
          try complete(docIDs[position], score, others, otherCount, reach)
        }
        position &+= 1
      }
    }
    cursor.pointee.position = min(position, max(0, count &- 1))
  }

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
      try merge(walked, walkedCount, to: end, others, otherCount, reach)
      return end &+ 1
    }
    let windowEnd = min(end, first &+ UInt32(Self.windowSize &- 1))
    // Groups of 64 documents that a posting fell in; the others stay as they are, all zeros.
    var touched: UInt64 = 0
    for place in 0..<walkedCount {
      let cursor = cursors + walked[place].index
      let docIDs = cursor.pointee.docIDs
      let scores = cursor.pointee.scores
      let count = cursor.pointee.count
      var position = cursor.pointee.position
      while position < count, docIDs[position] <= windowEnd {
        let offset = docIDs[position] &- first
        sums[Int(offset)] += scores[position]
        touched |= 1 &<< UInt64(offset &>> 6)
        position &+= 1
      }
      cursor.pointee.position = min(position, max(0, count &- 1))
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
  private static func hasMore(_ sums: UnsafeMutablePointer<Float>, than needed: Float) -> Bool {
    let limit = SIMD4<UInt32>(repeating: needed.bitPattern)
    let bits = UnsafeRawPointer(sums)
    let first = limit &- bits.loadUnaligned(as: SIMD4<UInt32>.self)
    let second = limit &- bits.loadUnaligned(fromByteOffset: 16, as: SIMD4<UInt32>.self)
    let third = limit &- bits.loadUnaligned(fromByteOffset: 32, as: SIMD4<UInt32>.self)
    let fourth = limit &- bits.loadUnaligned(fromByteOffset: 48, as: SIMD4<UInt32>.self)
    let all = unsafeBitCast((first | second) | (third | fourth), to: SIMD2<UInt64>.self)
    return (all.x | all.y) & 0x8000_0000_8000_0000 != 0
  }

  /// Asks the other lists about a document, as long as it can get in.
  @inline(__always)
  private func complete(
    _ docID: UInt32, _ score: Float, _ others: UnsafeMutablePointer<Entry>, _ otherCount: Int,
    _ reach: Float
  ) throws {
    var score = score
    var rest = reach
    for place in 0..<otherCount {
      if score + rest <= set.threshold { return }
      let cursor = cursors + others[place].index
      rest = max(0, rest - others[place].bound)
      guard try cursor.pointee.seekBlock(docID, scratch) else { continue }
      // Rounding may have made the rest too small by a little; the slack of the threshold covers it.
      if score + rest + cursor.pointee.blockBound <= set.threshold { return }
      try cursor.pointee.load()
      cursor.pointee.seek(docID)
      if cursor.pointee.docIDs[cursor.pointee.position] == docID {
        score += try cursor.pointee.scoreAtPosition(scratch)
      }
    }
    if score > set.threshold { try set.offer(docID) }
  }
}
