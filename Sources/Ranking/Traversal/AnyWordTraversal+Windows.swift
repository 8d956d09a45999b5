/// The postings of a window.
extension AnyWordTraversal {
  /// Lowers the bounds of lists to what they can add in a window, the highest first, and leaves out those that have
  /// nothing there; sums them up.
  func tighten(
    _ others: UnsafeMutablePointer<Entry>, _ otherCount: inout Int, from start: UInt32,
    to end: UInt32, _ sum: inout BoundSum
  ) throws {
    var kept = 0
    for place in 0..<otherCount {
      var entry = others[place]
      let cursor = cursors + entry.index
      entry.bound = min(
        entry.bound, try cursor.pointee.blockBound(from: start, to: end, scratch))
      guard entry.bound > 0 else { continue }
      var target = kept
      while target > 0, others[target &- 1].bound < entry.bound {
        others[target] = others[target &- 1]
        target &-= 1
      }
      others[target] = entry
      kept &+= 1
    }
    otherCount = kept
    sumUpBounds(others, kept, &sum)
  }

  /// Sums up how much lists to be asked can add; for each, what those behind it can.
  func sumUpBounds(
    _ others: UnsafeMutablePointer<Entry>, _ otherCount: Int, _ sum: inout BoundSum
  ) {
    sum.removeAll()
    for place in stride(from: otherCount - 1, through: 0, by: -1) {
      others[place].rest = sum.total
      sum.add(others[place].bound, others[place].group)
    }
  }

  /// Works out how much lists can add in a window that more than one of their blocks may be in.
  func boundEssential(
    _ essential: UnsafeMutablePointer<Entry>, _ essentialCount: inout Int, from start: UInt32,
    to end: UInt32
  ) throws {
    var kept = 0
    for place in 0..<essentialCount {
      var entry = essential[place]
      entry.bound = try cursors[entry.index].blockBound(from: start, to: end, scratch)
      guard entry.bound > 0 else { continue }
      Self.insert(entry, into: essential, &kept)
    }
    essentialCount = kept
  }

  /// Walks a chunk of the only list.
  func walkAlone(
    from start: UInt32, to end: UInt32, _ others: UnsafeMutablePointer<Entry>
  ) throws {
    while try cursors[0].seekBlock(above: set.threshold, scratch) {
      try walkOne(0, from: start, to: end, others, 0, 0)
      cursors[0].passBlock()
    }
  }

  /// Walks one list's blocks in a window.
  func walkBlocks(
    _ index: Int, from start: UInt32, to end: UInt32, _ others: UnsafeMutablePointer<Entry>,
    _ otherCount: Int, _ reach: Float
  ) throws {
    var start = start
    while start <= end, try cursors[index].seekBlock(start, scratch) {
      let blockEnd = min(end, cursors[index].blockLast)
      if cursors[index].blockBound + reach > set.threshold {
        try walkOne(index, from: start, to: blockEnd, others, otherCount, reach)
      }
      start = blockEnd &+ 1
    }
  }

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
      if found <= ScoringScratch.fewPostings {
        try cursor.pointee.scoreFew(found, scratch)
        for index in 0..<found where scratch.fewScores[index] + reach > set.threshold {
          try complete(
            scratch.fewDocIDs[index], scratch.fewScores[index], others, otherCount, reach)
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

  /// Asks the other lists about a document, as long as it can get in.
  @inline(__always)
  func complete(
    _ docID: UInt32, _ score: Float, _ others: UnsafeMutablePointer<Entry>, _ otherCount: Int,
    _ reach: Float
  ) throws {
    var score = score
    var rest = reach
    // Below 0 until it is asked for.
    var length: Float = -1
    for place in 0..<otherCount {
      if score + rest <= set.threshold { return }
      let cursor = cursors + others[place].index
      rest = others[place].rest
      if try cursor.pointee.lacks(docID) { continue }
      guard try cursor.pointee.seekBlock(docID, scratch) else { continue }
      // Rounding may have made the rest too small by a little; the slack of the threshold covers it.
      if score + rest + cursor.pointee.blockBound <= set.threshold { return }
      try cursor.pointee.load()
      cursor.pointee.seek(docID)
      if cursor.pointee.isAt(docID) {
        score += try cursor.pointee.scoreAtPosition(&length, scratch)
      }
    }
    if score > set.threshold { try set.offer(docID) }
  }

  /// Whether one of 16 numbers, none negative, is above another. Such numbers compare as their bits do, and a negative
  /// difference has the highest bit set: one look for all of them.
  @inline(__always)
  private static func hasMore(_ scores: UnsafeMutablePointer<Float>, than needed: Float) -> Bool {
    let limit = SIMD4<UInt32>(repeating: needed.bitPattern)
    let bits = UnsafeRawPointer(scores)
    let first = limit &- bits.loadUnaligned(as: SIMD4<UInt32>.self)
    let second = limit &- bits.loadUnaligned(fromByteOffset: 16, as: SIMD4<UInt32>.self)
    let third = limit &- bits.loadUnaligned(fromByteOffset: 32, as: SIMD4<UInt32>.self)
    let fourth = limit &- bits.loadUnaligned(fromByteOffset: 48, as: SIMD4<UInt32>.self)
    let all = unsafeBitCast((first | second) | (third | fourth), to: SIMD2<UInt64>.self)
    return (all.x | all.y) & 0x8000_0000_8000_0000 != 0
  }
}
