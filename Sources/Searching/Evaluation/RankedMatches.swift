internal import Ranking

/// All matches of a query in the order asked, made as far as they are needed.
///
/// A longer prefix begins with every shorter one, so pages of an answer fit together.
struct RankedMatches {
  let matches: Matches
  /// The best of a ranking in their final order; empty where there is no second pass.
  private let head: [TopK.Entry]
  /// All entries in their order, where it is not that of scores.
  private let sorted: [TopK.Entry]?

  /// In a given order.
  init(_ matches: Matches, sorted: [TopK.Entry]) {
    self.matches = matches
    self.sorted = sorted
    head = []
  }

  /// By score.
  ///
  /// - Parameter secondPass: Orders the best anew; gets and gives the same documents.
  init(
    _ matches: Matches, secondPass: (([TopK.Entry]) throws -> [TopK.Entry])?
  ) rethrows {
    self.matches = matches
    sorted = nil
    head =
      try secondPass.map {
        try $0(Self.top(matches, count: RankingDefaults.secondPassDepth))
      } ?? []
  }

  /// The first entries, at most `count`.
  ///
  /// Documents behind those of the second pass stay behind them, for they were not looked at as
  /// closely. So that their scores say the same as their order, all are lowered by one factor if
  /// they exceed the last of those.
  func prefix(_ count: Int) -> [TopK.Entry] {
    if let sorted { return Array(sorted.prefix(count)) }
    if count <= head.count { return Array(head.prefix(count)) }
    var entries = Self.top(matches, count: count)
    guard let last = head.last else { return entries }
    let tail = head.count
    if tail < entries.count, entries[tail].score > last.score {
      let factor = last.score / entries[tail].score
      for index in tail..<entries.count { entries[index].score *= factor }
    }
    entries.replaceSubrange(..<tail, with: head)
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
