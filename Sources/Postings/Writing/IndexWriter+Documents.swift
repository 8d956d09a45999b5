internal import Analysis
internal import GRDB

/// Files and documents, in and out.
extension IndexWriter {
  /// What the index knows of a file.
  public func file(at path: [UInt8]) throws -> FileEntry? {
    try connection.perform { try FileEntry.fetch(at: path, in: $0) }
  }

  /// Puts down that a file was read; gives its ID.
  ///
  /// - Parameters:
  ///   - id: Of the file where the index knows it.
  ///   - skipped: Why it holds no document.
  public func recordFile(
    id: Int64?, path: [UInt8], size: Int64, modified: Int64, skipped: String?
  ) throws -> Int64 {
    try connection.perform { db in
      guard let statements else { return 0 }
      let statement = id == nil ? statements.insertFile : statements.updateFile
      try path.withUnsafeBytes { bytes in
        if let id { statement.bind(1, id) } else { statement.bind(1, bytes) }
        statement.bind(2, size)
        statement.bind(3, modified)
        if let skipped { statement.bind(4, skipped) } else { statement.bindNull(4) }
        try statement.run()
      }
      return id ?? db.lastInsertedRowID
    }
  }

  /// Writes a document; gives its doc ID.
  @discardableResult
  public func add(_ document: PreparedDocument, file: Int64) throws -> Int64 {
    let docID = nextDocID
    nextDocID += 1
    try connection.perform { _ in
      guard let statements else { return }
      try insertRow(document, docID, file, statements.insertDocument)
      if storesText {
        let lines = document.sourceLines.map { SourceLines.encode($0) }
        try document.compressedBody.withUnsafeBytes { body in
          statements.insertText.bind(1, docID)
          statements.insertText.bind(2, body)
          guard let lines else { return try statements.insertText.run() }
          try lines.withUnsafeBytes {
            statements.insertText.bind(3, $0)
            try statements.insertText.run()
          }
        }
      }
      if let bulkPostings {
        return try bulkPostings.add(document.titleTerms, document.bodyTerms, docID: docID)
      }
      connection.tokenizer.prepared = [document.titleTerms, document.bodyTerms]
      defer { connection.tokenizer.prepared = nil }
      statements.insertTerms.bind(1, docID)
      try statements.insertTerms.run()
    }
    sketch.count(document.lineHashes, adding: true)
    languages.count(
      english: document.englishShare, russian: document.russianShare, adding: true)
    return docID
  }

  private func insertRow(
    _ document: PreparedDocument, _ docID: Int64, _ file: Int64, _ row: RowStatement
  ) throws {
    row.bind(1, docID)
    row.bind(2, file)
    if let identifier = document.identifier { row.bind(3, identifier) } else { row.bindNull(3) }
    row.bind(4, document.title)
    row.bind(5, document.date)
    row.bind(6, document.size)
    row.bind(7, document.format)
    row.bind(8, document.fileExtension)
    row.bind(9, document.encoding)
    row.bind(10, Int64(document.replacedCount))
    row.bind(11, Int64(document.mojibakeLineCount))
    row.bind(12, document.englishShare)
    row.bind(13, document.russianShare)
    row.bind(14, Int64(bitPattern: document.contentHash))
    row.bind(15, Int64(bitPattern: document.fingerprint))
    try row.run()
  }

  /// The documents of a file: identifier (nil for a file of its own) to doc IDs and content hashes; a careless file
  /// has several records of one identifier.
  public func documents(
    ofFile file: Int64
  ) throws -> [String?: [(docID: Int64, contentHash: UInt64)]] {
    try connection.perform { db in
      var found: [String?: [(docID: Int64, contentHash: UInt64)]] = [:]
      let rows = try Row.fetchCursor(
        db, sql: "SELECT id, identifier, content_hash FROM document WHERE file = ?",
        arguments: [file])
      while let row = try rows.next() {
        found[try row.optionalText(1), default: []].append(
          (docID: try row.integer(0), contentHash: UInt64(bitPattern: try row.integer(2))))
      }
      return found
    }
  }

  /// Documents written so far, also those not committed.
  public func documentCount() throws -> Int {
    try connection.perform { try Int.fetchOne($0, sql: "SELECT count(*) FROM document") ?? 0 }
  }

  /// Takes a document out.
  public func remove(docID: Int64) throws {
    try connection.perform { db in
      if storesText {
        // FTS5 finds the postings to delete by the old words.
        try db.execute(
          sql: """
            INSERT INTO postings(postings, rowid, title, body)
            SELECT 'delete', id, title, body FROM document_text WHERE id = ?
            """, arguments: [docID])
        let frame = try Row.fetchOne(
          db, sql: "SELECT body FROM text WHERE id = ?", arguments: [docID]
        ).map { Blob.bytes($0, 0) }
        let text = frame.flatMap { $0.withUnsafeBytes { compressor.decompress($0) } } ?? []
        text.withUnsafeBufferPointer {
          sketch.count(LineSketch.hashes(ofLinesIn: $0), adding: false)
        }
        try db.execute(sql: "DELETE FROM text WHERE id = ?", arguments: [docID])
      } else {
        try db.execute(sql: "INSERT OR IGNORE INTO dead VALUES (?)", arguments: [docID])
      }
      let shares = "SELECT english, russian FROM document WHERE id = ?"
      if let shares = try Row.fetchOne(db, sql: shares, arguments: [docID]) {
        languages.count(
          english: try shares.number(0), russian: try shares.number(1), adding: false)
      }
      try db.execute(sql: "DELETE FROM document WHERE id = ?", arguments: [docID])
      if let blockState, docID <= Int64(blockState.lastDocID) {
        try db.execute(sql: "INSERT OR IGNORE INTO removed VALUES (?)", arguments: [docID])
      }
    }
  }

  /// Takes a file out, with its documents; gives how many there were.
  public func removeFile(_ file: Int64) throws -> Int {
    let documents = try documents(ofFile: file)
    for document in documents.values.joined() { try remove(docID: document.docID) }
    try connection.perform {
      try $0.execute(sql: "DELETE FROM file WHERE id = ?", arguments: [file])
    }
    return documents.values.reduce(0) { $0 + $1.count }
  }

  /// The IDs and paths of the files that are `root` or lie below it.
  public func files(below root: [UInt8]) throws -> [(id: Int64, path: [UInt8])] {
    try connection.perform { db in
      let slash = UInt8(ascii: "/")
      let low = root.last == slash ? root : root + [slash]
      // The first path that does not begin with `low`: the slash raised by one.
      let high = Array(low.dropLast()) + [slash + 1]
      let rows = try Row.fetchCursor(
        db, sql: "SELECT id, path FROM file WHERE path = ?1 OR (path >= ?2 AND path < ?3)",
        arguments: [Blob.value(root), Blob.value(low), Blob.value(high)])
      var found: [(id: Int64, path: [UInt8])] = []
      while let row = try rows.next() { found.append((try row.integer(0), Blob.bytes(row, 1))) }
      return found
    }
  }
}
