internal import Postings
internal import Ranking

/// Sorts matches by what the index knows of their documents.
struct RecordSorting {
  let source: any PostingSource

  private static let blockSize = 1024

  /// All matches in an order. Cost: reads the record of every match.
  func sorted(_ matches: Matches, by order: SortOrder) throws -> [TopK.Entry] {
    let entries = zip(matches.docIDs, matches.scores).map { TopK.Entry(docID: $0, score: $1) }
    switch order {
    case .relevance: return entries
    case .date: return try sorted(entries, by: \.date, >)
    case .dateAscending: return try sorted(entries, by: \.date, <)
    case .path: return try sorted(entries, by: \.pathKey) { $0.lexicographicallyPrecedes($1) }
    case .size: return try sorted(entries, by: \.size, >)
    case .sizeAscending: return try sorted(entries, by: \.size, <)
    }
  }

  private func sorted<Key: Equatable>(
    _ entries: [TopK.Entry], by key: (DocumentRecord) -> Key, _ precedes: (Key, Key) -> Bool
  ) throws -> [TopK.Entry] {
    var keyed: [(key: Key, entry: TopK.Entry)] = []
    keyed.reserveCapacity(entries.count)
    for start in stride(from: 0, to: entries.count, by: Self.blockSize) {
      let block = entries[start..<min(start + Self.blockSize, entries.count)]
      var rest = block[...]
      for record in try source.records(block.map(\.docID)) {
        // Records come in the order asked, some may be missing.
        while let entry = rest.popFirst() {
          guard entry.docID == record.docID else { continue }
          keyed.append((key(record), entry))
          break
        }
      }
    }
    keyed.sort {
      $0.key == $1.key ? $0.entry.docID < $1.entry.docID : precedes($0.key, $1.key)
    }
    return keyed.map(\.entry)
  }
}

extension DocumentRecord {
  /// Path and identifier as one string of bytes; no path holds a NUL.
  fileprivate var pathKey: [UInt8] { path + [0] + Array((identifier ?? "").utf8) }
}
