/// The structure record of an FTS5 index: which segments there are, on which pages, and which is newer.
/// (SQLite's ext/fts5/fts5_index.c describes the formats at its head.)
struct SegmentStructure: Equatable {
  struct Segment: Equatable {
    var id: Int64
    var firstPage: Int64
    var lastPage: Int64
  }

  /// The newest first: what it says of a document and term stands against all older ones.
  private(set) var segments: [Segment] = []

  /// More segments or levels than FTS5 ever makes.
  private static let limit = 4096

  /// Nil for a record of a form that we do not know (contentless-delete tables have another) or that is damaged.
  init?(_ record: [UInt8]) {
    guard record.count >= 4 else { return nil }
    let bytes = Array(record[4...])
    // Version 2 of the record begins so; three levels of varints would never.
    if bytes.starts(with: [0xFF, 0x00, 0x00, 0x01]) { return nil }
    var offset = 0
    guard let levelCount = Self.next(bytes, &offset), let segmentCount = Self.next(bytes, &offset),
      Self.next(bytes, &offset) != nil, levelCount <= Self.limit, segmentCount <= Self.limit
    else { return nil }
    for _ in 0..<levelCount {
      // How many segments of the level are being merged, and how many there are, oldest first.
      guard Self.next(bytes, &offset) != nil, let count = Self.next(bytes, &offset),
        count <= Self.limit
      else { return nil }
      var level: [Segment] = []
      for _ in 0..<count {
        guard let id = Self.next(bytes, &offset), let first = Self.next(bytes, &offset),
          let last = Self.next(bytes, &offset), id < 1 << 16, first <= last, last < 1 << 31
        else { return nil }
        level.append(Segment(id: id, firstPage: first, lastPage: last))
      }
      segments += level.reversed()
    }
    guard segments.count == segmentCount else { return nil }
  }

  private static func next(_ bytes: [UInt8], _ offset: inout Int) -> Int64? {
    guard offset < bytes.count else { return nil }
    var rest = Array(bytes[offset..<min(offset + Varint.maximumLength, bytes.count)])
    rest += [UInt8](repeating: 0, count: Varint.maximumLength)
    let (value, length) = rest.withUnsafeBufferPointer { rest in
      rest.baseAddress.map { Varint.get($0) } ?? (0, 1)
    }
    offset += length
    return Int64(exactly: value)
  }
}
