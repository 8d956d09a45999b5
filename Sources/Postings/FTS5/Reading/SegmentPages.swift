internal import GRDB
internal import GRDBSQLite

/// Reads pages of FTS5's segments, and finds the page that a term would be on.
final class SegmentPages {
  private let data: RowStatement
  private let tree: RowStatement
  private let parts: BlobReader

  init(_ db: Database) throws {
    data = try RowStatement(db, "SELECT block FROM postings_data WHERE id = ?1")
    tree = try RowStatement(
      db,
      "SELECT pgno FROM postings_idx WHERE segid = ?1 AND term <= ?2 ORDER BY term DESC LIMIT 1")
    parts = BlobReader(db.sqliteConnection, table: "postings_data", column: "block")
  }

  /// Reads a leaf page; false where there is none.
  func read(_ segment: Int64, page: Int64, into leaf: LeafPage) throws -> Bool {
    data.bind(1, row(segment, page))
    defer { data.reset() }
    guard try data.step() else { return false }
    return leaf.load(data.blob(0))
  }

  /// Reads some bytes of a leaf page, to where it ends if that comes first, with its head and its footer; false where
  /// there is none.
  func read(
    _ range: Range<Int>, _ segment: Int64, page: Int64, into leaf: LeafPage
  ) throws -> Bool {
    try parts.seek(row(segment, page)) && leaf.load(range, parts)
  }

  private func row(_ segment: Int64, _ page: Int64) -> Int64 {
    segment << SegmentTable.segmentShift + page
  }

  /// The page that holds a term of the segment if any does.
  func page(of term: UnsafeRawBufferPointer, in segment: Int64) throws -> Int64? {
    tree.bind(1, segment)
    tree.bind(2, term)
    defer { tree.reset() }
    guard try tree.step() else { return nil }
    return tree.integer(0) >> 1
  }
}

/// A leaf page of a segment, copied, with zeros behind it that make reading past its end harmless.
final class LeafPage {
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  private var capacity = 1 << 16
  /// Bytes of the page before the footer.
  private(set) var contentEnd = 0
  private(set) var end = 0
  /// Where the first doc ID that begins on this page is; 0: none does.
  private(set) var firstDocIDOffset = 0

  /// What of the content has been read.
  private(set) var held = 0..<0

  static let padding = 32

  init() {
    bytes = .allocate(capacity: capacity + Self.padding)
  }

  deinit { bytes.deallocate() }

  /// Where the page's first term is; `contentEnd` on a page without terms.
  var firstTermOffset: Int {
    end > contentEnd ? min(Int(Varint.get(bytes + contentEnd).value), contentEnd) : contentEnd
  }

  func load(_ blob: UnsafeRawBufferPointer) -> Bool {
    guard let base = blob.baseAddress, blob.count >= 4 else { return false }
    reserve(blob.count)
    UnsafeMutableRawPointer(bytes).copyMemory(from: base, byteCount: blob.count)
    guard readHead() else { return false }
    held = 4..<contentEnd
    return true
  }

  func load(_ range: Range<Int>, _ reader: BlobReader) -> Bool {
    guard reader.byteCount >= 4 else { return false }
    reserve(reader.byteCount)
    guard reader.read(0..<4, to: bytes), readHead() else { return false }
    let range = range.clamped(to: 4..<contentEnd)
    guard reader.read(range, to: bytes + range.lowerBound),
      contentEnd == end || reader.read(contentEnd..<end, to: bytes + contentEnd)
    else { return false }
    held = range
    return true
  }

  /// Makes room for a page.
  private func reserve(_ count: Int) {
    held = 0..<0
    if count > capacity {
      bytes.deallocate()
      capacity = count
      bytes = .allocate(capacity: capacity + Self.padding)
    }
    (bytes + count).initialize(repeating: 0, count: Self.padding)
    end = count
  }

  private func readHead() -> Bool {
    firstDocIDOffset = Int(bytes[0]) << 8 | Int(bytes[1])
    contentEnd = Int(bytes[2]) << 8 | Int(bytes[3])
    return contentEnd >= 4 && contentEnd <= end && firstDocIDOffset <= contentEnd
  }
}
