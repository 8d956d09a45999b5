internal import Documents
internal import GRDBSQLite
internal import SystemPackage

/// The peer FTS5: `ORDER BY rank LIMIT 10` over a table with positions and no stored text, in one
/// segment.
///
/// Its rank has k1 1.2 and b 0.75, which are not to be set.
final class FTS5Engine: TopKEngine {
  let name = "FTS5"
  let hasPlainWords = true
  private let database: SQLiteDatabase
  private let statement: SQLiteStatement

  init(path: String) throws {
    database = try SQLiteDatabase(path: path)
    try database.execute("PRAGMA mmap_size = 4294967296")
    statement = try SQLiteStatement(
      database, "SELECT rowid, rank FROM document WHERE document MATCH ?1 ORDER BY rank LIMIT 10")
  }

  /// Builds the table; settings as fast as FTS5 allows.
  static func build(from corpus: String, to path: String) throws {
    let database = try SQLiteDatabase(path: path + ".part")
    try database.execute(
      """
      PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
      CREATE VIRTUAL TABLE document USING fts5(
        body, content = '', tokenize = 'unicode61 remove_diacritics 0');
      INSERT INTO document(document, rank) VALUES ('hashsize', 268435456), ('automerge', 0);
      BEGIN
      """)
    let insert = try SQLiteStatement(
      database, "INSERT INTO document(rowid, body) VALUES (?1, ?2)")
    var count: Int64 = 0
    try JSONLinesReader().forEachRecord(in: FilePath(corpus)) { _, result in
      guard case .success(let document) = result else { return true }
      count += 1
      insert.bind(1, count)
      insert.bind(2, document.body)
      _ = try insert.step()
      return true
    }
    try database.execute("INSERT INTO document(document) VALUES ('optimize'); COMMIT")
    try Files.rename(path + ".part", to: path)
  }

  func run(_ query: BenchQuery, mode: QueryMode) throws -> [ScoredDocument]? {
    guard let match = Self.match(query, mode) else { return nil }
    statement.bind(1, Array(match.utf8))
    var best: [ScoredDocument] = []
    while try statement.step() {
      best.append(
        ScoredDocument(document: Int(statement.integer(0)), score: -statement.double(1)))
    }
    return best
  }

  /// FTS5 has no words that count as one.
  private static func match(_ query: BenchQuery, _ mode: QueryMode) -> String? {
    let words = query.words.map { "\"\($0)\"" }
    return switch mode {
    case .any: words.joined(separator: " OR ")
    case .all: words.joined(separator: " ")
    case .phrase: words.joined(separator: " + ")
    case .prefix: words[0] + "*"
    case .prefixUnscored, .firstWords, .group, .translations: nil
    }
  }
}
