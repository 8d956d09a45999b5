internal import Analysis
internal import GRDB

/// How far ``LexiconDatabase/learn(progress:)`` has come.
public struct LearningProgress: Sendable, Equatable {
  /// What is being done.
  public enum Phase: String, Sendable {
    /// Stemming dictionaries and aligned text.
    case reading
    /// Aligning words.
    case aligning
    /// Writing what was learnt.
    case writing
  }

  /// What is being done.
  public var phase: Phase
  /// Of this phase, 0…1.
  public var share: Double
}

/// What is learnt from the sources.
extension LexiconDatabase {
  /// More words make an explanation, not a translation.
  private static let mostWords = 4
  /// Aligned text beside a dictionary of weight 1.
  private static let alignmentWeight: Float = 1

  /// Makes the tables that queries read, from all sources together.
  ///
  /// Takes some seconds for a dictionary, about a minute for 100,000 segments; memory is bounded by
  /// ``WordAlignment/pairLimit``. A reader sees the old tables until the new ones are whole.
  ///
  /// - Returns: how many words have translations.
  @discardableResult
  public func learn(progress: (LearningProgress) -> Void = { _ in }) throws -> Int {
    var english = StemNumbers()
    var russian = StemNumbers()
    let content = ContentWords()
    var table = TranslationTable()
    var rows = 0
    try perform { db in
      let total = max(
        1,
        try Int.fetchOne(
          db, sql: "SELECT (SELECT count(*) FROM pair) + (SELECT count(*) FROM segment)") ?? 1)
      func step() {
        rows += 1
        if rows % 1000 == 0 {
          progress(LearningProgress(phase: .reading, share: Double(rows) / Double(total)))
        }
      }
      for source in try Row.fetchAll(db, sql: "SELECT id, weight FROM source ORDER BY id") {
        let id: Int64 = source["id"]
        var counts: [UInt64: Float] = [:]
        let pairs = try Row.fetchCursor(
          db, sql: "SELECT english, russian, weight FROM pair WHERE source = ?", arguments: [id])
        while let row = try pairs.next() {
          step()
          let a = content.words(row["english"], .latin)
          let b = content.words(row["russian"], .cyrillic)
          guard !a.isEmpty, !b.isEmpty, a.count <= Self.mostWords, b.count <= Self.mostWords else {
            continue
          }
          let share = (row["weight"] as Double? ?? 1) / Double(a.count * b.count)
          for e in a {
            for r in b {
              let key = TranslationTable.key(
                english.number(e.stem, form: e.form), russian.number(r.stem, form: r.form))
              counts[key, default: 0] += Float(share)
            }
          }
        }
        if !counts.isEmpty {
          table.add(counts: counts, weight: Float(source["weight"] as Double? ?? 1))
        }
      }
      var corpus = WordAlignment.Corpus()
      let segments = try Row.fetchCursor(db, sql: "SELECT english, russian FROM segment")
      while let row = try segments.next() {
        step()
        corpus.add(
          content.words(row["english"], .latin).map { english.number($0.stem, form: $0.form) },
          content.words(row["russian"], .cyrillic).map { russian.number($0.stem, form: $0.form) })
      }
      let links = WordAlignment.train(corpus) { share in
        progress(LearningProgress(phase: .aligning, share: share))
        return true
      }
      if !links.isEmpty { table.add(links: links, weight: Self.alignmentWeight) }
    }
    progress(LearningProgress(phase: .writing, share: 0))
    return try write(table, english, russian, content)
  }

  private func write(
    _ table: TranslationTable, _ english: StemNumbers, _ russian: StemNumbers,
    _ content: ContentWords
  ) throws -> Int {
    var lists: [String: [TargetList.Target]] = [:]
    for fromEnglish in [true, false] {
      let (own, other) = fromEnglish ? (english, russian) : (russian, english)
      table.forEach(fromEnglish: fromEnglish) { source, targets in
        lists[own.stems[Int(source)]] = targets.map { number, p in
          TargetList.Target(
            kind: .translation, stem: other.stems[Int(number)], form: other.forms[Int(number)],
            probability: Double(p))
        }
      }
    }
    try addAliases(to: &lists, content)
    try perform { db in
      try db.inTransaction {
        try db.execute(sql: "DELETE FROM translation")
        let insert = try db.makeStatement(sql: "INSERT INTO translation VALUES (?, ?)")
        for stem in lists.keys.sorted() {
          try insert.execute(arguments: [stem, Blob.value(TargetList.pack(lists[stem] ?? []))])
        }
        try db.execute(
          sql: """
            INSERT INTO meta VALUES ('analyzer', ?1) ON CONFLICT(key) DO UPDATE SET value = ?1
            """, arguments: [Analyzer.identity])
        return .commit
      }
    }
    forgetKnown()
    return lists.count
  }

  /// Synonyms as they were given, and acronyms of both languages whose phrases translate each other.
  private func addAliases(
    to lists: inout [String: [TargetList.Target]], _ content: ContentWords
  ) throws {
    let rows = try perform { db in
      try Row.fetchAll(db, sql: "SELECT DISTINCT kind, short, long FROM alias").map {
        (
          kind: $0["kind"] as String? ?? "", short: $0["short"] as String? ?? "",
          long: $0["long"] as String? ?? ""
        )
      }
    }
    var latin: [(short: String, words: Set<String>)] = []
    var cyrillic: [(short: String, words: Set<String>)] = []
    for row in rows {
      if row.kind == "s" {
        for (one, other) in [(row.short, row.long), (row.long, row.short)] {
          // Of a phrase no word stands for the whole, and what is of both alphabets is no word of a language.
          let (own, others) = (content.words(one), content.words(other))
          guard own.count == 1, others.count == 1, let a = own.first, let b = others.first,
            Script(of: a.form) == Script(of: b.form)
          else { continue }
          lists[a.stem, default: []].append(
            TargetList.Target(kind: .synonym, stem: b.stem, form: b.form, probability: 1))
        }
      } else {
        let words = Set(content.words(row.long).map(\.stem))
        guard words.count > 1 else { continue }
        if Script(of: row.short) == .latin {
          latin.append((row.short, words))
        } else {
          cyrillic.append((row.short, words))
        }
      }
    }
    for own in cyrillic {
      let means = own.words.map { word in Set((lists[word] ?? []).map(\.stem)) }
      for other in latin where abs(own.words.count - other.words.count) <= 2 {
        let met = means.count { !$0.isDisjoint(with: other.words) }
        guard met * 3 >= own.words.count * 2, met * 3 >= other.words.count * 2,
          let a = content.words(own.short).first, let b = content.words(other.short).first
        else { continue }
        for (from, to) in [(a, b), (b, a)] {
          let target = TargetList.Target(
            kind: .acronym, stem: to.stem, form: to.form, probability: 1)
          if !(lists[from.stem] ?? []).contains(target) {
            lists[from.stem, default: []].insert(target, at: 0)
          }
        }
      }
    }
  }
}
