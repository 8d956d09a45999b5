internal import Analysis
internal import Postings
internal import Searching

/// An index whose records and texts are kept once they were read: hundreds of topics look at the same
/// documents, by one ranking after another.
final class CachedSource: PostingSource {
  private static let recordLimit = 200_000
  /// Bytes of texts.
  private static let textLimit = 128 << 20

  private let source: RereadingSource
  /// What else words may mean in the index.
  let expander: IndexExpander
  /// What knows the lemmas of the index.
  let morphology: LemmaDictionary?
  private var records: [Int64: DocumentRecord] = [:]
  private var names: [Int64: String] = [:]
  private var texts: [Int64: StoredText] = [:]
  private var textBytes = 0

  init(_ reader: IndexReader) {
    source = RereadingSource(reader)
    expander = IndexExpander(reader)
    morphology = reader.morphology
  }

  func records(_ docIDs: [Int64]) throws -> [DocumentRecord] {
    let missing = docIDs.filter { records[$0] == nil }
    if records.count + missing.count > Self.recordLimit {
      records.removeAll()
      return try source.records(docIDs)
    }
    for record in try source.records(missing) { records[record.docID] = record }
    return docIDs.compactMap { records[$0] }
  }

  /// The names of documents, at least of those asked for that are there. Asked for by one naming only.
  func names(_ docIDs: [Int64], _ naming: DocumentNaming) throws -> [Int64: String] {
    if names.count + docIDs.count > Self.recordLimit { names.removeAll() }
    let missing = docIDs.filter { names[$0] == nil }
    for record in try source.records(missing) { names[record.docID] = naming.name(record) }
    return names
  }

  func text(_ docID: Int64) throws -> StoredText? {
    if let text = texts[docID] { return text }
    guard let text = try source.text(docID) else { return nil }
    if textBytes > Self.textLimit {
      texts.removeAll()
      textBytes = 0
    }
    texts[docID] = text
    textBytes += text.body.count
    return text
  }

  func collectionStatistics() throws -> CollectionStatistics { try source.collectionStatistics() }

  func postings(_ pattern: PostingPattern, in field: Field?) throws -> PostingList {
    try source.postings(pattern, in: field)
  }

  func plainPostings(_ pattern: PostingPattern, in field: Field?) throws -> PostingList {
    try source.plainPostings(pattern, in: field)
  }

  func docIDs(passing filter: DocumentFilter) throws -> [Int64] {
    try source.docIDs(passing: filter)
  }

  func documentCount(ofLine line: UnsafeBufferPointer<UInt8>, least: Int) throws -> Int {
    try source.documentCount(ofLine: line, least: least)
  }

  func places(of words: [[Term]], in docIDs: [Int64]) throws -> [Int64: TermPlaces] {
    try source.places(of: words, in: docIDs)
  }

  func blockedIndex() throws -> BlockedIndex? { try source.blockedIndex() }
}
