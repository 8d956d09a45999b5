/// Documents that match, in rising order, with their scores.
struct Matches: Equatable {
  var docIDs: [Int64] = []
  var scores: [Double] = []

  var count: Int { docIDs.count }

  init() {}

  init(docIDs: [Int64], scores: [Double]) {
    self.docIDs = docIDs
    self.scores = scores
  }

  /// Documents that score nothing.
  init(docIDs: [Int64]) {
    self.init(docIDs: docIDs, scores: Array(repeating: 0, count: docIDs.count))
  }

  /// Adds the scores of another list to the documents that are in both.
  mutating func add(_ other: Matches) {
    var from = 0
    for index in docIDs.indices {
      from = other.docIDs.gallop(to: docIDs[index], from: from)
      guard from < other.count else { return }
      if other.docIDs[from] == docIDs[index] { scores[index] += other.scores[from] }
    }
  }

  /// Leaves only documents that are (or are not) in a rising list.
  mutating func filter(by list: [Int64], keepsListed: Bool) {
    var from = 0
    var kept = 0
    for index in docIDs.indices {
      from = list.gallop(to: docIDs[index], from: from)
      let isListed = from < list.count && list[from] == docIDs[index]
      guard isListed == keepsListed else { continue }
      docIDs[kept] = docIDs[index]
      scores[kept] = scores[index]
      kept += 1
    }
    docIDs.removeSubrange(kept...)
    scores.removeSubrange(kept...)
  }

  /// The documents of any of the lists, scores summed in the order of the lists.
  ///
  /// Runs over windows of doc IDs with a bucket for each (as in Lucene's BooleanScorer), so that
  /// a posting costs one addition, however many lists there are.
  static func union(_ lists: [Matches]) -> Matches {
    let lists = lists.filter { $0.count > 0 }
    if lists.count < 2 { return lists.first ?? Matches() }
    var heads = Array(repeating: 0, count: lists.count)
    var buckets = [Double](repeating: 0, count: windowSize)
    var isFilled = [Bool](repeating: false, count: windowSize)
    var result = Matches()
    while let start = nextDocID(lists, heads) {
      for (number, list) in lists.enumerated() {
        var head = heads[number]
        // No overflow: heads are at or after the start, and the difference wraps to what is
        // meant even for IDs far apart.
        while head < list.count,
          UInt64(bitPattern: list.docIDs[head] &- start) < UInt64(windowSize)
        {
          let bucket = Int(list.docIDs[head] &- start)
          buckets[bucket] += list.scores[head]
          isFilled[bucket] = true
          head += 1
        }
        heads[number] = head
      }
      for bucket in 0..<windowSize where isFilled[bucket] {
        result.docIDs.append(start &+ Int64(bucket))
        result.scores.append(buckets[bucket])
        buckets[bucket] = 0
        isFilled[bucket] = false
      }
    }
    return result
  }

  private static let windowSize = 4096

  private static func nextDocID(_ lists: [Matches], _ heads: [Int]) -> Int64? {
    var next: Int64?
    for (list, head) in zip(lists, heads) where head < list.count {
      next = min(next ?? .max, list.docIDs[head])
    }
    return next
  }
}
