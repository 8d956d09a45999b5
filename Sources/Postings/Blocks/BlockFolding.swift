internal import GRDB

/// When the blocks are written anew: queries read what has changed since from FTS5's segments, which is quick for few
/// documents.
enum BlockFolding {
  /// Changed documents that are never too many.
  private static let leastChanges = 1000
  /// Above, the share of the documents in blocks that may have changed.
  private static let changedShare = 0.05

  /// Writes the blocks whatever has changed, in a transaction of its own.
  static func writeAnew(_ db: Database) throws {
    try db.inTransaction(.immediate) {
      try BlockWriter.write(db)
      return .commit
    }
  }

  /// In a transaction of its own, for FTS5 has its postings in the tables only after a commit: writes the blocks where there are none yet, or too much has changed since they were written.
  static func foldIfDue(_ db: Database) throws {
    guard let state = try BlockState.load(db) else { return try writeAnew(db) }
    let last = Int64(state.lastDocID)
    let changes =
      """
      SELECT (SELECT count(*) FROM postings_docsize WHERE id > ?1) + (SELECT count(*) FROM removed)
      """
    let count = try Int.fetchOne(db, sql: changes, arguments: [last]) ?? 0
    let limit = max(leastChanges, Int(changedShare * Double(last)))
    if count > limit { try writeAnew(db) }
  }
}
