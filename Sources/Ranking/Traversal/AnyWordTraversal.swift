/// The best documents of a query whose words need not all occur, without scoring all that match: MaxScore (Turtle and
/// Flood: Query Evaluation, Strategies and Optimizations, 1995) with the bounds of blocks (Ding and Suel: Faster Top-k
/// Document Retrieval Using Block-Max Indexes, 2011) and of chunks of blocks, over windows of doc IDs.
///
/// In a window that no list's chunk ends in, lists whose bounds together do not reach the worst score kept are not
/// walked but only asked about documents that others bring up; in a window of blocks, again.
struct AnyWordTraversal {
  /// The widest window whose scores are summed up: as many groups of 64 as a number has bits.
  static let windowSize = 4096

  let set: CursorSet
  let cursors: UnsafeMutablePointer<PostingCursor>
  let scratch: ScoringScratch
  private let count: Int

  private init(_ set: CursorSet) {
    self.set = set
    cursors = set.cursors
    scratch = set.scratch
    count = set.count
  }

  /// Offers every document to the set that could be among the best. Exact.
  static func run(_ set: CursorSet) throws {
    guard set.count > 0 else { return }
    set.startFromChampions()
    try withUnsafeTemporaryAllocation(of: Float.self, capacity: windowSize) { sums in
      guard let sums = sums.baseAddress else { return }
      // A single list is not summed up.
      if set.count > 1 { sums.initialize(repeating: 0, count: windowSize) }
      try AnyWordTraversal(set).walk(sums)
    }
  }

  /// A list in the window at hand, and how much it can add there.
  struct Entry {
    var index: Int
    var bound: Float
  }

  private func walk(_ sums: UnsafeMutablePointer<Float>) throws {
    try withUnsafeTemporaryAllocation(of: Entry.self, capacity: 3 * count + 3) { room in
      guard let base = room.baseAddress else { return }
      var start: UInt32 = 0
      while true {
        // The window up to where the first chunk ends; lists by rising bound.
        var entryCount = 0
        var end = UInt32.max - 1
        var total: Float = 0
        for index in 0..<count where cursors[index].seekChunk(start) {
          let bound = cursors[index].chunkBound
          Self.insert(Entry(index: index, bound: bound), into: base, &entryCount)
          end = min(end, cursors[index].chunkLast)
          total += bound
        }
        guard entryCount > 0 else { return }
        if total > set.threshold, count == 1 {
          try walkAlone(from: start, to: end, base)
        } else if total > set.threshold {
          try walkChunks(base, entryCount, from: start, to: end, sums)
        }
        guard end < UInt32.max - 1 else { return }
        start = end + 1
      }
    }
  }

  /// Keeps entries by rising bound.
  @inline(__always)
  private static func insert(
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

  /// Walks a chunk of the only list.
  private func walkAlone(
    from start: UInt32, to end: UInt32, _ others: UnsafeMutablePointer<Entry>
  ) throws {
    while try cursors[0].seekBlock(above: set.threshold, scratch) {
      try walkOne(0, from: start, to: end, others, 0, 0)
      cursors[0].passBlock()
    }
  }

  /// Walks a window that no chunk ends in.
  private func walkChunks(
    _ entries: UnsafeMutablePointer<Entry>, _ entryCount: Int, from start: UInt32, to end: UInt32,
    _ sums: UnsafeMutablePointer<Float>
  ) throws {
    let essential = entries + entryCount
    let others = essential + count
    var start = start
    // Lists before this one cannot bring up a document by themselves.
    var first = 0
    var outside: Float = 0
    while start <= end {
      while first < entryCount, outside + entries[first].bound <= set.threshold {
        outside += entries[first].bound
        first += 1
      }
      guard first < entryCount else { return }
      // The window up to where the first block of the lists that are walked ends.
      var essentialCount = 0
      var windowEnd = end
      var total = outside
      for place in first..<entryCount {
        let index = entries[place].index
        guard try cursors[index].seekBlock(start, scratch) else { continue }
        let bound = cursors[index].blockBound
        Self.insert(Entry(index: index, bound: bound), into: essential, &essentialCount)
        windowEnd = min(windowEnd, cursors[index].blockLast)
        total += bound
      }
      if total <= set.threshold || essentialCount == 0 {
        start = windowEnd &+ 1
        continue
      }
      var reach = outside
      var walked = 0
      while walked < essentialCount, reach + essential[walked].bound <= set.threshold {
        reach += essential[walked].bound
        walked += 1
      }
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
      reach = try tighten(others, otherCount, from: start, to: windowEnd)
      // What the others can add in the window may be so little that a further list need not be walked.
      while walked < essentialCount, reach + essential[walked].bound <= set.threshold {
        reach += essential[walked].bound
        for place in stride(from: otherCount, to: 0, by: -1) { others[place] = others[place - 1] }
        others[0] = essential[walked]
        otherCount += 1
        walked += 1
      }
      if walked == essentialCount {
        start = windowEnd &+ 1
      } else if essentialCount - walked == 1 {
        try walkOne(
          essential[walked].index, from: start, to: windowEnd, others, otherCount, reach)
        start = windowEnd &+ 1
      } else {
        start = try sumUp(
          essential + walked, essentialCount - walked, from: start, to: windowEnd, others,
          otherCount, reach, sums)
      }
    }
  }
}
