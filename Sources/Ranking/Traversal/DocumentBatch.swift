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
  /// Where each document stands in the block that it came from.
  let places: UnsafeMutablePointer<Int32>
  /// How many of a word's lists hold a document.
  let hits: UnsafeMutablePointer<UInt8>
  var count = 0
  /// Whether ``lengths`` are those of all lists that have none of their own.
  var hasCommonLengths = true
  /// Whether ``scores`` are what the documents score, not what they could; lengths and frequencies are there then.
  var isScored = true

  init(listCount: Int) {
    self.listCount = listCount
    let columns = 4 + max(1, listCount)
    memory = .allocate(capacity: columns * Self.capacity)
    memory.initialize(repeating: 0, count: columns * Self.capacity)
    docIDs = memory
    let raw = UnsafeMutableRawPointer(memory)
    let size = Self.capacity * MemoryLayout<UInt32>.stride
    places = (raw + size).bindMemory(to: Int32.self, capacity: Self.capacity)
    lengths = (raw + 2 * size).bindMemory(to: Float.self, capacity: Self.capacity)
    scores = (raw + 3 * size).bindMemory(to: Float.self, capacity: Self.capacity)
    frequencies = (raw + 4 * size)
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

  /// Keeps the documents that a word's list holds and that can still get in.
  ///
  /// - Parameters:
  ///   - rest: How much other words can add.
  ///   - lists: Those that have been looked into.
  mutating func keep(above threshold: Float, rest: Float, _ lists: ArraySlice<Int>) {
    var kept = 0
    for index in 0..<count where hits[index] > 0 && scores[index] + rest > threshold {
      for list in lists {
        frequencies[list &* Self.capacity &+ kept] = frequencies[list &* Self.capacity &+ index]
      }
      docIDs[kept] = docIDs[index]
      places[kept] = places[index]
      lengths[kept] = lengths[index]
      scores[kept] = scores[index]
      kept &+= 1
    }
    count = kept
  }
}
