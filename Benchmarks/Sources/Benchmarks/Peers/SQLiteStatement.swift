internal import GRDBSQLite

/// A prepared statement.
final class SQLiteStatement {
  private let database: SQLiteDatabase
  private var statement: OpaquePointer?

  init(_ database: SQLiteDatabase, _ sql: String) throws {
    self.database = database
    let code = sqlite3_prepare_v2(database.handle, sql, -1, &statement, nil)
    guard code == SQLITE_OK else { throw database.error(code) }
  }

  deinit { sqlite3_finalize(statement) }

  /// Binds text; SQLite copies it.
  func bind(_ index: Int32, _ text: [UInt8]) {
    // SQLITE_TRANSIENT.
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    text.withUnsafeBytes {
      _ = sqlite3_bind_text(
        statement, index, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count),
        transient)
    }
  }

  func bind(_ index: Int32, _ value: Int64) { sqlite3_bind_int64(statement, index, value) }

  /// True while there are rows.
  func step() throws -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      sqlite3_reset(statement)
      return false
    case let code: throw database.error(code)
    }
  }

  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

  func double(_ column: Int32) -> Double { sqlite3_column_double(statement, column) }

  func blob(_ column: Int32) -> [UInt8] {
    let bytes = UnsafeRawBufferPointer(
      start: sqlite3_column_blob(statement, column),
      count: Int(sqlite3_column_bytes(statement, column)))
    return Array(bytes)
  }
}
