internal import GRDB

/// Documents by ID and by what is known of them.
extension IndexReader {
  /// Records by ID, in the order asked; missing ones are left out.
  public func records(_ docIDs: [Int64]) throws -> [DocumentRecord] {
    try guarded {
      let rows = try rows()
      return try docIDs.compactMap { try rows.record($0) }
    }
  }

  /// The text of a document, or nil where the index holds none for it.
  public func text(_ docID: Int64) throws -> StoredText? {
    guard storesText else { return nil }
    return try guarded {
      try rows().text(
        docID, compressor,
        damage: .corrupt(
          path: connection.displayPath, reason: "the stored text of document \(docID)"))
    }
  }

  /// How many documents hold a line like this one (an upper estimate; see ``LineSketch``).
  ///
  /// - Parameter least: The count that matters: where fewer documents hold the line, any number below it is told,
  ///   which spares reading.
  public func documentCount(
    ofLine line: UnsafeBufferPointer<UInt8>, least: Int
  ) throws -> Int {
    guard let hash = LineSketch.hash(ofLine: line) else { return 0 }
    return try guarded { try rows().documentCount(ofLine: hash, least: least, compressor) }
  }

  private func rows() throws -> DocumentRows {
    if let documentRows { return documentRows }
    let rows = try connection.perform { try DocumentRows($0) }
    documentRows = rows
    return rows
  }

  private func guarded<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch {
      throw IndexError.wrapping(error, path: connection.displayPath)
    }
  }

  /// The documents of a file, or of all files whose path ends with `suffix` after a slash; record identifiers narrow
  /// them down.
  public func docIDs(pathSuffix suffix: [UInt8], identifier: String?, limit: Int) throws -> [Int64]
  {
    try connection.perform { db in
      let sql = """
        SELECT document.id FROM document JOIN file ON file.id = document.file
        WHERE (file.path = ?1 OR substr(file.path, -length(?2)) = ?2)
          AND (?3 IS NULL OR identifier = ?3)
        ORDER BY document.id LIMIT ?4
        """
      return try Int64.fetchAll(
        db, sql: sql,
        arguments: [
          Blob.value(suffix), Blob.value([UInt8(ascii: "/")] + suffix), identifier, limit,
        ])
    }
  }

  /// What the index knows of a file.
  public func file(at path: [UInt8]) throws -> FileEntry? {
    try connection.perform { try FileEntry.fetch(at: path, in: $0) }
  }

  /// Whether the index knows a file that is `root` or lies below it.
  public func hasFiles(below root: [UInt8]) throws -> Bool {
    let slash = UInt8(ascii: "/")
    let low = root.last == slash ? root : root + [slash]
    // The first path that does not begin with `low`: the slash raised by one.
    let high = Array(low.dropLast()) + [slash + 1]
    return try connection.perform { db in
      try Int.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM file WHERE path = ?1 OR (path >= ?2 AND path < ?3))",
        arguments: [Blob.value(root), Blob.value(low), Blob.value(high)]) == 1
    }
  }

  /// The files that are none of `roots` nor below one of them.
  public func filePaths(outside roots: [[UInt8]]) throws -> [[UInt8]] {
    let slash = UInt8(ascii: "/")
    let folders = roots.map { $0.last == slash ? $0 : $0 + [slash] }
    return try connection.perform { db in
      let rows = try Row.fetchCursor(db, sql: "SELECT path FROM file ORDER BY id")
      var found: [[UInt8]] = []
      while let row = try rows.next() {
        let path = Blob.bytes(row, 0)
        if !roots.contains(path), !folders.contains(where: { path.starts(with: $0) }) {
          found.append(path)
        }
      }
      return found
    }
  }

  /// The documents of a file, rising.
  public func docIDs(ofFile path: [UInt8]) throws -> [Int64] {
    try connection.perform { db in
      try Int64.fetchAll(
        db,
        sql: """
          SELECT document.id FROM document JOIN file ON file.id = document.file
          WHERE file.path = ? ORDER BY document.id
          """, arguments: [Blob.value(path)])
    }
  }

  /// The IDs of all documents that pass a filter, rising. An empty filter gives all documents.
  ///
  /// Cost: one pass over the document rows.
  public func docIDs(passing filter: DocumentFilter) throws -> [Int64] {
    var conditions: [String] = []
    var arguments: [(any DatabaseValueConvertible)?] = []
    var languages: [String] = []
    for language in filter.languages {
      switch language {
      case "en": languages.append("english >= \(LanguageCounts.leastShare)")
      case "ru": languages.append("russian >= \(LanguageCounts.leastShare)")
      default: languages.append("0")
      }
    }
    if !languages.isEmpty { conditions.append("(\(languages.joined(separator: " OR ")))") }
    if !filter.extensions.isEmpty {
      let marks = filter.extensions.map { _ in "?" }.joined(separator: ",")
      conditions.append("extension IN (\(marks))")
      arguments += filter.extensions as [any DatabaseValueConvertible]
    }
    if let after = filter.after {
      conditions.append("date >= ?")
      arguments.append(after)
    }
    if let before = filter.before {
      conditions.append("date < ?")
      arguments.append(before)
    }
    let paths = filter.paths.map { PathPattern($0) }
    let columns = paths.isEmpty ? "document.id" : "document.id, file.path, identifier"
    let join = paths.isEmpty ? "" : "JOIN file ON file.id = document.file"
    let condition = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    return try connection.perform { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT \(columns) FROM document \(join) \(condition) ORDER BY document.id",
        arguments: StatementArguments(arguments))
      var found: [Int64] = []
      while let row = try rows.next() {
        if !paths.isEmpty {
          var name = Blob.bytes(row, 1)
          if let identifier = try row.optionalText(2) { name += Array(("#" + identifier).utf8) }
          guard paths.contains(where: { $0.matches(name) }) else { continue }
        }
        found.append(try row.integer(0))
      }
      return found
    }
  }
}
