internal import GRDB

/// The tables of a lexicon and their migrations.
enum LexiconSchema {
  /// Goes into `user_version`; a program refuses a lexicon of a higher one.
  static let version = 1
  /// "SlLx"
  static let applicationID = 0x536C_4C78

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: sources, what they say, what was learnt") { db in
      try db.execute(sql: firstVersion)
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: "PRAGMA user_version = \(version)")
    }
    return migrator
  }

  private static let firstVersion = """
    -- Facts about the lexicon as a whole.
    CREATE TABLE meta (
      key   TEXT PRIMARY KEY,   -- analyzer: whose stems the learnt tables hold
      value TEXT NOT NULL
    ) WITHOUT ROWID;

    -- What was added.
    CREATE TABLE source (
      id     INTEGER PRIMARY KEY,
      name   TEXT NOT NULL UNIQUE, -- what users call it
      path   BLOB NOT NULL,        -- absolute; bytes as the file system has them
      format TEXT NOT NULL,        -- SourceFormat, or acronyms, parallel
      weight REAL NOT NULL,        -- beside other sources, above 0
      added  INTEGER NOT NULL      -- seconds since 1970-01-01 UTC
    );

    -- Translations that someone chose.
    CREATE TABLE pair (
      source  INTEGER NOT NULL, -- source.id
      english TEXT NOT NULL,
      russian TEXT NOT NULL,
      weight  REAL NOT NULL     -- within its source
    );
    CREATE INDEX pair_source ON pair(source);

    -- Texts that say the same in both languages.
    CREATE TABLE segment (
      source  INTEGER NOT NULL, -- source.id
      english TEXT NOT NULL,
      russian TEXT NOT NULL
    );
    CREATE INDEX segment_source ON segment(source);

    -- Words of one language for one another (kind s), acronyms and their phrases (kind a).
    CREATE TABLE alias (
      source INTEGER NOT NULL, -- source.id
      kind   TEXT NOT NULL,
      short  TEXT NOT NULL,
      long   TEXT NOT NULL
    );
    CREATE INDEX alias_source ON alias(source);

    -- Learnt from all of the above: what a query word may stand for.
    CREATE TABLE translation (
      stem    TEXT PRIMARY KEY, -- of either language; its alphabet tells which
      targets BLOB NOT NULL     -- see TargetList
    ) WITHOUT ROWID;
    """
}
