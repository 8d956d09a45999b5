internal import GRDB

/// What an index is like, for people.
public struct IndexStatus: Sendable, Equatable {
  /// Documents that can be found.
  public var documents = 0
  /// Files that were read, with those that were skipped.
  public var files = 0
  /// Files that hold no document.
  public var skippedFiles = 0
  /// Different terms of all kinds.
  public var distinctTerms = 0
  /// Positions of titles and bodies.
  public var positions = 0
  /// Bytes of the extracted texts.
  public var textBytes: Int64 = 0
  /// Bytes of the database, by part: `postings`, `blocks`, `text`, `documents`, `lines`, `other`.
  public var parts: [(name: String, bytes: Int64)] = []
  /// Documents by language, the most frequent first.
  public var languages: [(name: String, documents: Int)] = []
  /// Documents by encoding, the most frequent first.
  public var encodings: [(name: String, documents: Int)] = []
  /// Documents by format, the most frequent first.
  public var formats: [(name: String, documents: Int)] = []
  /// The identity of the analyzer that made the terms.
  public var analyzer = ""
  /// Whether texts are stored.
  public var storesText = true
  /// Seconds since 1970-01-01 UTC, of the last build or update.
  public var built: Int64 = 0
  /// What that build said of itself, as JSON.
  public var report = ""
  /// The generation that was looked at.
  public var generation = 0

  /// Compares the counts of documents, terms, positions and bytes.
  public static func == (lhs: IndexStatus, rhs: IndexStatus) -> Bool {
    lhs.documents == rhs.documents && lhs.distinctTerms == rhs.distinctTerms
      && lhs.positions == rhs.positions && lhs.textBytes == rhs.textBytes
  }
}

extension IndexReader {
  /// What the index is like. Cost: a pass over the document rows and the vocabulary.
  public func status() throws -> IndexStatus {
    var status = IndexStatus()
    let statistics = try collectionStatistics()
    status.documents = statistics.documentCount
    status.positions = statistics.titleLength + statistics.bodyLength
    status.storesText = storesText
    status.generation = generation
    try connection.perform { db in
      status.analyzer = try Meta.get(.analyzer, in: db) ?? ""
      status.built = try Meta.get(.built, in: db).flatMap { Int64($0) } ?? 0
      status.report = try Meta.get(.report, in: db) ?? ""
      status.files = try Int.fetchOne(db, sql: "SELECT count(*) FROM file") ?? 0
      status.skippedFiles =
        try Int.fetchOne(db, sql: "SELECT count(*) FROM file WHERE skipped IS NOT NULL") ?? 0
      status.textBytes = try Int64.fetchOne(db, sql: "SELECT sum(size) FROM document") ?? 0
      let least = LanguageCounts.leastShare
      status.languages = try Self.counts(
        db,
        """
        SELECT CASE WHEN english >= \(least) AND russian >= \(least) THEN 'en+ru'
          WHEN english >= \(least) THEN 'en' WHEN russian >= \(least) THEN 'ru' ELSE 'other' END, count(*) FROM document
        """)
      status.encodings = try Self.counts(db, "SELECT encoding, count(*) FROM document")
      status.formats = try Self.counts(db, "SELECT format, count(*) FROM document")
      status.parts = try Self.parts(db)
      status.distinctTerms = try Self.distinctTerms(db)
    }
    return status
  }

  private static func counts(
    _ db: Database, _ sql: String
  ) throws -> [(name: String, documents: Int)] {
    try Row.fetchAll(db, sql: sql + " GROUP BY 1 ORDER BY 2 DESC, 1").map {
      (name: try $0.optionalText(0) ?? "", documents: Int(try $0.integer(1)))
    }
  }

  /// Straight from the segments; FTS5's own table of terms, which reads all postings, is
  /// asked where the segments are in a form that we do not know.
  private static func distinctTerms(_ db: Database) throws -> Int {
    if let count = try? countTerms(db) { return count }
    try db.execute(sql: vocabularyTable)
    return try Int.fetchOne(db, sql: "SELECT count(*) FROM temp.vocabulary") ?? 0
  }

  private static func countTerms(_ db: Database) throws -> Int? {
    guard let segments = try MergedSegments(db) else { return nil }
    var count = 0
    while let term = try segments.nextTerm() {
      if !term.isEmpty, try segments.nextPosting() { count += 1 }
    }
    return count
  }

  private static func parts(_ db: Database) throws -> [(name: String, bytes: Int64)] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT CASE WHEN name LIKE 'postings%' THEN 'postings' WHEN name = 'text' THEN 'text'
          WHEN name IN ('document', 'document_file', 'file', 'sqlite_autoindex_file_1')
            THEN 'documents'
          WHEN name = 'line_sketch' THEN 'lines'
          WHEN name IN ('posting_list', 'posting_chunk', 'posting_bitmap', 'document_length')
            THEN 'blocks'
          ELSE 'other' END AS part, sum(pgsize)
        FROM dbstat WHERE aggregate = TRUE GROUP BY part ORDER BY 2 DESC
        """
    ).map { (name: try $0.text(0), bytes: try $0.integer(1)) }
  }
}
