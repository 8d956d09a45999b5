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
    var child = start
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[parent].precedes(heap[child]) else { return }
      heap.swapAt(parent, child)
      child = parent
    }
  }

  private mutating func siftDown(from start: Int) {
    var parent = start
    while true {
      var worst = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && heap[worst].precedes(heap[child]) {
        worst = child
      }
      guard worst != parent else { return }
      heap.swapAt(worst, parent)
      parent = worst
    }
  }
}
