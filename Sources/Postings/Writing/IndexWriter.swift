public import Analysis
internal import GRDB
internal import Glibc

/// The one writer of an index.
///
/// - A bulk writer makes a new generation as fast as it can; nobody sees it until ``finish(report:)``, and nothing of
///   it remains if it never comes to that.
/// - An update writer changes the current generation in transactions; readers see the last committed one.
///
/// Not thread-safe. Errors are ``IndexError``.
public final class IndexWriter {
  /// What a writer writes to.
  public enum Mode: Sendable, Equatable {
    /// A new generation, from nothing.
    case bulk(storesText: Bool)
    /// The current generation.
    case update
  }

  /// Where the index is.
  public let folder: IndexFolder
  /// What this writer writes to.
  public let mode: Mode
  /// Whether texts are stored.
  public let storesText: Bool
  /// What knows the lemmas of the index; nil for one without.
  public let morphology: LemmaDictionary?
  let connection: IndexConnection
  let generation: Int
  var statements: WriterStatements?
  var sketch = LineSketch()
  /// Of the documents written so far.
  var languages = LanguageCounts()
  var nextDocID: Int64 = 1
  let compressor = TextCompressor()
  /// Of a bulk build.
  var bulkPostings: BulkPostings?
  /// Of an update: which documents are in blocks.
  var blockState: BlockState?
  /// Of a bulk build: told of every stored term, in the order of bytes, and of how many documents hold it, while the
  /// build is finished. Not called where the index gets no blocks.
  public var visitTerm: (_ storedTerm: [UInt8], _ documentFrequency: Int) -> Void = { _, _ in }
  private let lock: WriterLock
  private var hold: GenerationHold?
  private var isOpen = true

  /// - Parameters:
  ///   - waits: Wait for another writer instead of refusing.
  ///   - atHand: A dictionary of forms: a new generation takes it up; the current one has the one that it was made
  ///     with, or none.
  public init(
    folder: IndexFolder, mode: Mode, waits: Bool = false, morphology atHand: LemmaDictionary? = nil
  ) throws {
    self.folder = folder
    self.mode = mode
    try folder.create()
    lock = try WriterLock(folder: folder, waits: waits)
    try folder.removeStaleGenerations()
    switch mode {
    case .bulk(let storesText):
      self.storesText = storesText
      morphology = atHand
      generation = (try folder.generations().last ?? 0) + 1
      connection = try IndexConnection(folder: folder, generation: generation, access: .bulk)
      do {
        try IndexSchema.create(
          in: connection.queue, storesText: storesText,
          analyzer: Analyzer.identity(with: atHand))
        try connection.perform { try Self.tuneForBulk($0) }
      } catch {
        folder.removeGeneration(generation)
        throw IndexError.wrapping(error, path: connection.displayPath)
      }
    case .update:
      generation = try folder.currentGeneration()
      hold = try GenerationHold(folder: folder, generation: generation, exclusive: false)
      connection = try IndexConnection(folder: folder, generation: generation, access: .update)
      try IndexSchema.migrate(connection.queue)
      blockState = try connection.perform { try BlockState.load($0) }
      storesText = try connection.perform { try Meta.get(.storesText, in: $0) } != "0"
      morphology = try connection.perform { try MadeAnalyzer($0, atHand) }
        .morphology(atHand: atHand)
      sketch = try connection.perform { try LineSketch.load(from: $0) }
      languages = try connection.perform { try LanguageCounts.current($0) }
    }
    connection.tokenizer.morphology = morphology
    try begin()
  }

  private static func tuneForBulk(_ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO postings(postings, rank) VALUES ('pgsz', ?)",
      arguments: [BulkPostings.pageSize])
  }

  // MARK: transactions

  private func begin() throws {
    try connection.perform { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      let highest = """
        SELECT max(ifnull((SELECT max(id) FROM document), 0), ifnull((SELECT max(id) FROM dead), 0))
        """
      let (next, overflow) = (try Int64.fetchOne(db, sql: highest) ?? 0)
        .addingReportingOverflow(1)
      guard !overflow else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "no doc ID is left")
      }
      nextDocID = max(nextDocID, next)
      if statements == nil { statements = try WriterStatements(db, storesText: storesText) }
      if mode != .update { bulkPostings = try BulkPostings(db, folder: folder.path) }
    }
  }

  /// Makes what was written so far lasting. Does nothing in a bulk build, which lasts whole or not at all.
  public func commit() throws {
    guard mode == .update else { return }
    try connection.perform { db in
      try sketch.save(to: db)
      try languages.save(to: db)
      try db.execute(sql: "COMMIT")
    }
    try begin()
  }

  /// Ends the work and shows it to readers.
  ///
  /// - Parameter report: What the build says of itself, kept for `status`.
  public func finish(report: String) throws {
    defer { close() }
    do {
      try connection.perform { db in
        try sketch.save(to: db)
        try languages.save(to: db)
        try Meta.set(.report, report, in: db)
        try Meta.set(.built, String(time(nil)), in: db)
        if let bulkPostings {
          try bulkPostings.finish(db)
          self.bulkPostings = nil
        }
        try db.execute(sql: "COMMIT")
        if mode == .update { try BlockFolding.foldIfDue(db) }
      }
    } catch {
      abandon()
      throw error
    }
    statements = nil
    guard mode != .update else {
      try connection.perform { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
      return
    }
    try publish()
  }

  /// Derives blocks, checks, syncs and makes current what a bulk build wrote.
  private func publish() throws {
    do {
      try connection.queue.close()
      // The write-ahead log lets readers work beside a writer; the mode is kept in the database's header. FTS5 reads
      // what was written past it only on a new connection.
      let last = try IndexConnection(folder: folder, generation: generation, access: .update)
      let finishing = BulkFinishing(last, folder: folder, generation: generation)
      try finishing.run(visitTerm: visitTerm)
      try last.queue.close()
      try POSIX.sync(folder.file(IndexFolder.databaseName(generation)))
      try folder.setCurrent(generation)
    } catch {
      folder.removeGeneration(generation)
      throw IndexError.wrapping(error, path: connection.displayPath)
    }
    try folder.removeStaleGenerations()
  }

  /// Gives up: what was not committed is gone.
  public func abandon() {
    guard isOpen else { return }
    statements = nil
    bulkPostings = nil
    try? connection.queue.inDatabase { db in
      if db.isInsideTransaction { try db.execute(sql: "ROLLBACK") }
    }
    if mode != .update {
      try? connection.queue.close()
      folder.removeGeneration(generation)
    }
    close()
  }

  private func close() {
    guard isOpen else { return }
    isOpen = false
    statements = nil
    bulkPostings = nil
    try? connection.queue.close()
    hold?.release()
    lock.release()
  }

  deinit { abandon() }
}
