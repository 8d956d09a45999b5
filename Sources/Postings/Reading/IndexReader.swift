public import Analysis
internal import GRDB
internal import GRDBSQLite

/// Counts over all documents.
public struct CollectionStatistics: Sendable, Equatable {
  /// Documents that can be found.
  public var documentCount: Int
  /// Positions of all titles and of all bodies.
  public var titleLength: Int
  /// Positions of all bodies.
  public var bodyLength: Int
  /// Documents by language; nil where they have not been counted.
  public var languages: LanguageCounts?

  /// Puts the counts together.
  public init(
    documentCount: Int, titleLength: Int, bodyLength: Int, languages: LanguageCounts? = nil
  ) {
    self.documentCount = documentCount
    self.titleLength = titleLength
    self.bodyLength = bodyLength
    self.languages = languages
  }
}

/// A view of one generation of an index, whole and unchanging while it is held.
///
/// Not thread-safe: one a thread; any number may read at once, also beside a writer. Errors are ``IndexError``.
public final class IndexReader {
  /// Where the index is.
  public let folder: IndexFolder
  /// The generation that is read.
  public let generation: Int
  /// Whether texts are stored; without them snippets read the files again.
  public let storesText: Bool
  /// What knows the lemmas of the index; nil for one without, and where it is not at hand.
  public let morphology: LemmaDictionary?
  /// Whether the index has lemmas of a dictionary that is not at hand, so that only stems and forms can be searched.
  public let lacksMorphology: Bool
  let connection: IndexConnection
  let compressor = TextCompressor()
  private let hold: GenerationHold?
  private var blocks: BlockedIndex??
  /// Made when they are first asked for.
  var documentRows: DocumentRows?

  /// - Parameter folder: The index folder (`.slovo`), as bytes.
  public convenience init(folder: [UInt8]) throws {
    try self.init(folder: IndexFolder(path: folder))
  }

  /// - Parameters:
  ///   - checksAnalyzer: Refuse an index whose terms were made by another analyzer; `check` and `rebuild` look into
  ///     such an index all the same.
  ///   - atHand: A dictionary of forms, for an index that was made with it.
  public init(
    folder: IndexFolder, checksAnalyzer: Bool = true, morphology atHand: LemmaDictionary? = nil
  ) throws {
    self.folder = folder
    (generation, connection, hold) = try Self.open(folder)
    let dead: Set<Int64>
    let made: MadeAnalyzer
    (storesText, dead, made) = try connection.perform { db in
      // The transaction stays open: the reader sees one state for as long as it lives.
      try db.execute(sql: "BEGIN")
      let made = try MadeAnalyzer(db, atHand)
      let storesText = try Meta.get(.storesText, in: db) != "0"
      let dead = storesText ? [] : try Set(Int64.fetchAll(db, sql: "SELECT id FROM dead"))
      return (storesText, dead, made)
    }
    switch made {
    case .known(let known): (morphology, lacksMorphology) = (known, false)
    case .lacksMorphology: (morphology, lacksMorphology) = (nil, true)
    case .other:
      (morphology, lacksMorphology) = (nil, false)
      if checksAnalyzer { _ = try made.morphology(atHand: atHand) }
    }
    connection.collector.dead = dead
  }

  /// Opens the current generation; a rebuild may remove it between the look at the pointer and the hold, then the
  /// pointer already names the next.
  private static func open(
    _ folder: IndexFolder
  ) throws -> (Int, IndexConnection, GenerationHold?) {
    var attempt = 0
    while true {
      attempt += 1
      let generation = try folder.currentGeneration()
      let hold = try GenerationHold(folder: folder, generation: generation, exclusive: false)
      do {
        return (
          generation, try IndexConnection(folder: folder, generation: generation, access: .read),
          hold
        )
      } catch {
        guard attempt < 5, try folder.currentGeneration() != generation else { throw error }
      }
    }
  }

  /// The postings in blocks; nil where the index has none that can be read.
  public func blockedIndex() throws -> BlockedIndex? {
    if let blocks { return blocks }
    var opened: BlockedIndex?
    do {
      opened = try connection.perform {
        try BlockedIndex(
          $0, connection.mapped($0), dead: connection.collector.dead, path: connection.displayPath)
      }
    } catch IndexError.corrupt {
      // What is derived can be done without.
    }
    blocks = .some(opened)
    return opened
  }

  /// The version of SQLite.
  public static var libraryVersion: String { String(cString: sqlite3_libversion()) }

  /// Cost: three small rows, whatever the size of the index.
  public func collectionStatistics() throws -> CollectionStatistics {
    try connection.perform { db in
      let record = try Row.fetchOne(db, sql: "SELECT block FROM postings_data WHERE id = 1")
      let totals = FTS5Averages(record.map { Blob.bytes($0, 0) } ?? [])
      let documentCount = max(0, totals.rowCount - connection.collector.dead.count)
      // What does not add up was left behind by a program that knew nothing of languages.
      let languages = try LanguageCounts.load(db).flatMap {
        $0.documents == documentCount ? $0 : nil
      }
      return CollectionStatistics(
        documentCount: documentCount,
        titleLength: totals.columnSizes.first ?? 0,
        bodyLength: totals.columnSizes.dropFirst().first ?? 0, languages: languages)
    }
  }

  /// The documents that a pattern occurs in.
  ///
  /// Cost: proportional to the postings of its terms.
  ///
  /// - Parameter field: nil for both.
  public func postings(_ pattern: PostingPattern, in field: Field? = nil) throws -> PostingList {
    guard let expression = MatchExpression(pattern, in: field) else { return PostingList() }
    if field == nil, case .phrase(let positions) = pattern, positions.count > 1,
      let index = try blockedIndex(), index.hasPositions
    {
      var list = try index.phrasePostings(positions.map { $0.map(\.stored) })
      if index.hasLaterDocuments {
        list.append(try match(expression, pattern, after: Int64(index.lastDocID)))
      }
      return list
    }
    return try match(expression, pattern, after: nil)
  }

  /// The documents that a pattern occurs in, by FTS5 alone: what all other ways are held against.
  public func postingsOfFTS5(
    _ pattern: PostingPattern, in field: Field? = nil
  ) throws -> PostingList {
    guard let expression = MatchExpression(pattern, in: field) else { return PostingList() }
    return try match(expression, pattern, after: nil)
  }

  /// - Parameter docID: Documents up to this one are left out.
  private func match(
    _ expression: MatchExpression, _ pattern: PostingPattern, after docID: Int64?
  ) throws -> PostingList {
    if case .prefix = pattern {
      connection.collector.begin(sumsPhrases: true)
    } else {
      connection.collector.begin(sumsPhrases: false)
    }
    try connection.perform { db in
      let rest = docID == nil ? "" : " AND rowid > ?"
      let statement = try db.cachedStatement(
        sql: "SELECT slovo_collect(postings) FROM postings WHERE postings MATCH ?\(rest)")
      let arguments: [(any DatabaseValueConvertible)?] =
        [expression.text] + (docID.map { [$0] } ?? [])
      let rows = try Row.fetchCursor(statement, arguments: StatementArguments(arguments))
      while try rows.next() != nil {}
    }
    return connection.collector.list
  }
}
