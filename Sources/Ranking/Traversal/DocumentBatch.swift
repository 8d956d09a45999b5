/// Documents that are looked for in one list after another, with what they score so far.
struct DocumentBatch {
  /// As many as a block has.
  static let capacity = PostingView.capacity

  /// Of all columns of numbers, one behind the other.
  private let memory: UnsafeMutablePointer<UInt32>
  let docIDs: UnsafeMutablePointer<UInt32>
  let lengths: UnsafeMutablePointer<Float>
  let scores: UnsafeMutablePointer<Float>
  /// Occurrences in each list that has been looked into, ``capacity`` a list; 0 where a document is not in it.
  private let frequencies: UnsafeMutablePointer<Float>
  private let listCount: Int
  /// Where each document stands in the block that it came from, until some are left out.
  let places: UnsafeMutablePointer<Int32>
  /// Indices of documents that are to be kept, rising.
  let chosen: UnsafeMutablePointer<Int32>
  /// How many of a word's lists hold a document.
  let hits: UnsafeMutablePointer<UInt8>
  var count = 0
  /// Whether documents have been scored; until then they know their ``places``, afterwards ``lengths`` and ``scores``.
  var isScored = true
  /// Whether ``lengths`` are those of all lists that have none of their own.
  var hasCommonLengths = true

  init(listCount: Int) {
    self.listCount = listCount
    let columns = 5 + max(1, listCount)
    memory = .allocate(capacity: columns * Self.capacity)
    memory.initialize(repeating: 0, count: columns * Self.capacity)
    docIDs = memory
    let raw = UnsafeMutableRawPointer(memory)
    let size = Self.capacity * MemoryLayout<UInt32>.stride
    places = (raw + size).bindMemory(to: Int32.self, capacity: Self.capacity)
    lengths = (raw + 2 * size).bindMemory(to: Float.self, capacity: Self.capacity)
    scores = (raw + 3 * size).bindMemory(to: Float.self, capacity: Self.capacity)
    chosen = (raw + 4 * size).bindMemory(to: Int32.self, capacity: Self.capacity)
    frequencies = (raw + 5 * size)
      .bindMemory(to: Float.self, capacity: max(1, listCount) * Self.capacity)
    hits = .allocate(capacity: Self.capacity)
  }

  func deallocate() {
    memory.deallocate()
    hits.deallocate()
  }

  /// The occurrences in a list.
  @inline(__always)
  func frequencies(_ list: Int) -> UnsafeMutablePointer<Float> {
    frequencies + list &* Self.capacity
  }

  /// Counts the hits of a list that has been looked into.
  func countHits(_ list: Int) {
    let frequencies = frequencies(list)
    for index in 0..<count where frequencies[index] > 0 { hits[index] &+= 1 }
  }

  /// Copies the occurrences of a document in all lists.
  func copyFrequencies(_ index: Int, to all: UnsafeMutablePointer<Float>) {
    for list in 0..<listCount { all[list] = frequencies[list &* Self.capacity &+ index] }
  }

  /// Forgets all occurrences in a list.
  func clearFrequencies(_ list: Int) { frequencies(list).update(repeating: 0, count: count) }

  /// Keeps the documents that can still get in.
  ///
  /// - Parameters:
  ///   - rest: How much words can add that have not been looked into.
  ///   - lists: Those that have been looked into, each once.
  mutating func keep(above threshold: Float, rest: Float, _ lists: ArraySlice<Int>) {
    // Nothing branches on what is hard to foresee.
    var kept = 0
    for index in 0..<count {
      chosen[kept] = Int32(truncatingIfNeeded: index)
      kept &+= scores[index] + rest > threshold ? 1 : 0
    }
    keep(kept, lists)
  }

  /// Keeps the documents that have bits, which are of all from the first to the last.
  mutating func keep(_ bits: PostingBits, _ lists: ArraySlice<Int>) {
    var kept = 0
    if !isScored, lists.isEmpty {
      for index in 0..<count {
        let docID = docIDs[index]
        docIDs[kept] = docID
        places[kept] = places[index]
        kept &+= Int(truncatingIfNeeded: bits.bit(docID))
      }
      count = kept
      return
    }
    for index in 0..<count {
      chosen[kept] = Int32(truncatingIfNeeded: index)
      kept &+= Int(truncatingIfNeeded: bits.bit(docIDs[index]))
    }
    keep(kept, lists)
  }

  /// Keeps the documents that have been counted as hits.
  mutating func keepHits(_ lists: ArraySlice<Int>) {
    var kept = 0
    for index in 0..<count {
      chosen[kept] = Int32(truncatingIfNeeded: index)
      kept &+= hits[index] > 0 ? 1 : 0
    }
    keep(kept, lists)
  }

  /// Keeps the first so many of ``chosen``.
  mutating func keep(_ kept: Int, _ lists: ArraySlice<Int>) {
    guard kept < count else { return }
    count = kept
    take(docIDs)
    if isScored {
      take(lengths)
      take(scores)
    } else {
      take(places)
    }
    for list in lists { take(frequencies(list)) }
  }

  /// Moves what is chosen of a column to its beginning.
  @inline(__always)
  private func take<Value>(_ column: UnsafeMutablePointer<Value>) {
    for index in 0..<count { column[index] = column[Int(chosen[index])] }
  }
}
