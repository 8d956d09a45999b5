internal import Analysis
internal import Indexing
internal import Postings
internal import Searching

/// An index as searching sees it; where no text is stored, the file is read again.
struct RereadingSource: PostingSource {
  private let reader: IndexReader
  private let rereader: DocumentRereader?

  init(_ reader: IndexReader) {
    self.reader = reader
    rereader = reader.storesText ? nil : DocumentRereader(folder: reader.folder)
  }

  func collectionStatistics() throws -> CollectionStatistics { try reader.collectionStatistics() }

  func postings(_ pattern: PostingPattern, in field: Field?) throws -> PostingList {
    try reader.postings(pattern, in: field)
  }

  func plainPostings(_ pattern: PostingPattern, in field: Field?) throws -> PostingList {
    try reader.plainPostings(pattern, in: field)
  }

  func docIDs(passing filter: DocumentFilter) throws -> [Int64] {
    try reader.docIDs(passing: filter)
  }

  func records(_ docIDs: [Int64]) throws -> [DocumentRecord] { try reader.records(docIDs) }

  func text(_ docID: Int64) throws -> StoredText? {
    guard let rereader else { return try reader.text(docID) }
    return try reader.records([docID]).first.flatMap { rereader.text(of: $0) }
  }

  func places(of words: [[Term]], in docIDs: [Int64]) throws -> [Int64: TermPlaces] {
    try reader.places(of: words, in: docIDs)
  }

  func blockedIndex() throws -> BlockedIndex? { try reader.blockedIndex() }

  func documentCount(ofLine line: UnsafeBufferPointer<UInt8>, least: Int) throws -> Int {
    try reader.documentCount(ofLine: line, least: least)
  }
}
