internal import GRDB

/// A row of the tables that are derived from FTS5's segments.
enum BlockRow {
  case list(term: [UInt8], header: [UInt8])
  case chunk(id: Int64, bytes: [UInt8])
  case bitmap(chunk: Int64, bytes: [UInt8])
  case lengths(chunk: Int64, bytes: [UInt8])

  /// Bytes, near enough.
  var size: Int {
    switch self {
    case .list(let term, let header): term.count + header.count
    case .bitmap(_, let bytes), .chunk(_, let bytes), .lengths(_, let bytes): bytes.count
    }
  }
}

/// Inserts derived rows.
final class BlockRowWriter {
  private let list: RowStatement
  private let chunk: RowStatement
  private let bitmap: RowStatement
  private let lengths: RowStatement

  init(_ db: Database) throws {
    list = try RowStatement(db, "INSERT INTO posting_list VALUES (?1, ?2)")
    chunk = try RowStatement(db, "INSERT INTO posting_chunk VALUES (?1, ?2)")
    bitmap = try RowStatement(db, "INSERT INTO posting_bitmap VALUES (?1, ?2)")
    lengths = try RowStatement(db, "INSERT INTO document_length VALUES (?1, ?2)")
  }

  func insert(_ row: BlockRow) throws {
    switch row {
    case .list(let term, let header):
      try term.withUnsafeBytes { term in
        list.bind(1, term)
        try insert(header, list)
      }
    case .chunk(let id, let bytes):
      chunk.bind(1, id)
      try insert(bytes, chunk)
    case .bitmap(let chunk, let bytes):
      bitmap.bind(1, chunk)
      try insert(bytes, bitmap)
    case .lengths(let number, let bytes):
      lengths.bind(1, number)
      try insert(bytes, lengths)
    }
  }

  private func insert(_ bytes: [UInt8], _ statement: RowStatement) throws {
    try bytes.withUnsafeBytes {
      statement.bind(2, $0)
      try statement.run()
    }
  }
}
