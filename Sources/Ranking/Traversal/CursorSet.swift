/// The cursors of a query with what is needed to score a document exactly.
final class CursorSet {
  let cursors: UnsafeMutablePointer<PostingCursor>
  let count: Int
  /// Groups of lists that make one frequency.
  let groupCount: Int
  let scratch = ScoringScratch()
  private let plan: ScoringPlan
  private let accepts: ((UInt32) throws -> Bool)?
  /// For each list documents from one to before another that it does not hold.
  private let gaps: UnsafeMutablePointer<(start: UInt32, end: UInt32)>
  /// The document at hand in each list.
  private let frequencies: UnsafeMutablePointer<Float>
  private let lengths: UnsafeMutablePointer<Float>
  private(set) var top: TopK
  /// Nothing whose bound is not above this gets in; a little below the worst score that is kept, for bounds are sums
  /// in another order than scores.
  private(set) var threshold: Float
  /// What no score exceeds, where bounds and threshold are odds; else 0.
  private let oddsWeight: Float
  /// Whether all lists make one frequency; then bounds and threshold are odds.
  var isOneGroup: Bool { oddsWeight > 0 }
  /// How much below.
  private let slack: Float
  /// Documents that were scored for nothing.
  private(set) var refusedCount = 0
  /// A list whose documents have all been offered.
  private(set) var finished: Int?

  /// - Parameter limit: How many documents are wanted.
  init(_ query: TopKQuery, limit: Int) {
    plan = ScoringPlan(query)
    accepts = query.accepts
    count = query.lists.count
    cursors = .allocate(capacity: max(count, 1))
    frequencies = .allocate(capacity: max(count, 1))
    lengths = .allocate(capacity: max(count, 1))
    gaps = .allocate(capacity: max(count, 1))
    gaps.initialize(repeating: (0, 0), count: count)
    top = TopK(capacity: limit)
    var parts = Self.parts(query)
    var groups = Self.groups(query, parts)
    let only = Self.onlyGroup(query)
    oddsWeight = only?.weight ?? 0
    if let only {
      for list in parts.indices { parts[list][0].scorer = OddsScorer(norm: only.norm) }
      // Odds add up without more ado.
      groups = groups.map { _ in BoundSum.Group() }
    }
    groupCount = 1 + groups.reduce(-1) { max($0, Int($1.number)) }
    let isPlain = count == 1 && parts[0].count == 1
    slack = isPlain ? 1 : 1 - 1e-5
    threshold = 0
    for index in 0..<count {
      (cursors + index).initialize(
        to: PostingCursor(
          query.lists[index], parts: parts[index], group: groups[index], weights: query.weights,
          scratch: scratch))
    }
  }

  /// What each list is a part of.
  private static func parts(_ query: TopKQuery) -> [[PostingCursor.Part]] {
    var parts = [[PostingCursor.Part]](repeating: [], count: query.lists.count)
    for index in 0..<query.leafCount {
      for kind in query.leaf(index).kinds {
        for member in kind.members {
          parts[member.list].append(
            PostingCursor.Part(weight: member.weight, scorer: kind.scorer))
        }
      }
    }
    return parts
  }

  /// How the only kind of a query saturates, if all lists are its own, each once.
  private static func onlyGroup(_ query: TopKQuery) -> (weight: Float, norm: SaturationNorm)? {
    guard query.required.isEmpty, query.optional.count == 1, query.optional[0].kinds.count == 1
    else { return nil }
    let kind = query.optional[0].kinds[0]
    guard kind.members.count > 1, kind.members.count == query.lists.count,
      Set(kind.members.map(\.list)).count == query.lists.count,
      let saturation = kind.scorer.saturation,
      saturation.weight > 0
    else { return nil }
    return saturation
  }

  /// The group of each list: the kind that it is a part of, if scores saturate and the list is a part of no other.
  private static func groups(
    _ query: TopKQuery, _ parts: [[PostingCursor.Part]]
  ) -> [BoundSum.Group] {
    var groups = [BoundSum.Group](repeating: BoundSum.Group(), count: query.lists.count)
    var number: Int32 = 0
    for index in 0..<query.leafCount {
      for kind in query.leaf(index).kinds where kind.members.count > 1 {
        guard let weight = kind.scorer.saturation?.weight else { continue }
        for member in kind.members where parts[member.list].count == 1 {
          groups[member.list] = BoundSum.Group(number: number, weight: weight)
        }
        number += 1
      }
    }
    return groups
  }

  deinit {
    cursors.deinitialize(count: count)
    cursors.deallocate()
    frequencies.deallocate()
    lengths.deallocate()
    gaps.deallocate()
  }

  /// Takes it for known that ten documents score as high as the champions of a list; wrong where a document may be
  /// refused.
  func startFromChampions() {
    guard accepts == nil, top.capacity <= 10 else { return }
    var best: Float = 0
    for index in 0..<count { best = max(best, cursors[index].championScore(scratch)) }
    if best > 0 { threshold = (best * slack).nextDown }
  }

  /// Notes that all documents of a list have been offered, and goes back to the first document.
  func finish(_ list: Int) {
    finished = list
    for index in 0..<count { cursors[index].rewind() }
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

  /// Scores a document exactly and keeps it if it is among the best. Cursors that have gone past its chunk go back.
  func offer(_ docID: UInt32) throws {
    if let finished, try find(docID, finished) != nil { return }
    if let accepts, try !accepts(docID) { return }
    // Of the lists that have not their own.
    var common: Float = -1
    for list in 0..<count {
      frequencies[list] = 0
      guard let frequency = try find(docID, list) else { continue }
      frequencies[list] = frequency
      var docID = docID
      if cursors[list].hasOwnLengths {
        try cursors[list].copyLength(&docID, into: lengths + list)
      } else {
        if common < 0 { try cursors[list].copyLength(&docID, into: &common) }
        lengths[list] = common
      }
    }
    insert(docID)
  }

  /// The frequency of a document in a list; nil where it is not in it.
  @inline(__always)
  private func find(_ docID: UInt32, _ list: Int) throws -> Float? {
    if docID >= gaps[list].start, docID < gaps[list].end { return nil }
    let (frequency, next) = try cursors[list].find(docID)
    if frequency == nil { gaps[list] = (docID, next) }
    return frequency
  }

  /// The same for a document of a batch whose lists have all been looked into.
  func offer(_ index: Int, of batch: DocumentBatch) throws {
    if let accepts, try !accepts(batch.docIDs[index]) { return }
    batch.copyFrequencies(index, to: frequencies)
    for list in 0..<count {
      lengths[list] = batch.lengths[index]
      if frequencies[list] > 0, cursors[list].hasOwnLengths || !batch.hasCommonLengths {
        try cursors[list].copyLength(batch.docIDs + index, into: lengths + list)
      }
    }
    insert(batch.docIDs[index])
  }

  /// Keeps a document whose score is known, if it is among the best.
  func offer(_ docID: UInt32, score: Double) throws {
    if let accepts, try !accepts(docID) { return }
    insert(docID, score)
  }

  private func insert(_ docID: UInt32) { insert(docID, plan.score(frequencies, lengths)) }

  @inline(__always)
  private func insert(_ docID: UInt32, _ score: Double) {
    guard top.insert(docID: Int64(docID), score: score) else {
      refusedCount &+= 1
      return
    }
    guard let worst = top.threshold else { return }
    let limit = Float(worst) * slack
    threshold = max(threshold, oddsWeight > 0 ? OddsScorer.odds(limit, of: oddsWeight) : limit)
  }
}
