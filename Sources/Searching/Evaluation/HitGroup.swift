internal import Postings
internal import Ranking

/// A hit without its snippet, and the near-copies folded under it.
struct HitGroup {
  var record: DocumentRecord
  var score: Double
  var copies: [Int64] = []

  static func unfolded(
    _ entries: some Sequence<TopK.Entry>, in records: RecordCache
  ) throws -> [HitGroup] {
    let entries = Array(entries)
    let scores = Dictionary(entries.map { ($0.docID, $0.score) }) { first, _ in first }
    return try records.records(entries.map(\.docID)).map {
      HitGroup(record: $0, score: scores[$0.docID] ?? 0)
    }
  }

  /// Near-copies under the first of them, in the order of these firsts.
  static func folded(
    _ entries: [TopK.Entry], in records: RecordCache
  ) throws -> [HitGroup] {
    let all = try unfolded(entries, in: records)
    let firsts = NearCopies(of: all.map(\.record)).firsts
    var groups: [HitGroup] = []
    var groupOfFirst: [Int: Int] = [:]
    for (index, first) in firsts.enumerated() {
      if let group = groupOfFirst[first] {
        groups[group].copies.append(all[index].record.docID)
      } else {
        groupOfFirst[index] = groups.count
        groups.append(all[index])
      }
    }
    return groups
  }
}
