internal import GRDB
internal import GRDBSQLite

/// Reads parts of the chunks of one list, without a copy of what is not asked for.
final class ChunkReader {
  private let connection: OpaquePointer?
  private var blob: OpaquePointer?
  /// Bytes of the chunk that is open.
  private(set) var byteCount = 0

  init(_ connection: OpaquePointer?) { self.connection = connection }

  deinit { sqlite3_blob_close(blob) }

  /// Opens a chunk.
  func open(_ id: Int64) throws {
    let code: Int32
    if blob == nil {
      code = sqlite3_blob_open(connection, "main", "posting_chunk", "data", id, 0, &blob)
    } else {
      code = sqlite3_blob_reopen(blob, id)
    }
    guard code == SQLITE_OK else {
      let error = DatabaseError(
        resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(connection))
      )
      sqlite3_blob_close(blob)
      blob = nil
      byteCount = 0
      throw error
    }
    byteCount = Int(sqlite3_blob_bytes(blob))
  }

  /// Copies bytes of the chunk; false where they cannot be read.
  func read(_ range: Range<Int>, to target: UnsafeMutablePointer<UInt8>) -> Bool {
    guard range.lowerBound >= 0, range.upperBound <= byteCount else { return false }
    return sqlite3_blob_read(blob, target, Int32(range.count), Int32(range.lowerBound)) == SQLITE_OK
  }
}
