internal import Ranking

/// All matches of a query in the order asked, made as far as they are needed.
///
/// A longer prefix begins with every shorter one, so pages of an answer fit together.
struct RankedMatches {
  /// How many there are at least.
  let count: Int
  /// Whether ``count`` is exact.
  let isCountExact: Bool
  /// The best of a ranking in their final order; empty where there is no second pass.
  private let head: [TopK.Entry]
  /// The first so many entries in their order.
  private let top: (Int) throws -> [TopK.Entry]

  /// In a given order.
  init(sorted: [TopK.Entry], count: Int) {
    self.count = count
    isCountExact = true
    top = { Array(sorted.prefix($0)) }
    head = []
  }

  /// By score, of matches that are all known.
  ///
  /// - Parameters:
  ///   - depth: Documents that the second pass gets.
  ///   - secondPass: Orders the best anew; gets and gives the same documents.
  init(
    _ matches: Matches, depth: Int, secondPass: (([TopK.Entry]) throws -> [TopK.Entry])?
  ) rethrows {
    count = matches.count
    isCountExact = true
    top = { Self.top(matches, count: $0) }
    head =
      try secondPass.map {
        try $0(Self.top(matches, count: depth))
      } ?? []
  }

  /// By score, found by passing over what cannot be among the best.
  ///
  /// - Parameters:
  ///   - best: The best so many.
  ///   - least: How many matches there are at least.
  ///   - depth: Documents that the second pass gets.
  init(
    _ best: @escaping (Int) throws -> [TopK.Entry], limit: Int, least: Int, depth: Int,
    secondPass: (([TopK.Entry]) throws -> [TopK.Entry])?
  ) throws {
    let wanted = max(limit, secondPass == nil ? 0 : depth)
    let first = try best(wanted)
    isCountExact = first.count < wanted
    count = isCountExact ? first.count : max(least, first.count)
    top = { count in
      if count <= first.count || first.count < wanted { return Array(first.prefix(count)) }
      return try best(count)
    }
    head = try secondPass.map { try $0(Array(first.prefix(depth))) } ?? []
  }

  /// The first entries, at most `count`.
  ///
  /// Documents behind those of the second pass stay behind them, for they were not looked at as
  /// closely. So that their scores say the same as their order, all are lowered by one factor if
  /// they exceed the last of those.
  func prefix(_ count: Int) throws -> [TopK.Entry] {
    if count <= head.count { return Array(head.prefix(count)) }
    var entries = try top(count)
    guard let last = head.last else { return entries }
    let tail = head.count
    if tail < entries.count, entries[tail].score > last.score {
      let factor = last.score / entries[tail].score
      for index in tail..<entries.count { entries[index].score *= factor }
    }
    entries.replaceSubrange(..<min(tail, entries.count), with: head)
    return entries
  }

  private static func top(_ matches: Matches, count: Int) -> [TopK.Entry] {
    var top = TopK(capacity: min(count, matches.count))
    for index in matches.docIDs.indices {
      top.insert(docID: matches.docIDs[index], score: matches.scores[index])
    }
    return top.ranked()
  }
}
