internal import Analysis
internal import GRDB
internal import Glibc

/// A lexicon: word pairs of both languages, where they come from, and what was learnt from them.
///
/// Sources are added and removed; ``learn(progress:)`` then makes the tables that queries read. Not
/// thread-safe: one a thread; readers and one writer may be at work together. Errors are
/// ``LexiconError``.
public final class LexiconDatabase {
  /// Where it is, for messages.
  public let displayPath: String
  let queue: DatabaseQueue
  private var known: [String: [TargetList.Target]] = [:]
  /// Words whose translations are kept at hand.
  private static let mostKnown = 20_000

  /// Opens a lexicon.
  ///
  /// - Parameters:
  ///   - path: of the database; the folder must be there.
  ///   - isWritable: makes a new one where there is none.
  public init(path: [UInt8], isWritable: Bool = false) throws {
    guard let name = String(validating: path, as: UTF8.self) else {
      throw LexiconError.unreadable(
        path: String(decoding: path, as: UTF8.self), reason: "its path is not UTF-8")
    }
    displayPath = name
    if !isWritable, !SourceFile.exists(path) {
      throw LexiconError.unreadable(path: name, reason: "no such file")
    }
    var configuration = Configuration()
    configuration.readonly = !isWritable
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA cache_size = -8192")
      try db.execute(sql: "PRAGMA mmap_size = 268435456")
    }
    do {
      queue = try DatabaseQueue(path: name, configuration: configuration)
      let (id, found, tables) = try queue.inDatabase { db in
        (
          try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
          try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0,
          try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        )
      }
      if tables > 0 || !isWritable {
        guard id == LexiconSchema.applicationID else {
          throw LexiconError.notALexicon(path: name, reason: "its application ID is \(id)")
        }
        guard found <= LexiconSchema.version else {
          throw LexiconError.newerSchema(
            path: name, found: found, supported: LexiconSchema.version)
        }
      }
      if isWritable { try LexiconSchema.migrator.migrate(queue) }
    } catch {
      throw LexiconError.wrapping(error, path: name)
    }
  }

  /// Whether the learnt tables hold stems of this program's analyzer; if not, nothing is translated
  /// until ``learn(progress:)`` runs.
  public func isCurrent() throws -> Bool {
    try perform { db in
      try String.fetchOne(db, sql: "SELECT value FROM meta WHERE key = 'analyzer'")
        == Analyzer.identity
    }
  }

  func perform<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do { return try queue.inDatabase(body) } catch {
      throw LexiconError.wrapping(error, path: displayPath)
    }
  }

  func forgetKnown() { known.removeAll() }

  // MARK: reading

  /// What a stem may stand for, most likely first. Some 10 µs, or nothing where it was asked before.
  func targets(of stem: String) throws -> [TargetList.Target] {
    if let targets = known[stem] { return targets }
    let targets = try perform { db -> [TargetList.Target] in
      let statement = try db.cachedStatement(
        sql: "SELECT targets FROM translation WHERE stem = ?")
      let value = try DatabaseValue.fetchOne(statement, arguments: [stem])
      return TargetList.unpack(value.map(Blob.bytes) ?? [])
    }
    if known.count >= Self.mostKnown { known.removeAll(keepingCapacity: true) }
    known[stem] = targets
    return targets
  }

  /// All sources, by name.
  public func sources() throws -> [LexiconSource] {
    try perform { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT name, path, format, weight,
            (SELECT count(*) FROM pair WHERE source = source.id) AS pairs,
            (SELECT count(*) FROM segment WHERE source = source.id) AS segments,
            (SELECT count(*) FROM alias WHERE source = source.id) AS aliases
          FROM source ORDER BY name
          """
      ).map { row in
        LexiconSource(
          name: row["name"], path: Blob.bytes(row["path"]), format: row["format"],
          weight: row["weight"], pairCount: row["pairs"], segmentCount: row["segments"],
          aliasCount: row["aliases"])
      }
    }
  }

  /// What sources say of a word as it is written, with the names of the sources: for people.
  public func entries(of word: String) throws -> [(source: String, translation: String)] {
    try perform { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT DISTINCT source.name AS name,
            CASE WHEN english = ?1 THEN russian ELSE english END AS other
          FROM pair JOIN source ON source.id = pair.source
          WHERE english = ?1 OR russian = ?1
          UNION SELECT source.name, CASE WHEN short = ?1 THEN long ELSE short END
          FROM alias JOIN source ON source.id = alias.source
          WHERE short = ?1 OR long = ?1
          ORDER BY name, other LIMIT 200
          """, arguments: [word]
      ).map { (source: $0["name"], translation: $0["other"]) }
    }
  }

  /// What a query for a word would look for besides: the stems of translations with a form of each,
  /// most likely first.
  public func translations(of word: String) throws -> [(form: String, probability: Double)] {
    guard try isCurrent(), let found = Analyzer().queryWords(word).first else { return [] }
    var seen: Set<String> = []
    var all: [TargetList.Target] = []
    for term in found.stems where seen.insert(term.text).inserted {
      all += try targets(of: term.text)
    }
    return all.sorted { $0.probability > $1.probability }
      .map { (form: $0.form, probability: $0.probability) }
  }
}
