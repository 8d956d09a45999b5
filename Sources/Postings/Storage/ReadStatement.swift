internal import GRDB
internal import GRDBSQLite

/// A prepared query for a reader's loop: values come straight from SQLite's memory and are valid until the next step.
final class ReadStatement {
  private let connection: OpaquePointer?
  private var statement: OpaquePointer?

  init(_ db: Database, _ sql: String) throws {
    connection = db.sqliteConnection
    let code = sqlite3_prepare_v3(
      connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
    guard code == SQLITE_OK else { throw error(code) }
  }

  deinit { sqlite3_finalize(statement) }

  func bind(_ index: Int32, _ value: Int64) { sqlite3_bind_int64(statement, index, value) }

  /// A blob that stays where it is until the statement is reset.
  func bind(_ index: Int32, _ bytes: UnsafeRawBufferPointer) {
    if let base = bytes.baseAddress {
      sqlite3_bind_blob(statement, index, base, Int32(bytes.count), nil)
    } else {
      sqlite3_bind_zeroblob(statement, index, 0)
    }
  }

  /// Whether there is a row.
  func step() throws -> Bool {
    let code = sqlite3_step(statement)
    guard code == SQLITE_ROW || code == SQLITE_DONE else {
      sqlite3_reset(statement)
      throw error(code)
    }
    return code == SQLITE_ROW
  }

  func reset() { sqlite3_reset(statement) }

  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

  func blob(_ column: Int32) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      start: sqlite3_column_blob(statement, column),
      count: Int(sqlite3_column_bytes(statement, column)))
  }

  private func error(_ code: Int32) -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(connection)))
  }
}
