internal import GRDB
internal import Glibc

/// The lengths of all documents while the blocks are written, by doc ID.
struct DocumentLengths {
  private(set) var titles: [UInt32]
  private(set) var bodies: [UInt32]

  /// - Parameter lastDocID: The highest doc ID.
  init(_ db: Database, lastDocID: Int) throws {
    titles = Array(repeating: 0, count: lastDocID + 1)
    bodies = Array(repeating: 0, count: lastDocID + 1)
    let rows = try RowStatement(db, "SELECT id, sz FROM postings_docsize ORDER BY id")
    defer { rows.reset() }
    while try rows.step() {
      let docID = rows.integer(0)
      guard docID >= 0, docID <= lastDocID else { continue }
      (titles[Int(docID)], bodies[Int(docID)]) = Self.decode(rows.blob(1))
    }
  }

  /// The lengths of title and body in a record of FTS5's.
  static func decode(_ record: UnsafeRawBufferPointer) -> (title: UInt32, body: UInt32) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 3 * Varint.maximumLength) { room in
      guard let base = room.baseAddress else { return (0, 0) }
      room.initialize(repeating: 0)
      let count = min(record.count, 2 * Varint.maximumLength)
      if let bytes = record.baseAddress { memcpy(base, bytes, count) }
      let (title, length) = Varint.get(base)
      let (body, _) = Varint.get(base + length)
      return (UInt32(clamping: title), UInt32(clamping: body))
    }
  }
}
