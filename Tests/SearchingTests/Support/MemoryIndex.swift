import Analysis
import Postings
import Searching

/// An index of a few documents in memory that answers by looking at every one: the oracle, and the
/// stand for tests that need no database. Doc IDs count from 1.
final class MemoryIndex: PostingSource {
  let documents: [MemoryDocument]
  let titles: [MemoryField]
  let bodies: [MemoryField]
  let analyzer = Analyzer()
  /// Whether documents have been counted by language.
  var countsLanguages = false
  /// What searches rank by.
  var ranking = RankingConfiguration()
  /// For each line how many documents hold it.
  private let lineCounts: [String: Int]

  init(_ documents: [MemoryDocument]) {
    self.documents = documents
    titles = documents.map { [analyzer] in MemoryField($0.title, analyzer) }
    bodies = documents.map { [analyzer] in MemoryField($0.body, analyzer) }
    let lines = documents.flatMap { document in
      Set(document.body.split(separator: "\n").map(String.init))
    }
    lineCounts = Dictionary(lines.map { ($0, 1) }, uniquingKeysWith: +)
  }

  convenience init(_ bodies: String...) {
    self.init(bodies.map { MemoryDocument(body: $0) })
  }

  var searcher: Searcher { Searcher(source: self, analyzer: analyzer, ranking: ranking) }

  /// The doc IDs that a query finds, best first.
  func find(_ text: String, _ change: (inout SearchRequest) -> Void = { _ in }) throws -> [Int64] {
    try search(text, change).hits.map(\.docID)
  }

  func search(
    _ text: String, _ change: (inout SearchRequest) -> Void = { _ in }
  ) throws -> SearchResult {
    var request = SearchRequest(text)
    request.limit = 1000
    change(&request)
    return try searcher.search(request)
  }

  func collectionStatistics() -> CollectionStatistics {
    CollectionStatistics(
      documentCount: documents.count,
      titleLength: titles.reduce(0) { $0 + $1.positions.count },
      bodyLength: bodies.reduce(0) { $0 + $1.positions.count },
      languages: countsLanguages
        ? LanguageCounts(
          documents: documents.count, english: documents.count { $0.englishShare >= 0.1 },
          russian: documents.count { $0.russianShare >= 0.1 }) : nil)
  }

  func postings(_ pattern: PostingPattern, in field: Field?) -> PostingList {
    var list = PostingList()
    for index in documents.indices {
      let title = field == .body ? 0 : Self.count(pattern, titles[index])
      let body = field == .title ? 0 : Self.count(pattern, bodies[index])
      guard title + body > 0 else { continue }
      list.docIDs.append(Int64(index + 1))
      list.titleFrequencies.append(UInt32(title))
      list.bodyFrequencies.append(UInt32(body))
      list.titleLengths.append(UInt32(titles[index].positions.count))
      list.bodyLengths.append(UInt32(bodies[index].positions.count))
    }
    return list
  }

  static func count(_ pattern: PostingPattern, _ field: MemoryField) -> Int {
    switch pattern {
    case .near(let phrases, let distance): field.nearCount(phrases, distance: distance)
    case .phrase(let positions): field.starts(positions).count
    case .prefix(let terms): field.prefixCount(terms)
    case .terms(let terms): field.count(terms)
    }
  }

  func docIDs(passing filter: DocumentFilter) -> [Int64] {
    documents.indices.filter { passes(documents[$0], filter) }.map { Int64($0 + 1) }
  }

  func passes(_ document: MemoryDocument, _ filter: DocumentFilter) -> Bool {
    let languages = ["en": document.englishShare, "ru": document.russianShare]
    return (filter.paths.isEmpty || filter.paths.contains { document.path.contains($0) })
      && (filter.languages.isEmpty || filter.languages.contains { languages[$0] ?? 0 >= 0.1 })
      && (filter.extensions.isEmpty
        || filter.extensions.contains { document.path.hasSuffix("." + $0) })
      && (filter.after.map { document.date >= $0 } ?? true)
      && (filter.before.map { document.date < $0 } ?? true)
  }

  func records(_ docIDs: [Int64]) -> [DocumentRecord] {
    docIDs.compactMap { docID in
      guard docID > 0, docID <= documents.count else { return nil }
      let document = documents[Int(docID) - 1]
      return DocumentRecord(
        docID: docID, path: Array(document.path.utf8), identifier: nil, title: document.title,
        date: document.date, size: Int64(document.body.utf8.count), format: "plain",
        encoding: "UTF-8", englishShare: document.englishShare,
        russianShare: document.russianShare, fingerprint: document.fingerprint)
    }
  }

  func text(_ docID: Int64) -> StoredText? {
    let document = documents[Int(docID) - 1]
    guard document.hasText else { return nil }
    return StoredText(body: Array(document.body.utf8), sourceLines: document.sourceLines)
  }

  func documentCount(ofLine line: UnsafeBufferPointer<UInt8>, least: Int) -> Int {
    lineCounts[String(decoding: line, as: UTF8.self)] ?? 0
  }
}
