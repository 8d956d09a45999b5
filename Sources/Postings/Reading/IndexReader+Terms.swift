public import Analysis
internal import GRDB

/// The terms of the index as they are stored.
extension IndexReader {
  /// Calls with every stored term, kind byte first, in byte order, and the documents that hold it.
  ///
  /// Cost: a pass over all terms, some 1 µs each; over all postings where most of them came after the blocks.
  public func forEachTerm(_ body: (_ storedTerm: [UInt8], _ documentFrequency: Int) -> Void) throws
  {
    let scan = try IndexConnection(folder: folder, generation: generation, access: .scan)
    try scan.perform { db in
      if let census = try TermCensus(db) { return try census.forEachTerm(body) }
      try db.execute(sql: Self.vocabularyTable)
      let rows = try Row.fetchCursor(db, sql: "SELECT term, doc FROM temp.vocabulary")
      while let row = try rows.next() {
        body(Array(try row.text(0).utf8), Int(try row.integer(1)))
      }
    }
  }

  /// The greatest number of documents that hold one of the terms; one look-up a term.
  ///
  /// Where there are blocks, documents that have left since they were written are counted.
  public func documentFrequency(ofAny terms: [Term]) throws -> Int {
    if let index = try blockedIndex() {
      return try terms.reduce(0) { most, term in
        let stored = term.stored
        let blocks = try index.postings(stored)
        let later = try index.laterPostings(stored, isStored: blocks != nil).count
        return max(most, (blocks?.documentFrequency ?? 0) + later)
      }
    }
    return try connection.perform { db in
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
