/// Finds and scores all documents that match: exhaustive, set by set over sorted arrays.
///
/// Exact, and plain enough to be the oracle of anything faster. A document's score is summed in
/// the order of the query, so equal documents score equal to the last bit.
struct Evaluator {
  private let query: BoundQuery

  private static let blockSize = 4096

  init(_ query: BoundQuery) { self.query = query }

  /// All matches, in rising order of doc ID. Cost: proportional to the postings of the query.
  func matches() throws -> Matches { try matches(query.root) }

  /// The matches of a part of the query.
  func matches(_ weight: Weight) throws -> Matches {
    switch weight {
    case .documents(let docIDs): return Matches(docIDs: docIDs)
    case .leaf(let index): return try matches(query.leaves[index])
    case .nothing: return Matches()
    case .clauses(let required, let optional, let excluded, let filter):
      var matches: Matches
      if !required.isEmpty {
        matches = intersection(try required.map(self.matches), filter: filter)
        for weight in optional { matches.add(try self.matches(weight)) }
      } else if !optional.isEmpty {
        matches = Matches.union(try optional.map(self.matches))
        if let filter { matches.filter(by: filter, keepsListed: true) }
      } else {
        matches = Matches(docIDs: filter ?? query.allDocuments)
      }
      for weight in excluded where matches.count > 0 {
        matches.filter(by: try self.matches(weight).docIDs, keepsListed: false)
      }
      return matches
    }
  }

  private func intersection(_ lists: [Matches], filter: [Int64]?) -> Matches {
    var sets = lists.map(\.docIDs)
    if let filter { sets.append(filter) }
    sets.sort { $0.count < $1.count }
    guard var common = sets.first else { return Matches() }
    for set in sets.dropFirst() { common = common.sortedIntersection(set) }
    var matches = Matches(docIDs: common)
    for list in lists { matches.add(list) }
    return matches
  }

  private func matches(_ leaf: LeafWeight) throws -> Matches {
    Matches.union(try leaf.kinds.map(scored))
  }

  private func scored(_ kind: KindWeight) throws -> Matches {
    let postings = try kind.postings.all()
    var scores = [Double](repeating: 0, count: postings.docIDs.count)
    var block = [Float](repeating: 0, count: min(Self.blockSize, scores.count))
    postings.frequencies.withUnsafeBufferPointer { frequencies in
      postings.lengths.withUnsafeBufferPointer { lengths in
        block.withUnsafeMutableBufferPointer { block in
          for start in stride(from: 0, to: scores.count, by: Self.blockSize) {
            let end = min(start + Self.blockSize, scores.count)
            kind.scorer.score(
              frequencies: UnsafeBufferPointer(rebasing: frequencies[start..<end]),
              lengths: UnsafeBufferPointer(rebasing: lengths[start..<end]),
              into: UnsafeMutableBufferPointer(rebasing: block[..<(end - start)]))
            for index in start..<end { scores[index] = Double(block[index - start]) }
          }
        }
      }
    }
    return Matches(docIDs: postings.docIDs, scores: scores)
  }
}
