internal import Postings

/// The records of documents that a search looks at more than once.
final class RecordCache {
  private let source: any PostingSource
  private var known: [Int64: DocumentRecord] = [:]

  init(_ source: any PostingSource) { self.source = source }

  /// Records by ID, in the order asked; missing ones are left out.
  func records(_ docIDs: [Int64]) throws -> [DocumentRecord] {
    let missing = docIDs.filter { known[$0] == nil }
    if !missing.isEmpty {
      for record in try source.records(missing) { known[record.docID] = record }
    }
    return docIDs.compactMap { known[$0] }
  }
}
