internal import Analysis
internal import GRDB

/// A document with bytes or lines that are not what they should be.
public struct FlawedDocument: Sendable, Equatable {
  /// The document.
  public var record: DocumentRecord
  /// Lines that were decoded wrongly once.
  public var mojibakeLines: Int
  /// Ill-formed sequences that became U+FFFD.
  public var replacements: Int
}

/// What keeps documents from being found.
extension IndexReader {
  /// The first documents that hold a word typed with letters of both alphabets.
  public func docIDs(ofMixedScriptWord word: String, limit: Int) throws -> [Int64] {
    Array(try postings(.terms([Term(.mixedScript, word)])).docIDs.prefix(max(0, limit)))
  }

  /// Documents with mojibake or replaced bytes, the worst first.
  public func flawedDocuments(limit: Int) throws -> [FlawedDocument] {
    let rows = try connection.perform { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT id, mojibake, replaced FROM document WHERE mojibake > 0 OR replaced > 0
          ORDER BY mojibake + replaced DESC, id LIMIT ?
          """, arguments: [limit]
      ).map { (docID: $0[0] as Int64, mojibake: $0[1] as Int, replaced: $0[2] as Int) }
    }
    return try rows.compactMap { row in
      try records([row.docID]).first.map {
        FlawedDocument(record: $0, mojibakeLines: row.mojibake, replacements: row.replaced)
      }
    }
  }

  /// Files that hold no document, with the reason.
  public func skippedFiles(limit: Int) throws -> [FileEntry] {
    try connection.perform { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT id, path, size, modified, skipped FROM file WHERE skipped IS NOT NULL
          ORDER BY path LIMIT ?
          """, arguments: [limit]
      ).map {
        FileEntry(
          id: $0[0], path: Blob.bytes($0, 1), size: $0[2], modified: $0[3], skipped: $0[4])
      }
    }
  }

  /// Groups of documents whose title and text are the same, the largest first.
  public func copies(limit: Int) throws -> [[Int64]] {
    try connection.perform { db in
      let hashes = try Int64.fetchAll(
        db,
        sql: """
          SELECT content_hash FROM document WHERE size > 0
          GROUP BY content_hash, size HAVING count(*) > 1 ORDER BY count(*) DESC, min(id) LIMIT ?
          """, arguments: [limit])
      return try hashes.map {
        try Int64.fetchAll(
          db, sql: "SELECT id FROM document WHERE content_hash = ? ORDER BY id", arguments: [$0])
      }
    }
  }
}
