/// Windows in which several lists are walked.
extension AnyWordTraversal {
  /// Sums up the scores of several lists' blocks; gives where the next window begins.
  func sumUp(
    _ walked: UnsafeMutablePointer<Entry>, _ walkedCount: Int, from start: UInt32, to end: UInt32,
    _ others: UnsafeMutablePointer<Entry>, _ otherCount: Int, _ reach: Float,
    _ sums: inout WindowSums
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
    // Only a damaged block can have gone back.
    first = max(first, start)
    if isSparse(walked, walkedCount) {
      var end = end
      for place in 0..<walkedCount { end = min(end, cursors[walked[place].index].blockLast) }
      try merge(walked, walkedCount, to: end, others, otherCount, reach)
      return end &+ 1
    }
    let windowEnd = min(end, first &+ UInt32(WindowSums.size &- 1))
    let width = windowEnd &- first &+ 1
    sums.begin(Int(width), needed: max(set.threshold - reach, 0))
    let refused = set.refusedCount
    let sumsGroups = set.groupCount > 0 && sums.paysGroups
    if sumsGroups { Self.sortByGroup(walked, walkedCount) }
    for place in 0..<walkedCount {
      let group = walked[place].group
      guard sumsGroups else {
        try add(walked[place].index, first, to: windowEnd) { sums.add($0, at: $1) }
        continue
      }
      let follows = place > 0 && walked[place &- 1].group.number == group.number
      let leads = place &+ 1 < walkedCount && walked[place &+ 1].group.number == group.number
      if group.number >= 0, follows || leads {
        if !follows { sums.beginGroup() }
        try add(walked[place].index, first, to: windowEnd) {
          sums.add($0, at: $1, of: group)
        }
      } else {
        try add(walked[place].index, first, to: windowEnd) { sums.add($0, at: $1) }
      }
    }
    try sums.forEach { offset, score in
      guard score + reach > set.threshold else { return }
      try complete(first &+ UInt32(offset), score, others, otherCount, reach)
    }
    if !sumsGroups { sums.note(refused: set.refusedCount - refused) }
    return windowEnd &+ 1
  }

  /// Adds what a list's postings score up to the end of a window, from where its cursor is.
  @inline(__always)
  private func add(
    _ index: Int, _ first: UInt32, to end: UInt32, _ add: (Float, Int) -> Void
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
        add(scores[position], Int(offset))
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
      let cursor = cursors + entry.index
      if isNarrow { end = min(end, cursor.pointee.blockLast) }
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

  /// Where postings are fewer than one in so many documents, most places of a window stay empty; the more lists, the
  /// longer it takes to walk them side by side.
  private static let (narrowPlaces, widePlaces) = (64, 128)

  /// Whether few postings are to be expected in the widest window.
  private func isSparse(_ walked: UnsafeMutablePointer<Entry>, _ walkedCount: Int) -> Bool {
    var expected = 0
    for place in 0..<walkedCount {
      let cursor = cursors + walked[place].index
      let first = cursor.pointee.docIDs[cursor.pointee.position]
      let span = Int(cursor.pointee.blockLast &- first) &+ 1
      let left = cursor.pointee.count &- cursor.pointee.position
      expected &+= span <= WindowSums.size ? left : left &* WindowSums.size / span
    }
    return expected < WindowSums.size / (isNarrow ? Self.narrowPlaces : Self.widePlaces)
  }

  /// A block that is walked beside others.
  private struct Lane {
    var docIDs: UnsafePointer<UInt32>
    var scores: UnsafePointer<Float>
    var position: Int
    var count: Int
    /// The doc ID at ``position``; `UInt32.max` behind the last.
    var head: UInt32
    let group: BoundSum.Group

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
    let hasGroups = set.groupCount > 0
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
            head: position < count ? cursor.pointee.docIDs[position] : .max,
            group: walked[place].group))
      }
      while true {
        var docID = lanes[0].head
        for place in 1..<walkedCount { docID = min(docID, lanes[place].head) }
        guard docID <= end else { break }
        var score: Float = 0
        var group: Int32 = -1
        var ofGroup: Float = 0
        for place in 0..<walkedCount where lanes[place].head == docID {
          let added = lanes[place].scores[lanes[place].position]
          if !hasGroups {
            score += added
          } else if lanes[place].group.number == group, group >= 0 {
            let sum = lanes[place].group.sum(ofGroup, added)
            score += sum - ofGroup
            ofGroup = sum
          } else {
            score += added
            group = lanes[place].group.number
            ofGroup = added
          }
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

  /// Puts lists of one group beside each other.
  private static func sortByGroup(_ walked: UnsafeMutablePointer<Entry>, _ count: Int) {
    for place in 1..<max(1, count) {
      let entry = walked[place]
      var target = place
      while target > 0, walked[target &- 1].group.number > entry.group.number {
        walked[target] = walked[target &- 1]
        target &-= 1
      }
      walked[target] = entry
    }
  }
}
