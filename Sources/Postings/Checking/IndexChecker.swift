public import Analysis
internal import GRDB

/// What a check found wrong, in words.
public struct IndexProblem: Sendable, Equatable, CustomStringConvertible {
  /// Which part is not sound.
  public enum Kind: String, Sendable, CaseIterable {
    /// The postings in blocks are not those of the full-text index.
    case blocks
    /// The database file itself is damaged.
    case database
    /// The full-text index does not hold what the stored texts say.
    case postings
    /// Rows that belong together do not.
    case rows
    /// A stored text cannot be restored, or is not what was indexed.
    case text
  }

  /// The part that is not sound.
  public var kind: Kind
  /// What is wrong, in words.
  public var description: String
}

/// Checks the current generation: the database, FTS5's index, our tables against it, and the stored texts against the
/// terms. Holds the writer's lock, so nothing changes meanwhile; readers go on.
///
/// Cost: reads everything and analyzes every stored text again, about as long as a build without its writing.
public final class IndexChecker {
  let connection: IndexConnection
  let storesText: Bool
  private let folder: IndexFolder
  private let generation: Int
  private let lock: WriterLock?
  private let hold: GenerationHold?
  /// Whether the folder cannot be written; FTS5 compares its postings only where it may write.
  public let isReadOnly: Bool
  /// Why the postings cannot be compared with the texts: another analyzer made them.
  public let mismatch: IndexError?

  private let morphology: LemmaDictionary?

  /// - Parameters:
  ///   - waits: Wait for a writer instead of refusing.
  ///   - morphology: The dictionary at hand, for an index with lemmas.
  /// - Throws: ``IndexError`` for an index that cannot be opened at all.
  public init(
    folder: IndexFolder, waits: Bool = false, morphology atHand: LemmaDictionary? = nil
  ) throws {
    isReadOnly = !POSIX.isWritable(folder.path)
    lock = isReadOnly ? nil : try WriterLock(folder: folder, waits: waits)
    self.folder = folder
    generation = try folder.currentGeneration()
    hold = try GenerationHold(folder: folder, generation: generation, exclusive: false)
    connection = try IndexConnection(
      folder: folder, generation: generation, access: isReadOnly ? .read : .update)
    storesText = try connection.perform { try Meta.get(.storesText, in: $0) } != "0"
    let made = try connection.perform { try MadeAnalyzer($0, atHand) }
    do {
      morphology = try made.morphology(atHand: atHand)
      mismatch = nil
    } catch {
      morphology = nil
      mismatch = error
    }
    connection.tokenizer.morphology = morphology
  }

  /// The problems found; none for a sound index. At most a hundred of a kind are named.
  public func problems() throws -> [IndexProblem] {
    var problems = try databaseProblems()
    guard problems.isEmpty else { return problems }
    problems += try rowProblems()
    problems += try contentProblems()
    if problems.isEmpty { problems += try blockProblems() }
    return problems
  }

  private func blockProblems() throws -> [IndexProblem] {
    let path = connection.displayPath
    do {
      let difference = try connection.perform {
        try BlockComparison($0, path: path).difference()
      }
      return difference.map { [IndexProblem(kind: .blocks, description: "\($0) differ")] } ?? []
    } catch let damage as SegmentDamage {
      return [
        IndexProblem(
          kind: .blocks, description: "page \(damage.page) of segment \(damage.segment) is damaged")
      ]
    } catch IndexError.corrupt(_, let reason) {
      return [IndexProblem(kind: .blocks, description: reason)]
    }
  }

  private func databaseProblems() throws -> [IndexProblem] {
    let file = folder.file(IndexFolder.databaseName(generation))
    // What is in the log may be missing in the file.
    let isCutOff = try connection.perform { DatabaseFile($0)?.isCutOff == true }
    if isCutOff, !IndexConnection.hasLog(file) {
      return [IndexProblem(kind: .database, description: "the end of the file is missing")]
    }
    do {
      return try connection.perform { db in
        try String.fetchAll(db, sql: "PRAGMA quick_check(100)").filter { $0 != "ok" }
          .map { IndexProblem(kind: .database, description: $0) }
      }
    } catch IndexError.corrupt(_, let reason) {
      return [IndexProblem(kind: .database, description: reason)]
    }
  }

