/// The best `k` of a stream of scored documents: a bounded heap with the worst kept one on top.
///
/// Exact. Equal scores go by rising doc ID. A score that is not a number is passed over.
/// Cost: O(log k) a document that gets in, one comparison for one that does not.
public struct TopK: Sendable {
  /// A document with its score.
  public struct Entry: Sendable, Equatable {
    /// The document.
    public var docID: Int64
    /// Higher is better.
    public var score: Double

    /// A document with its score.
    public init(docID: Int64, score: Double) {
      self.docID = docID
      self.score = score
    }

    /// Whether the entry stands before another in a ranking.
    public func precedes(_ other: Entry) -> Bool {
      score > other.score || (score == other.score && docID < other.docID)
    }
  }

  /// How many are kept at most.
  public let capacity: Int
  private var heap: [Entry] = []

  /// - Parameter capacity: A negative number counts as 0.
  public init(capacity: Int) {
    self.capacity = max(capacity, 0)
    heap.reserveCapacity(min(self.capacity, 1024))
  }

  /// How many are kept now.
  public var count: Int { heap.count }

  /// The score below which nothing gets in any more; nil until `capacity` documents are kept.
  public var threshold: Double? { heap.count < capacity ? nil : heap.first?.score }

  /// Offers a document; returns whether it is kept for now.
  @discardableResult
  public mutating func insert(docID: Int64, score: Double) -> Bool {
    guard capacity > 0, !score.isNaN else { return false }
    let entry = Entry(docID: docID, score: score)
    if heap.count < capacity {
      heap.append(entry)
      siftUp(from: heap.count - 1)
      return true
    }
    guard entry.precedes(heap[0]) else { return false }
    heap[0] = entry
    siftDown(from: 0)
    return true
  }

  /// The kept documents, best first.
  public func ranked() -> [Entry] { heap.sorted { $0.precedes($1) } }

  private mutating func siftUp(from start: Int) {
    heap.withUnsafeMutableBufferPointer { heap in
      let entry = heap[start]
      var place = start
      while place > 0 {
        let parent = (place &- 1) / 2
        guard heap[parent].precedes(entry) else { break }
        heap[place] = heap[parent]
        place = parent
      }
      heap[place] = entry
    }
  }

  private mutating func siftDown(from start: Int) {
    heap.withUnsafeMutableBufferPointer { heap in
      let entry = heap[start]
      var place = start
      while true {
        var child = 2 &* place &+ 1
        guard child < heap.count else { break }
        if child &+ 1 < heap.count, heap[child].precedes(heap[child &+ 1]) { child &+= 1 }
        guard entry.precedes(heap[child]) else { break }
        heap[place] = heap[child]
        place = child
      }
      heap[place] = entry
    }
  }
}
