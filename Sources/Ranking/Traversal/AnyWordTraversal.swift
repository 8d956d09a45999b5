/// The best documents of a query whose words need not all occur, without scoring all that match: MaxScore (Turtle and
/// Flood: Query Evaluation, Strategies and Optimizations, 1995) with the bounds of blocks (Ding and Suel: Faster Top-k
/// Document Retrieval Using Block-Max Indexes, 2011) and of chunks of blocks, over windows of doc IDs.
///
/// In a window of chunks, lists whose bounds together do not reach the worst score kept are not walked but only asked
/// about documents that others bring up; in a window of blocks, again. Few lists have windows that no chunk, no block
/// ends in, and so close bounds; with many lists windows are as wide as sums have room for, for what it takes to choose
/// lists for a window grows with these.
struct AnyWordTraversal {
  /// What windows have at least where there are many lists: to see how much each can add takes time, too.
  private static let leastWidth = UInt32(WindowSums.size)
  /// The same of the windows that bounds of chunks are looked at for.
  private static let leastOuterWidth = 4 * leastWidth
  /// So many lists are few.
  private static let fewLists = 8

  let set: CursorSet
  let cursors: UnsafeMutablePointer<PostingCursor>
  let scratch: ScoringScratch
  private let count: Int
  /// Whether windows end with the first block.
  let isNarrow: Bool

  private init(_ set: CursorSet) {
    self.set = set
    cursors = set.cursors
    scratch = set.scratch
    count = set.count
    isNarrow = set.groupCount == 0 && !set.isOneGroup && set.count <= Self.fewLists
  }

  /// Offers every document to the set that could be among the best. Exact.
  static func run(_ set: CursorSet) throws {
    guard set.count > 0 else { return }
    set.startFromChampions()
    var sums = WindowSums(listCount: set.count, groupCount: set.groupCount)
    defer { sums.deallocate() }
    try AnyWordTraversal(set).walk(&sums)
  }

  /// A list in the window at hand.
  struct Entry {
    var index: Int
    /// How much it can add there.
    var bound: Float
    var group: BoundSum.Group
    /// How much those behind it can add, where lists are to be asked one after another.
    var rest: Float = 0
  }

