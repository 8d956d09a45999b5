internal import GRDB
internal import GRDBSQLite

/// Reads parts of a column of rows, one row after another, without a copy of what is not asked for.
final class BlobReader {
  private let connection: OpaquePointer?
  private let table: String
  private let column: String
  private var blob: OpaquePointer?
  /// Bytes that the row at hand has.
  private(set) var byteCount = 0

  init(_ connection: OpaquePointer?, table: String, column: String) {
    self.connection = connection
    self.table = table
    self.column = column
  }

  deinit { sqlite3_blob_close(blob) }

  /// Goes to a row; false where there is none.
  func seek(_ id: Int64) throws -> Bool {
    let code =
      blob == nil
      ? sqlite3_blob_open(connection, "main", table, column, id, 0, &blob)
      : sqlite3_blob_reopen(blob, id)
    guard code == SQLITE_OK else {
      let message = String(cString: sqlite3_errmsg(connection))
      sqlite3_blob_close(blob)
      blob = nil
      byteCount = 0
      // What SQLite says of a row that is not there.
      if code == SQLITE_ERROR { return false }
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
    byteCount = Int(sqlite3_blob_bytes(blob))
    return true
  }

  /// All bytes of the row; nil where they cannot be read.
  func bytes() -> [UInt8]? {
    var isRead = true
    let bytes = [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, count in
      guard let base = buffer.baseAddress, byteCount > 0 else { return }
      isRead = read(0..<byteCount, to: base)
      count = isRead ? byteCount : 0
    }
    return isRead ? bytes : nil
  }

  /// Copies bytes of the row; false where they cannot be read.
  func read(_ range: Range<Int>, to target: UnsafeMutablePointer<UInt8>) -> Bool {
    guard range.lowerBound >= 0, range.upperBound <= byteCount else { return false }
    return sqlite3_blob_read(blob, target, Int32(range.count), Int32(range.lowerBound)) == SQLITE_OK
  }
}
