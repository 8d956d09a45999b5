internal import GRDB

/// Rows of documents, read one by one by their numbers: a search asks for hundreds.
final class DocumentRows {
  private let records: RowStatement
  private let texts: RowStatement
  private let lineCounts: LineCounts

  init(_ db: Database) throws {
    records = try RowStatement(
      db,
      """
      SELECT document.id, file.path, identifier, title, date, document.size, format, encoding,
        english, russian, fingerprint
      FROM document JOIN file ON file.id = document.file WHERE document.id = ?1
      """)
    texts = try RowStatement(db, "SELECT body, source_lines FROM text WHERE id = ?1")
    lineCounts = try LineCounts(db)
  }

  /// What is known of a document; nil where there is none.
  func record(_ docID: Int64) throws -> DocumentRecord? {
    records.bind(1, docID)
    defer { records.reset() }
    guard try records.step() else { return nil }
    return DocumentRecord(
      docID: try records.checkedInteger(0), path: records.optionalBlob(1) ?? [],
      identifier: try records.optionalText(2), title: try records.checkedText(3),
      date: try records.checkedInteger(4), size: try records.checkedInteger(5),
      format: try records.checkedText(6), encoding: try records.checkedText(7),
      englishShare: try records.checkedNumber(8), russianShare: try records.checkedNumber(9),
      fingerprint: UInt64(bitPattern: try records.checkedInteger(10)))
  }

  /// The text of a document; nil where none is stored.
  ///
  /// - Parameter damage: What to throw for a frame that cannot be unpacked.
  func text(
    _ docID: Int64, _ compressor: TextCompressor,
    damage: @autoclosure () -> IndexError
  ) throws -> StoredText? {
    texts.bind(1, docID)
    defer { texts.reset() }
    guard try texts.step() else { return nil }
    guard let body = compressor.decompress(texts.blob(0)) else { throw damage() }
    return StoredText(body: body, sourceLines: texts.optionalBlob(1).map(SourceLines.decode))
  }

  /// How many documents hold a line, at most; see ``LineCounts``.
  func documentCount(
    ofLine hash: UInt64, least: Int, _ compressor: TextCompressor
  ) throws -> Int {
    try lineCounts.documentCount(hash, least: least, compressor)
  }
}
