internal import GRDB
internal import Glibc

/// What goes in and out.
extension LexiconDatabase {
  /// Reads a source into the lexicon; one of the same name is replaced.
  ///
  /// - Parameters:
  ///   - path: absolute, as bytes.
  ///   - name: what to call it; the file's name unless given.
  ///   - weight: beside other sources; by format unless given.
  ///   - report: told of what was broken and passed over.
  ///   - progress: told how many entries were read.
  /// - Returns: how many entries were read.
  @discardableResult
  public func add(
    path: [UInt8], name: String? = nil, weight: Double? = nil,
    report: @escaping (LexiconFailure) -> Void = { _ in },
    progress: @escaping (Int) -> Void = { _ in }
  ) throws -> Int {
    let file = path.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? path
    let fileName = String(decoding: file, as: UTF8.self)
    guard let format = SourceFormat(fileName: fileName) else {
      throw LexiconError.unknownFormat(path: String(decoding: path, as: UTF8.self))
    }
    return try store(
      name: name ?? fileName, path: path, format: format.rawValue,
      weight: weight ?? format.weight, progress: progress
    ) { take in
      try SourceReader(path: path, format: format, take: take, report: report).read()
    }
  }

  /// Adds texts and their translations, aligned by the lengths of their lines.
  ///
  /// - Parameter documents: the lines of an English document and of its translation.
  @discardableResult
  public func add(
    parallel documents: some Sequence<(english: [String], russian: [String])>, name: String,
    path: [UInt8] = [], weight: Double = 1, progress: @escaping (Int) -> Void = { _ in }
  ) throws -> Int {
    try store(name: name, path: path, format: "parallel", weight: weight, progress: progress) {
      take in
      for document in documents {
        for (english, russian) in ParallelText.align(document.english, document.russian) {
          if let item = LexiconItem.translation(english, russian, isSegment: true) {
            try take(item)
          }
        }
      }
    }
  }

  /// Adds acronyms with the phrases they stand for; see ``AcronymFinder``.
  @discardableResult
  public func add(acronyms: [AcronymFinder.Acronym], name: String) throws -> Int {
    try store(name: name, path: [], format: "acronyms", weight: 1) { take in
      for acronym in acronyms {
        try take(.acronym(short: acronym.short, phrase: acronym.phrase))
      }
    }
  }

  /// - Throws: ``LexiconError/noSource(name:known:)``.
  public func remove(name: String) throws {
    let known = try sources().map(\.name)
    guard known.contains(name) else { throw LexiconError.noSource(name: name, known: known) }
    try perform { db in
      try db.inTransaction {
        try Self.remove(name, in: db)
        return .commit
      }
    }
  }

  private static func remove(_ name: String, in db: Database) throws {
    guard
      let id = try Int64.fetchOne(
        db, sql: "SELECT id FROM source WHERE name = ?", arguments: [name])
    else { return }
    for table in ["pair", "segment", "alias"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE source = ?", arguments: [id])
    }
    try db.execute(sql: "DELETE FROM source WHERE id = ?", arguments: [id])
  }

  /// One transaction: a source is there whole, or as it was before.
  private func store(
    name: String, path: [UInt8], format: String, weight: Double,
    progress: @escaping (Int) -> Void = { _ in },
    _ read: (@escaping (LexiconItem) throws -> Void) throws -> Void
  ) throws -> Int {
    try perform { db in
      var count = 0
      try db.inTransaction {
        try Self.remove(name, in: db)
        try db.execute(
          sql: "INSERT INTO source (name, path, format, weight, added) VALUES (?, ?, ?, ?, ?)",
          arguments: [
            name, Blob.value(path), format, weight, Int64(time(nil)),
          ])
        let id = db.lastInsertedRowID
        let pair = try db.makeStatement(sql: "INSERT INTO pair VALUES (?, ?, ?, ?)")
        let segment = try db.makeStatement(sql: "INSERT INTO segment VALUES (?, ?, ?)")
        let alias = try db.makeStatement(sql: "INSERT INTO alias VALUES (?, ?, ?, ?)")
        try read { item in
          count += 1
          if count % 1000 == 0 { progress(count) }
          switch item {
          case .pair(let english, let russian, let weight):
            try pair.execute(arguments: [id, english, russian, weight])
          case .segment(let english, let russian):
            try segment.execute(arguments: [id, english, russian])
          case .acronym(let short, let phrase):
            try alias.execute(arguments: [id, "a", short, phrase])
          case .synonyms(let one, let other):
            try alias.execute(arguments: [id, "s", one, other])
          }
        }
        return .commit
      }
      return count
    }
  }
}
