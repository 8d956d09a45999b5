internal import GRDB

/// The statements of the writer's loop, prepared once.
final class WriterStatements {
  let insertDocument: RowStatement
  let insertText: RowStatement
  let insertTerms: RowStatement
  let insertFile: RowStatement
  let updateFile: RowStatement

  init(_ db: Database, storesText: Bool) throws {
    insertDocument = try RowStatement(
      db,
      """
      INSERT INTO document VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15)
      """)
    insertText = try RowStatement(db, "INSERT INTO text VALUES (?1, ?2, ?3)")
    // The tokenizer replays the prepared terms whatever the text is; a blank makes FTS5 call it for each column.
    insertTerms = try RowStatement(
      db, "INSERT INTO postings(rowid, title, body) VALUES (?1, ' ', ' ')")
    insertFile = try RowStatement(
      db, "INSERT INTO file(path, size, modified, skipped) VALUES (?1, ?2, ?3, ?4)")
    updateFile = try RowStatement(
      db, "UPDATE file SET size = ?2, modified = ?3, skipped = ?4 WHERE id = ?1")
  }
}
