internal import GRDB

/// How many documents there are of each language; a document of two languages counts for both.
public struct LanguageCounts: Sendable, Equatable {
  /// The share of letters from which a document counts for a language, as it does for `lang:en`.
  public static let leastShare = 0.1

  /// All documents.
  public private(set) var documents = 0
  /// Documents with so many Latin letters.
  public private(set) var english = 0
  /// Documents with so many Cyrillic letters.
  public private(set) var russian = 0

  /// Made of its parts.
  public init(documents: Int = 0, english: Int = 0, russian: Int = 0) {
    self.documents = documents
    self.english = english
    self.russian = russian
  }

  /// Counts a document, or takes one off, by the shares of its letters.
  mutating func count(english englishShare: Double, russian russianShare: Double, adding: Bool) {
    let step = adding ? 1 : -1
    documents &+= step
    if englishShare >= Self.leastShare { english &+= step }
    if russianShare >= Self.leastShare { russian &+= step }
  }

  // MARK: as it is kept

  /// The counts of an index; nil where there are none, or none that can be.
  static func load(_ db: Database) throws -> LanguageCounts? {
    try Meta.get(.languages, in: db).flatMap { LanguageCounts($0) }
  }

  /// The counts of an index that is to be changed: those that are kept, where they are of all documents.
  static func current(_ db: Database) throws -> LanguageCounts {
    let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM document") ?? 0
    if let kept = try load(db), kept.documents == count { return kept }
    return try recount(db)
  }

  /// Counts the documents of an index anew. Cost: a pass over their rows.
  static func recount(_ db: Database) throws -> LanguageCounts {
    var counts = LanguageCounts()
    let rows = try RowStatement(db, "SELECT english, russian FROM document")
    defer { rows.reset() }
    while try rows.step() {
      counts.count(english: rows.number(0), russian: rows.number(1), adding: true)
    }
    return counts
  }

  func save(to db: Database) throws { try Meta.set(.languages, text, in: db) }

  /// All, English, Russian.
  private var text: String { "\(documents) \(english) \(russian)" }

  private init?(_ text: String) {
    let numbers = text.split(separator: " ", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 3, let documents = numbers[0], let english = numbers[1],
      let russian = numbers[2], 0...documents ~= english, 0...documents ~= russian
    else { return nil }
    self.init(documents: documents, english: english, russian: russian)
  }
}
