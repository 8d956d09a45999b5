internal import GRDB
internal import IndexDefinition

/// The schema of a generation and its migrations.
enum IndexSchema {
  /// Goes into `user_version`; a program refuses an index of a higher one.
  static let version = 3
  /// "Slov": `file` and SQLite's own tools know the database by it.
  static let applicationID = 0x536C_6F76

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: documents, text, postings") { db in
      try db.execute(sql: IndexDefinition.schema)
    }
    migrator.registerMigration("2: postings in blocks") { db in
      try db.execute(sql: IndexDefinition.blocks)
      try db.execute(sql: "PRAGMA user_version = 2")
    }
    migrator.registerMigration("3: bits of frequent terms") { db in
      try db.execute(sql: IndexDefinition.bitmaps)
      try db.execute(sql: "PRAGMA user_version = 3")
    }
    return migrator
  }

  /// The statement that makes the full-text table, which depends on whether text is stored.
  static func postingsTable(storesText: Bool) -> String {
    let content = storesText ? "content='document_text', content_rowid='id'" : "content=''"
    return """
      CREATE VIRTUAL TABLE postings USING fts5(
        title, body, \(content), tokenize='slovo', detail=full)
      """
  }

  /// Brings an index of an earlier version to this one.
  static func migrate(_ queue: DatabaseQueue) throws {
    let found = try queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
    if found < version { try migrator.migrate(queue) }
  }

  /// Makes the tables of a new generation.
  ///
  /// - Parameter analyzer: The identity of the one that makes the terms.
  static func create(in queue: DatabaseQueue, storesText: Bool, analyzer: String) throws {
    try migrator.migrate(queue)
    try queue.inDatabase { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: "PRAGMA user_version = \(version)")
      try db.execute(sql: postingsTable(storesText: storesText))
      try Meta.set(.analyzer, analyzer, in: db)
      try Meta.set(.storesText, storesText ? "1" : "0", in: db)
    }
  }

  /// Whether a database is ours and of a version that this program knows.
  ///
  /// - Throws: ``IndexError``.
  static func validate(_ db: Database, path: String) throws {
    let id = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    guard id == applicationID else {
      throw IndexError.notAnIndex(path: path, reason: "its application ID is \(id)")
    }
    let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard found <= version else {
      throw IndexError.newerSchema(path: path, found: found, supported: version)
    }
  }
}

/// Facts about the index as a whole.
enum Meta: String {
  case analyzer
  /// See ``BlockState``.
  case blocks
  case built
  /// See ``LanguageCounts``.
  case languages
  case report
  case storesText = "stores_text"

  static func get(_ key: Meta, in db: Database) throws -> String? {
    try String.fetchOne(db, sql: "SELECT value FROM meta WHERE key = ?", arguments: [key.rawValue])
  }

  static func set(_ key: Meta, _ value: String, in db: Database) throws {
    try db.execute(
      sql: "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT(key) DO UPDATE SET value = ?2",
      arguments: [key.rawValue, value])
  }
}