  private func walk(_ sums: inout WindowSums) throws {
    let groupCount = set.groupCount
    try withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * groupCount + 1) { odds in
      guard let odds = odds.baseAddress else { return }
      var outside = BoundSum(odds, groupCount: groupCount)
      var inside = BoundSum(odds + groupCount, groupCount: groupCount)
      try walk(&sums, &outside, &inside)
    }
  }

  private func walk(
    _ sums: inout WindowSums, _ outside: inout BoundSum, _ inside: inout BoundSum
  ) throws {
    try withUnsafeTemporaryAllocation(of: Entry.self, capacity: 3 * count + 3) { room in
      guard let base = room.baseAddress else { return }
      if let lead {
        try walkLead(lead, base, &inside)
        set.finish(lead)
      }
      var start: UInt32 = 0
      while true {
        // The window up to where the first chunk ends, and not too narrow; lists by rising bound.
        var entryCount = 0
        var end = UInt32.max - 1
        for index in 0..<count where index != set.finished && cursors[index].seekChunk(start) {
          end = min(end, cursors[index].chunkLast)
        }
        if !isNarrow, end < UInt32.max - 1 { end = max(end, start &+ Self.leastOuterWidth &- 1) }
        outside.removeAll()
        for index in 0..<count where index != set.finished && cursors[index].seekChunk(start) {
          let cursor = cursors + index
          let bound = isNarrow ? cursor.pointee.chunkBound : cursor.pointee.chunkBound(to: end)
          let group = cursor.pointee.group
          Self.insert(Entry(index: index, bound: bound, group: group), into: base, &entryCount)
          outside.add(bound, group)
        }
        guard entryCount > 0 else { return }
        if outside.total > set.threshold, count == 1 {
          try walkAlone(from: start, to: end, base)
        } else if outside.total > set.threshold {
          outside.removeAll()
          try walkChunks(base, entryCount, from: start, to: end, &sums, &outside, &inside)
        }
        guard end < UInt32.max - 1 else { return }
        start = end + 1
      }
    }
  }

  /// The list that tells most, if it is shorter than others. Its documents come first: among them are most of the best,
  /// and with these known the other lists are hardly walked.
  private var lead: Int? {
    guard isNarrow, count > 1 else { return nil }
    var (lead, total) = (0, 0)
    for index in 0..<count {
      if cursors[index].bound > cursors[lead].bound { lead = index }
      total += cursors[index].documentFrequency
    }
    return cursors[lead].documentFrequency &* count < total ? lead : nil
  }

  /// Offers the documents of a list.
  private func walkLead(
    _ lead: Int, _ others: UnsafeMutablePointer<Entry>, _ sum: inout BoundSum
  ) throws {
    var start: UInt32 = 0
    while try cursors[lead].seekBlock(start, scratch) {
      let end = cursors[lead].blockLast
      var otherCount = 0
      for index in 0..<count where index != lead {
        others[otherCount] = Entry(
          index: index, bound: cursors[index].bound, group: cursors[index].group)
        otherCount &+= 1
      }
      try tighten(others, &otherCount, from: start, to: end, &sum)
      if cursors[lead].blockBound + sum.total > set.threshold {
        try walkOne(lead, from: start, to: end, others, otherCount, sum.total)
      }
      start = end &+ 1
    }
  }

  /// Keeps entries by rising bound.
  @inline(__always)
  static func insert(
    _ entry: Entry, into entries: UnsafeMutablePointer<Entry>, _ count: inout Int
  ) {
    var place = count
    count &+= 1
    while place > 0, entries[place &- 1].bound > entry.bound {
      entries[place] = entries[place &- 1]
      place &-= 1
    }
    entries[place] = entry
  }

  /// Walks a window, with few lists one that no chunk ends in.
  ///
  /// - Parameters:
  ///   - outside: Empty; sums up what lists add that are not walked anywhere in the window.
  ///   - inside: The same for a window of blocks.
  private func walkChunks(
    _ entries: UnsafeMutablePointer<Entry>, _ entryCount: Int, from start: UInt32, to end: UInt32,
    _ sums: inout WindowSums, _ outside: inout BoundSum, _ inside: inout BoundSum
  ) throws {
    let essential = entries + entryCount
    let others = essential + count
    var start = start
    // Lists before this one cannot bring up a document by themselves.
    var first = 0
    while start <= end {
      while first < entryCount,
        outside.total(with: entries[first].bound, entries[first].group) <= set.threshold
      {
        outside.add(entries[first].bound, entries[first].group)
        first += 1
      }
      guard first < entryCount else { return }
      // The window up to where the first block of the lists that are walked ends, and not too narrow.
      var essentialCount = 0
      var windowEnd = end
      for place in first..<entryCount {
        let (index, group) = (entries[place].index, entries[place].group)
        guard try cursors[index].seekBlock(start, scratch) else { continue }
        let entry = Entry(index: index, bound: cursors[index].blockBound, group: group)
        if isNarrow {
          Self.insert(entry, into: essential, &essentialCount)
        } else {
          essential[essentialCount] = entry
          essentialCount &+= 1
        }
        windowEnd = min(windowEnd, cursors[index].blockLast)
      }
      if !isNarrow {
        windowEnd = min(end, max(windowEnd, start &+ Self.leastWidth &- 1))
        try boundEssential(essential, &essentialCount, from: start, to: windowEnd)
      }
      inside.set(outside)
      for place in 0..<essentialCount { inside.add(essential[place].bound, essential[place].group) }
      if inside.total <= set.threshold || essentialCount == 0 {
        start = windowEnd &+ 1
        continue
      }
      inside.set(outside)
      var walked = 0
      while walked < essentialCount, isLeftOut(essential[walked], &inside) { walked += 1 }
      // The lists to be asked, the most telling first.
      var otherCount = 0
      for place in stride(from: walked - 1, through: 0, by: -1) {
        others[otherCount] = essential[place]
        otherCount += 1
      }
      for place in stride(from: first - 1, through: 0, by: -1) {
        others[otherCount] = entries[place]
        otherCount += 1
      }
      try tighten(others, &otherCount, from: start, to: windowEnd, &inside)
      // What the others can add in the window may be so little that a further list need not be walked.
      while walked < essentialCount {
        let rest = inside.total
        guard isLeftOut(essential[walked], &inside) else { break }
        for place in stride(from: otherCount, to: 0, by: -1) { others[place] = others[place - 1] }
        others[0] = essential[walked]
        others[0].rest = rest
        otherCount += 1
        walked += 1
      }
      if walked < essentialCount, otherCount > 0 {
        takeSparse(
          others, &otherCount, essential, &walked, &essentialCount, from: start, to: &windowEnd,
          &inside)
      }
      let reach = inside.total
      if walked == essentialCount {
        start = windowEnd &+ 1
      } else if essentialCount - walked == 1 {
        try walkBlocks(
          essential[walked].index, from: start, to: windowEnd, others, otherCount, reach)
        start = windowEnd &+ 1
      } else {
        start = try sumUp(
          essential + walked, essentialCount - walked, from: start, to: windowEnd, others,
          otherCount, reach, &sums)
      }
    }
  }

  /// Whether a list, too, cannot bring up a document with those summed up; if so, it is added to them.
  @inline(__always)
  private func isLeftOut(_ entry: Entry, _ sum: inout BoundSum) -> Bool {
    guard sum.total(with: entry.bound, entry.group) <= set.threshold else { return false }
    sum.add(entry.bound, entry.group)
    return true
  }
}
