internal import Analysis
internal import GRDB

/// The words of the index.
extension IndexReader {
  /// Makes FTS5's view of its terms reachable; it lives with the connection.
  static let vocabularyTable =
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, postings, row)"

  /// Exact forms of the vocabulary that begin with a prefix, with document frequency, most frequent first.
  ///
  /// - Parameter prefix: Folded as the analyzer folds; empty for all.
  public func vocabulary(
    prefix: String, limit: Int
  ) throws -> [(form: String, documentCount: Int)] {
    try connection.perform { db in
      try db.execute(sql: Self.vocabularyTable)
      var counts: [String: Int] = [:]
      for kind in [TermKind.exact, .both] {
        let low = String(UnicodeScalar(kind.rawValue)) + prefix
        let rows = try Row.fetchCursor(
          db,
          sql: """
            SELECT substr(CAST(term AS TEXT), 2), doc FROM temp.vocabulary
            WHERE term >= ?1 AND term < ?2
            """,
          arguments: [low, low + "\u{10FFFF}"])
        while let row = try rows.next() {
          counts[try row.text(0), default: 0] &+= Int(try row.integer(1))
        }
      }
      let ranked = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      return ranked.prefix(max(0, limit)).map { (form: $0.key, documentCount: $0.value) }
    }
  }

  /// Words that were typed with letters of both alphabets, with document frequency, most frequent first.
  public func mixedScriptWords(limit: Int) throws -> [(form: String, documentCount: Int)] {
    try connection.perform { db in
      try db.execute(sql: Self.vocabularyTable)
      return try Row.fetchAll(
        db,
        sql: """
          SELECT substr(CAST(term AS TEXT), 2), doc FROM temp.vocabulary
          WHERE term >= 'M' AND term < 'N' ORDER BY doc DESC, term LIMIT ?
          """, arguments: [limit]
      ).map { (form: try $0.text(0), documentCount: Int(try $0.integer(1))) }
    }
  }
}
