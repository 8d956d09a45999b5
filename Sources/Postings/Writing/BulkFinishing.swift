internal import Dispatch
internal import GRDB

/// The end of a bulk build, when FTS5's tables are whole and nobody else knows of them: FTS5 checks its postings on one
/// thread while the blocks are derived from them on another.
///
/// The check is a statement that writes, so that the rows of the blocks wait for it: in memory as far as there is room.
final class BulkFinishing {
  /// Bytes of rows that may wait.
  private static let room = 24 << 20
  /// Bytes that are written together.
  private static let portion = 1 << 20

  private let connection: IndexConnection
  private let folder: IndexFolder
  private let generation: Int
  private let check: IntegrityCheck
  private var waiting: [BlockRow] = []
  private var waitingSize = 0
  private var rows: BlockRowWriter?

  /// - Parameter connection: To write; in the mode of updates, for then others may read meanwhile.
  init(_ connection: IndexConnection, folder: IndexFolder, generation: Int) {
    self.connection = connection
    self.folder = folder
    self.generation = generation
    check = IntegrityCheck(connection)
  }

  /// Throws where FTS5 finds its postings unsound.
  func run(visitTerm: BlockWriter.TermVisitor) throws {
    check.start()
    // Whatever fails, the connection is the check's until it has ended.
    defer { check.finish() }
    let reader = try IndexConnection(folder: folder, generation: generation, access: .scan)
    let state = try reader.perform { db in
      try BlockWriter.derive(db, visitTerm: visitTerm) { try self.put($0) }
    }
    try write()
    try connection.perform { db in
      rows = nil
      if let state { try Meta.set(.blocks, state.text, in: db) }
      if db.isInsideTransaction { try db.execute(sql: "COMMIT") }
    }
    try reader.queue.close()
  }

  private func put(_ row: BlockRow) throws {
    waiting.append(row)
    waitingSize += row.size
    guard waitingSize >= Self.portion, check.hasEnded || waitingSize >= Self.room else { return }
    try write()
  }

  private func write() throws {
    try check.result()
    try connection.perform { db in
      if rows == nil {
        try db.execute(sql: "BEGIN IMMEDIATE")
        rows = try BlockRowWriter(db)
      }
      for row in waiting { try rows?.insert(row) }
    }
    waiting.removeAll(keepingCapacity: true)
    waitingSize = 0
  }
}

/// FTS5's own check of its postings, on a thread of its own.
private final class IntegrityCheck: @unchecked Sendable {
  // The connection and the failure belong to the thread until the group is empty.
  private let connection: IndexConnection
  private var failure: (any Error)?
  private let group = DispatchGroup()

  init(_ connection: IndexConnection) { self.connection = connection }

  func start() {
    DispatchQueue.global().async(group: group) { [self] in
      do {
        try connection.perform {
          try $0.execute(sql: "INSERT INTO postings(postings) VALUES ('integrity-check')")
        }
      } catch {
        failure = error
      }
    }
  }

  var hasEnded: Bool { group.wait(timeout: .now()) == .success }

  /// Waits for the end.
  func finish() { group.wait() }

  /// Waits for the end; throws what the check found.
  func result() throws {
    group.wait()
    if let failure { throw failure }
  }
}
