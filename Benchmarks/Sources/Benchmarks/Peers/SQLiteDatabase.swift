internal import GRDBSQLite

/// A connection through SQLite's C interface, as a program that knows nothing of Slovo would use it.
final class SQLiteDatabase {
  let handle: OpaquePointer

  /// - Parameter path: Made where absent.
  init(path: String) throws {
    var opened: OpaquePointer?
    let code = sqlite3_open(path, &opened)
    guard code == SQLITE_OK, let opened else { throw SQLiteError(code: code, reason: path) }
    handle = opened
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs statements that yield nothing of interest.
  func execute(_ sql: String) throws {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw error(code) }
  }

  /// The first column of the rows, as integers.
  func integers(_ sql: String, _ argument: String? = nil) throws -> [Int64] {
    let statement = try SQLiteStatement(self, sql)
    if let argument { statement.bind(1, Array(argument.utf8)) }
    var values: [Int64] = []
    while try statement.step() { values.append(statement.integer(0)) }
    return values
  }

  func error(_ code: Int32) -> SQLiteError {
    SQLiteError(code: code, reason: String(cString: sqlite3_errmsg(handle)))
  }
}

/// What SQLite said.
struct SQLiteError: Error, CustomStringConvertible {
  var code: Int32
  var reason: String

  var description: String { "SQLite: \(reason) (\(code))" }
}
