internal import GRDBSQLite

/// FTS5's default tokenizer on its own, as FTS5 hands it to extensions.
final class Unicode61 {
  private let database: SQLiteDatabase
  private var functions = fts5_tokenizer()
  private var tokenizer: OpaquePointer?

  init() throws {
    database = try SQLiteDatabase(path: ":memory:")
    guard let api = try Self.api(database) else {
      throw SQLiteError(code: SQLITE_ERROR, reason: "no FTS5")
    }
    var context: UnsafeMutableRawPointer?
    let code = api.pointee.xFindTokenizer(api, "unicode61", &context, &functions)
    guard code == SQLITE_OK else { throw database.error(code) }
    _ = functions.xCreate(context, nil, 0, &tokenizer)
  }

  deinit { functions.xDelete(tokenizer) }

  /// The documented way to FTS5's functions: a pointer bound to `SELECT fts5(?)`.
  private static func api(_ database: SQLiteDatabase) throws -> UnsafeMutablePointer<fts5_api>? {
    var api: UnsafeMutablePointer<fts5_api>?
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v2(database.handle, "SELECT fts5(?1)", -1, &statement, nil)
    guard code == SQLITE_OK else { throw database.error(code) }
    defer { sqlite3_finalize(statement) }
    withUnsafeMutablePointer(to: &api) {
      _ = sqlite3_bind_pointer(statement, 1, $0, "fts5_api_ptr", nil)
      _ = sqlite3_step(statement)
    }
    return api
  }

  /// The number of words of a text.
  func count(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var words = 0
    withUnsafeMutablePointer(to: &words) { words in
      text.withMemoryRebound(to: CChar.self) {
        _ = functions.xTokenize(
          tokenizer, words, FTS5_TOKENIZE_DOCUMENT, $0.baseAddress, Int32($0.count),
          { context, _, _, _, _, _ in
            context?.assumingMemoryBound(to: Int.self).pointee += 1
            return SQLITE_OK
          })
      }
    }
    return words
  }
}
