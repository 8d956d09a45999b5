internal import GRDB

extension IndexChecker {
  /// Heals what can be healed from the stored texts: rows without partners go, documents whose text is damaged go (their
  /// files are read again by the next update), and the full-text index is made anew.
  ///
  /// - Returns: How many documents had to go.
  /// - Throws: ``IndexError`` where only a rebuild from the sources helps: a damaged database, an index without stored
  ///   text, or one of another analyzer.
  public func repair(_ problems: [IndexProblem]) throws -> Int {
    guard !problems.isEmpty else { return 0 }
    if let mismatch { throw mismatch }
    let onlySourcesHelp = problems.contains { $0.kind == .database } || !storesText
    guard !onlySourcesHelp, !isReadOnly else {
      throw IndexError.beyondRepair(
        path: connection.displayPath,
        reason: isReadOnly ? "it is read-only" : "the stored texts cannot heal this")
    }
    do {
      try IndexSchema.migrate(connection.queue)
    } catch {
      throw IndexError.wrapping(error, path: connection.displayPath)
    }
    let damaged = try damagedDocuments()
    return try connection.perform { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      for docID in damaged {
        try db.execute(
          sql: """
            UPDATE file SET size = -1 WHERE id = (SELECT file FROM document WHERE id = ?)
            """, arguments: [docID])
        try db.execute(sql: "DELETE FROM document WHERE id = ?", arguments: [docID])
      }
      let before = try Int.fetchOne(db, sql: "SELECT count(*) FROM document") ?? 0
      try db.execute(
        sql: """
          DELETE FROM document WHERE id NOT IN (SELECT id FROM text)
            OR file NOT IN (SELECT id FROM file WHERE skipped IS NULL);
          DELETE FROM text WHERE id NOT IN (SELECT id FROM document);
          UPDATE file SET size = -1
            WHERE skipped IS NULL AND id NOT IN (SELECT file FROM document);
          INSERT INTO postings(postings) VALUES ('rebuild');
          """)
      try LanguageCounts.recount(db).save(to: db)
      try LineSketch.load(from: db).saveBounds(to: db)
      try db.execute(sql: "COMMIT")
      let after = try Int.fetchOne(db, sql: "SELECT count(*) FROM document") ?? 0
      try BlockFolding.writeAnew(db)
      try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      return damaged.count + before - after
    }
  }

  /// The documents whose stored text cannot be restored or has changed.
  func damagedDocuments() throws -> [Int64] {
    try connection.perform { try Self.damagedDocuments(in: $0) { _ in } }
  }

  /// - Parameter sound: Takes each text that is as it was indexed, by rising doc ID.
  static func damagedDocuments(
    in db: Database, sound: (_ body: [UInt8]) -> Void
  ) throws -> [Int64] {
    let compressor = TextCompressor()
    var damaged: [Int64] = []
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT document.id, title, content_hash, body
        FROM document JOIN text ON text.id = document.id ORDER BY document.id
        """)
    while let row = try rows.next() {
      if let body = soundBody(row, compressor) {
        sound(body)
      } else {
        damaged.append(try row.integer(0))
      }
    }
    return damaged
  }

  /// The stored text of a row (ID, title, content hash, frame) where it is what was indexed.
  private static func soundBody(_ row: Row, _ compressor: TextCompressor) -> [UInt8]? {
    guard var title = try? row.text(1), let hash = try? row.integer(2) else { return nil }
    let seed = title.withUTF8 { ContentHash.hash(UnsafeRawBufferPointer($0)) }
    let body = Blob.bytes(row, 3).withUnsafeBytes { compressor.decompress($0) }
    guard let body, ContentHash.hash(body, seed: seed) == UInt64(bitPattern: hash) else {
      return nil
    }
    return body
  }
}
