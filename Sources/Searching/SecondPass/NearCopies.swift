internal import Postings

/// Groups of documents that say the same: fingerprints that differ in few bits, and a like size.
struct NearCopies {
  /// For each document, in the order given, the first one of its group; its own index if that is
  /// itself.
  let firsts: [Int]

  /// Cost: nearly linear, but for a few hundred documents, where to compare all pairs takes less.
  init(of records: [DocumentRecord]) {
    firsts = records.count <= Self.few ? Self.byPairs(records) : Self.byQuarters(records)
  }

  private static let few = 400

  /// Compares each document with the firsts before it.
  static func byPairs(_ records: [DocumentRecord]) -> [Int] {
    let fingerprints = records.map(\.fingerprint)
    var firsts = Array(records.indices)
    // Documents without words have no fingerprint.
    for index in fingerprints.indices where fingerprints[index] != 0 {
      for first in 0..<index
      where (fingerprints[first] ^ fingerprints[index]).nonzeroBitCount
        <= RankingDefaults.copyDistance
        && firsts[first] == first && fingerprints[first] != 0
        && areCopies(records[first], records[index])
      {
        firsts[index] = first
        break
      }
    }
    return firsts
  }

  /// Fingerprints that differ in at most three bits agree in one of four quarters, so each document is compared only
  /// with firsts that share a quarter with it.
  static func byQuarters(_ records: [DocumentRecord]) -> [Int] {
    var firsts: [Int] = []
    firsts.reserveCapacity(records.count)
    var firstsByQuarter: [UInt32: [Int]] = [:]
    for (index, record) in records.enumerated() {
      // Documents without words have no fingerprint.
      guard record.fingerprint != 0 else {
        firsts.append(index)
        continue
      }
      let quarters = (0..<4).map { quarter in
        UInt32(quarter) << 16 | UInt32(
          truncatingIfNeeded: record.fingerprint >> (16 * UInt64(quarter))) & 0xFFFF
      }
      let first = quarters.lazy.flatMap { firstsByQuarter[$0] ?? [] }.filter {
        areCopies(records[$0], record)
      }.min()
      firsts.append(first ?? index)
      if first == nil { for key in quarters { firstsByQuarter[key, default: []].append(index) } }
    }
    return firsts
  }

  /// For each document how many others are in its group.
  var copyCounts: [Int] {
    var sizes = Array(repeating: 0, count: firsts.count)
    for first in firsts { sizes[first] += 1 }
    return firsts.map { sizes[$0] - 1 }
  }

  private static func areCopies(_ one: DocumentRecord, _ other: DocumentRecord) -> Bool {
    let distance = (one.fingerprint ^ other.fingerprint).nonzeroBitCount
    let sizes = (Double(min(one.size, other.size)), Double(max(one.size, other.size)))
    return distance <= RankingDefaults.copyDistance
      && sizes.0 >= sizes.1 * RankingDefaults.copySizeShare
  }
}
