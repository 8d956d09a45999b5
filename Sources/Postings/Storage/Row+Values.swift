internal import GRDB

/// Values of a row that may be damaged: where a value is not of the type that the schema says, the database is, and a
/// `DatabaseError` of `SQLITE_CORRUPT` is thrown. (GRDB's own subscripts end the program there.)
extension Row {
  func integer(_ column: Int) throws -> Int64 {
    switch (self[column] as DatabaseValue).storage {
    case .int64(let value): return value
    case .double(let value): return try Int64(exactly: value) ?? damaged(column)
    default: return try damaged(column)
    }
  }

  func number(_ column: Int) throws -> Double {
    switch (self[column] as DatabaseValue).storage {
    case .int64(let value): return Double(value)
    case .double(let value): return value
    default: return try damaged(column)
    }
  }

  func text(_ column: Int) throws -> String { try optionalText(column) ?? damaged(column) }

  /// Nil for NULL.
  func optionalText(_ column: Int) throws -> String? {
    switch (self[column] as DatabaseValue).storage {
    case .null: return nil
    case .string(let value): return value
    default: return try damaged(column)
    }
  }

  private func damaged<Value>(_ column: Int) throws -> Value {
    let name = Array(columnNames)[column]
    throw DatabaseError(
      resultCode: .SQLITE_CORRUPT, message: "a value of the column \"\(name)\" is of a wrong type")
  }
}
