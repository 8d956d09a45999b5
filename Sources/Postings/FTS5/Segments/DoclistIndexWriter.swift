/// Writes the index of a doclist that runs over many pages: the first doc ID of each, as a small b-tree of its own.
struct DoclistIndexWriter {
  private struct Level {
    /// Pages count from the leaf page that the doclist begins on.
    var page: Int64 = 0
    var bytes: [UInt8] = []
    /// The last doc ID written; nil on an empty page.
    var last: Int64?

    mutating func start(isInner: Bool, _ page: Int64, _ docID: Int64) {
      bytes = Varint.bytes([isInner ? 1 : 0, UInt64(page), UInt64(bitPattern: docID)])
      last = docID
    }
  }

  private var levels = [Level()]

  var isEmpty: Bool { levels[0].bytes.isEmpty }

  /// A term begins on a page.
  mutating func begin(page: Int64) { levels[0].page = page }

  /// A page that the doclist goes on over begins with this document.
  mutating func append(
    _ docID: Int64, page: Int64, pageSize: Int, into table: SegmentTable
  ) throws {
    var height = 0
    while true {
      let isFull = levels[height].bytes.count >= pageSize
      if isFull { try push(height, table) }
      let child = height == 0 ? page : levels[height - 1].page
      if let last = levels[height].last {
        levels[height].bytes += Varint.bytes([UInt64(bitPattern: docID &- last)])
        levels[height].last = docID
      } else {
        // The first byte says whether there is a level above.
        levels[height].start(isInner: isFull, child, docID)
      }
      guard isFull else { return }
      height += 1
    }
  }

  /// Writes a full page and makes room; its first document goes up where it was the root.
  private mutating func push(_ height: Int, _ table: SegmentTable) throws {
    levels[height].bytes[0] = 1
    try table.insert(height: height, page: levels[height].page, levels[height].bytes)
    if height + 1 == levels.count { levels.append(Level()) }
    if levels[height + 1].bytes.isEmpty {
      levels[height + 1].page = levels[height].page
      levels[height + 1].start(
        isInner: false, levels[height].page, Self.firstDocID(levels[height].bytes))
    }
    levels[height].bytes = []
    levels[height].last = nil
    levels[height].page += 1
  }

  /// A page that the doclist goes on over begins no document.
  mutating func appendEmptyPage() {
    if !isEmpty { levels[0].bytes.append(0) }
  }

  /// The doclist is at its end.
  mutating func finish(writing: Bool, into table: SegmentTable) throws {
    for height in levels.indices where !levels[height].bytes.isEmpty {
      if writing {
        try table.insert(height: height, page: levels[height].page, levels[height].bytes)
      }
      levels[height].bytes = []
      levels[height].last = nil
    }
  }

  private static func firstDocID(_ bytes: [UInt8]) -> Int64 {
    (bytes + [UInt8](repeating: 0, count: 2 * Varint.maximumLength)).withUnsafeBufferPointer {
      guard let base = $0.baseAddress else { return 0 }
      let page = Varint.get(base + 1)
      return Int64(bitPattern: Varint.get(base + 1 + page.length).value)
    }
  }
}
