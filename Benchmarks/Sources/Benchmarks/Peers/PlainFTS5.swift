internal import Documents
internal import SystemPackage

/// The peer: FTS5 as SQLite's documentation shows it. Tokenizer unicode61, text stored in the table, all settings as
/// they come, one transaction; fed by the same JSON Lines reader.
struct PlainFTS5 {
  let path: String

  /// Builds the index; gives the number of documents.
  func build(from lines: String) throws -> Int {
    let database = try SQLiteDatabase(path: path)
    try database.execute("CREATE VIRTUAL TABLE document USING fts5(title, body); BEGIN")
    let insert = try SQLiteStatement(
      database, "INSERT INTO document(rowid, title, body) VALUES (?1, ?2, ?3)")
    var count: Int64 = 0
    try JSONLinesReader().forEachRecord(in: FilePath(lines)) { _, result in
      guard case .success(let document) = result else { return true }
      count += 1
      insert.bind(1, count)
      insert.bind(2, Array(document.title.utf8))
      insert.bind(3, document.body)
      _ = try insert.step()
      return true
    }
    try database.execute("COMMIT")
    return Int(count)
  }

  /// FTS5's own check of the index against the stored text.
  func check() throws {
    try SQLiteDatabase(path: path).execute(
      "INSERT INTO document(document) VALUES ('integrity-check')")
  }
}
