internal import GRDB
internal import GRDBSQLite

/// Reads pages of FTS5's segments, and finds the page that a term would be on.
final class SegmentPages {
  private let data: RowStatement
  private let tree: RowStatement

  init(_ db: Database) throws {
    data = try RowStatement(db, "SELECT block FROM postings_data WHERE id = ?1")
    tree = try RowStatement(
      db,
      "SELECT pgno FROM postings_idx WHERE segid = ?1 AND term <= ?2 ORDER BY term DESC LIMIT 1")
  }

  /// Reads a leaf page; false where there is none.
  func read(_ segment: Int64, page: Int64, into leaf: LeafPage) throws -> Bool {
    data.bind(1, segment << SegmentTable.segmentShift + page)
    defer { data.reset() }
    guard try data.step() else { return false }
    return leaf.load(data.blob(0))
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
    if blob.count > capacity {
      bytes.deallocate()
      capacity = blob.count
      bytes = .allocate(capacity: capacity + Self.padding)
    }
    UnsafeMutableRawPointer(bytes).copyMemory(from: base, byteCount: blob.count)
    (bytes + blob.count).initialize(repeating: 0, count: Self.padding)
    end = blob.count
    firstDocIDOffset = Int(bytes[0]) << 8 | Int(bytes[1])
    contentEnd = Int(bytes[2]) << 8 | Int(bytes[3])
    return contentEnd >= 4 && contentEnd <= end && firstDocIDOffset <= contentEnd
  }
}