  /// Laws between the tables; each query counts the rows that break one.
  private func rowProblems() throws -> [IndexProblem] {
    var laws = [
      (
        "documents without a file",
        "SELECT count(*) FROM document WHERE file NOT IN (SELECT id FROM file)"
      ),
      (
        "documents without postings",
        "SELECT count(*) FROM document WHERE id NOT IN (SELECT id FROM postings_docsize)"
      ),
      (
        "postings of documents that are not there",
        """
        SELECT count(*) FROM postings_docsize
        WHERE id NOT IN (SELECT id FROM document) AND id NOT IN (SELECT id FROM dead)
        """
      ),
      (
        "documents of files that were skipped",
        """
        SELECT count(*) FROM document JOIN file ON file.id = document.file
        WHERE file.skipped IS NOT NULL
        """
      ),
    ]
    if storesText {
      laws.append(
        (
          "documents without a stored text",
          "SELECT count(*) FROM document WHERE id NOT IN (SELECT id FROM text)"
        ))
      laws.append(
        (
          "stored texts of documents that are not there",
          "SELECT count(*) FROM text WHERE id NOT IN (SELECT id FROM document)"
        ))
    }
    return try connection.perform { db in
      var problems: [IndexProblem] = try laws.compactMap { law, sql in
        let count = try Int.fetchOne(db, sql: sql) ?? 0
        return count == 0 ? nil : IndexProblem(kind: .rows, description: "\(count) \(law)")
      }
      // An index of before they were counted has none; what is wrong with rows makes counts wrong too.
      if problems.isEmpty, let kept = try LanguageCounts.load(db),
        kept != (try LanguageCounts.recount(db))
      {
        problems.append(
          IndexProblem(kind: .rows, description: "the counts of documents by language are wrong"))
      }
      if try !LineSketch.hasSoundBounds(db) {
        problems.append(
          IndexProblem(kind: .rows, description: "the bounds of counts of lines are wrong"))
      }
      return problems
    }
  }

  /// Every stored text is restored and compared with the hash taken when it was indexed; every term of every text is
  /// compared with the postings. Two threads share the work.
  private func contentProblems() throws -> [IndexProblem] {
    guard storesText else { return try postingProblems(comparesText: false) }
    guard !isReadOnly, mismatch == nil else {
      return try textProblems(damagedDocuments()) + postingProblems(comparesText: false)
    }
    let analysis = TextAnalysis(
      folder: folder, generation: generation, morphology: morphology)
    connection.tokenizer.analysis = analysis
    let compared = Result { try postingProblems(comparesText: true) }
    connection.tokenizer.analysis = nil
    let damaged = try analysis.finish()
    guard !damaged.isEmpty else { return try compared.get() }
    // Texts that cannot be restored have no terms to compare.
    return try textProblems(damaged) + postingProblems(comparesText: false)
  }

  private func textProblems(_ damaged: [Int64]) -> [IndexProblem] {
    damaged.prefix(100).map {
      IndexProblem(
        kind: .text, description: "the stored text of document \($0) is not what was indexed")
    }
  }

  /// FTS5's own check; with stored text it analyzes each text again and compares all terms.
  private func postingProblems(comparesText: Bool) throws -> [IndexProblem] {
    guard !isReadOnly else { return [] }
    do {
      try connection.queue.inDatabase { db in
        try db.execute(
          sql: "INSERT INTO postings(postings, rank) VALUES ('integrity-check', ?)",
          arguments: [comparesText ? 1 : 0])
      }
      return []
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      let reason =
        comparesText
        ? "the full-text index does not match the stored texts" : "the full-text index is damaged"
      return [IndexProblem(kind: .postings, description: reason)]
    } catch {
      throw IndexError.wrapping(error, path: connection.displayPath)
    }
  }
}
