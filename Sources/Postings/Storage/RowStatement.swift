internal import GRDB
internal import GRDBSQLite

/// A prepared statement for a loop: values are bound straight from memory that the caller keeps alive until ``run()``
/// returns or the statement is reset, and read straight from SQLite's, where they are valid until the next step.
final class RowStatement {
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
  func bind(_ index: Int32, _ value: Double) { sqlite3_bind_double(statement, index, value) }
  func bindNull(_ index: Int32) { sqlite3_bind_null(statement, index) }

  /// Text, copied.
  func bind(_ index: Int32, _ value: String) {
    var value = value
    _ = value.withUTF8 { bytes in
      // A null pointer would bind NULL, so an empty text needs a place to point at.
      bytes.withMemoryRebound(to: CChar.self) {
        sqlite3_bind_text(
          statement, index, $0.baseAddress ?? UnsafePointer(Self.empty), Int32($0.count),
          Self.transient)
      }
    }
  }

  /// A blob that stays where it is.
  func bind(_ index: Int32, _ bytes: UnsafeRawBufferPointer) {
    if let base = bytes.baseAddress {
      sqlite3_bind_blob(statement, index, base, Int32(bytes.count), nil)
    } else {
      sqlite3_bind_zeroblob(statement, index, 0)
    }
  }

  /// Steps once and forgets the bound values.
  func run() throws {
    let code = sqlite3_step(statement)
    sqlite3_reset(statement)
    sqlite3_clear_bindings(statement)
    guard code == SQLITE_DONE || code == SQLITE_ROW else { throw error(code) }
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
  func number(_ column: Int32) -> Double { sqlite3_column_double(statement, column) }

  func blob(_ column: Int32) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      start: sqlite3_column_blob(statement, column),
      count: Int(sqlite3_column_bytes(statement, column)))
  }

  // MARK: values of rows that may be damaged

  /// A number that the schema says is whole.
  func checkedInteger(_ column: Int32) throws -> Int64 {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: return integer(column)
    case SQLITE_FLOAT:
      guard let value = Int64(exactly: sqlite3_column_double(statement, column)) else {
        throw damaged(column)
      }
      return value
    default: throw damaged(column)
    }
  }

  func checkedNumber(_ column: Int32) throws -> Double {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER, SQLITE_FLOAT: return sqlite3_column_double(statement, column)
    default: throw damaged(column)
    }
  }

  func checkedText(_ column: Int32) throws -> String {
    guard let text = try optionalText(column) else { throw damaged(column) }
    return text
  }

  /// Nil for NULL.
  func optionalText(_ column: Int32) throws -> String? {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_NULL: return nil
    case SQLITE_TEXT:
      let bytes = UnsafeBufferPointer(
        start: sqlite3_column_text(statement, column),
        count: Int(sqlite3_column_bytes(statement, column)))
      return String(decoding: bytes, as: UTF8.self)
    default: throw damaged(column)
    }
  }

  /// A copy; nil for anything but a blob.
  func optionalBlob(_ column: Int32) -> [UInt8]? {
    sqlite3_column_type(statement, column) == SQLITE_BLOB ? [UInt8](blob(column)) : nil
  }

  private func damaged(_ column: Int32) -> DatabaseError {
    let name = sqlite3_column_name(statement, column).map { String(cString: $0) } ?? ""
    return DatabaseError(
      resultCode: .SQLITE_CORRUPT, message: "a value of the column \"\(name)\" is of a wrong type")
  }

  private func error(_ code: Int32) -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(connection)))
  }

  /// SQLITE_TRANSIENT: SQLite copies the value before the call returns.
  private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  nonisolated(unsafe) private static let empty: UnsafeMutablePointer<CChar> = {
    let place = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
    place.initialize(to: 0)
    return place
  }()
}
