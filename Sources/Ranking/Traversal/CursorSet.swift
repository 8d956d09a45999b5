/// The cursors of a query with what is needed to score a document exactly.
final class CursorSet {
  let cursors: UnsafeMutablePointer<PostingCursor>
  let count: Int
  let scratch = ScoringScratch()
  private let query: TopKQuery
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
  }

  /// Takes it for known that ten documents score as high as the champions of a list; wrong where a document may be
  /// refused.
  func startFromChampions() {
    guard query.accepts == nil, top.capacity <= 10 else { return }
    var best: Float = 0
    for index in 0..<count { best = max(best, cursors[index].championScore(scratch)) }
    if best > 0 { threshold = (best * slack).nextDown }
  }

  /// Scores a document exactly and keeps it if it is among the best.
  func offer(_ docID: UInt32) throws {
    if let accepts = query.accepts, try !accepts(docID) { return }
    var score = 0.0
    for leaf in query.required { score += try self.score(leaf, docID) }
    for leaf in query.optional { score += try self.score(leaf, docID) }
    guard top.insert(docID: Int64(docID), score: score), let worst = top.threshold else { return }
    threshold = max(threshold, Float(worst) * slack)
  }

  private func score(_ leaf: TopKQuery.Leaf, _ docID: UInt32) throws -> Double {
    var score = 0.0
    for kind in leaf.kinds {
      // Whole numbers as long as nothing is weighted, so that the sum is the same in any order.
      var (title, body): (UInt32, UInt32) = (0, 0)
      var weighted: Float = 0
      var length: Float = 0
      for member in kind.members {
        guard let found = try cursors[member.list].frequencies(docID, scratch) else { continue }
        length = found.length
        if member.weight == 1 {
          title &+= found.title
          body &+= found.body
        } else {
          weighted += member.weight * query.weights.sum(Float(found.title), Float(found.body))
        }
      }
      let frequency = query.weights.sum(Float(title), Float(body)) + weighted
      if frequency > 0 {
        score += Double(kind.scorer.score(frequency: frequency, length: length))
      }
    }
    return score
  }
}
