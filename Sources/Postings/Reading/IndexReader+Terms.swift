public import Analysis
internal import GRDB

/// The terms of the index as they are stored.
extension IndexReader {
  /// Calls with every stored term, kind byte first, in byte order, and the documents that hold it.
  ///
  /// Cost: a pass over all postings' keys, some 0.3 µs a term.
  public func forEachTerm(_ body: (_ storedTerm: [UInt8], _ documentFrequency: Int) -> Void) throws
  {
    try connection.perform { db in
      try db.execute(sql: Self.vocabularyTable)
      let rows = try Row.fetchCursor(db, sql: "SELECT term, doc FROM temp.vocabulary")
      while let row = try rows.next() {
        body(Array(try row.text(0).utf8), Int(try row.integer(1)))
      }
    }
  }

  /// The greatest number of documents that hold one of the terms; one look-up a term.
  public func documentFrequency(ofAny terms: [Term]) throws -> Int {
    try connection.perform { db in
      try db.execute(sql: Self.vocabularyTable)
      let statement = try db.cachedStatement(
        sql: "SELECT doc FROM temp.vocabulary WHERE term = ?")
      return try terms.reduce(0) { most, term in
        let stored = String(decoding: term.stored, as: UTF8.self)
        return max(most, try Int.fetchOne(statement, arguments: [stored]) ?? 0)
      }
    }
  }
}
