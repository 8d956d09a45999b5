/// The cursors of a query with what is needed to score a document exactly.
final class CursorSet {
  let cursors: UnsafeMutablePointer<PostingCursor>
  let count: Int
  let scratch = ScoringScratch()
  private let query: TopKQuery
  /// The document at hand in each list.
  private let frequencies: UnsafeMutablePointer<Float>
  private let lengths: UnsafeMutablePointer<Float>
  private(set) var top: TopK
  /// Nothing whose bound is not above this gets in; a little below the worst score that is kept, for bounds are sums
  /// in another order than scores.
  private(set) var threshold: Float
  /// How much below.
  private let slack: Float

  /// - Parameter limit: How many documents are wanted.
  init(_ query: TopKQuery, limit: Int) throws {
    self.query = query
    count = query.lists.count
    cursors = .allocate(capacity: max(count, 1))
    frequencies = .allocate(capacity: max(count, 1))
    lengths = .allocate(capacity: max(count, 1))
    top = TopK(capacity: limit)
    var parts = [[PostingCursor.Part]](repeating: [], count: count)
    for leaf in query.required + query.optional {
      for kind in leaf.kinds {
        for member in kind.members {
          parts[member.list].append(
            PostingCursor.Part(weight: member.weight, scorer: kind.scorer))
        }
      }
    }
    let isPlain = count == 1 && parts[0].count == 1
    slack = isPlain ? 1 : 1 - 1e-5
    threshold = 0
    for index in 0..<count {
      (cursors + index).initialize(
        to: try PostingCursor(
          query.lists[index], parts: parts[index], weights: query.weights, scratch: scratch))
    }
  }

  deinit {
    cursors.deinitialize(count: count)
    cursors.deallocate()
    frequencies.deallocate()
    lengths.deallocate()
  }

  /// Takes it for known that ten documents score as high as the champions of a list; wrong where a document may be
  /// refused.
  func startFromChampions() {
    guard query.accepts == nil, top.capacity <= 10 else { return }
    var best: Float = 0
    for index in 0..<count { best = max(best, cursors[index].championScore(scratch)) }
    if best > 0 { threshold = (best * slack).nextDown }
  }

  /// The lengths of a batch's documents, each by a list of some that holds it.
  func copyLengths(_ batch: inout DocumentBatch, _ lists: [Int]) throws {
    batch.hasCommonLengths = !lists.contains { cursors[$0].hasOwnLengths }
    for list in lists {
      let frequencies = batch.frequencies(list)
      for index in 0..<batch.count where frequencies[index] > 0 {
        try cursors[list].copyLength(batch.docIDs + index, into: batch.lengths + index)
      }
    }
  }

  /// Scores a document exactly and keeps it if it is among the best. The cursors have not gone past it.
  func offer(_ docID: UInt32) throws {
    if let accepts = query.accepts, try !accepts(docID) { return }
    for list in 0..<count {
      frequencies[list] = 0
      guard let found = try cursors[list].find(docID, scratch) else { continue }
      frequencies[list] = found.frequency
      lengths[list] = found.length
    }
    insert(docID)
  }

  /// The same for a document of a batch whose lists have all been looked into.
  func offer(_ index: Int, of batch: DocumentBatch) throws {
    if let accepts = query.accepts, try !accepts(batch.docIDs[index]) { return }
    batch.copyFrequencies(index, to: frequencies)
    for list in 0..<count {
      lengths[list] = batch.lengths[index]
      if frequencies[list] > 0, cursors[list].hasOwnLengths || !batch.hasCommonLengths {
        try cursors[list].copyLength(batch.docIDs + index, into: lengths + list)
      }
    }
    insert(batch.docIDs[index])
  }

  private func insert(_ docID: UInt32) {
    var score = 0.0
    for leaf in query.required { score += self.score(leaf) }
    for leaf in query.optional { score += self.score(leaf) }
    guard top.insert(docID: Int64(docID), score: score), let worst = top.threshold else { return }
    threshold = max(threshold, Float(worst) * slack)
  }

  /// By ``frequencies`` and ``lengths``.
  private func score(_ leaf: TopKQuery.Leaf) -> Double {
    var score = 0.0
    for kind in leaf.kinds {
      var frequency: Float = 0
      var length: Float = 0
      for member in kind.members where frequencies[member.list] > 0 {
        frequency += member.weight * frequencies[member.list]
        length = lengths[member.list]
      }
      if frequency > 0 {
        score += Double(kind.scorer.score(frequency: frequency, length: length))
      }
    }
    return score
  }
}
