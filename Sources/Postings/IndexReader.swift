internal import Analysis

/// Counts over all documents.
public struct CollectionStatistics: Sendable, Equatable {
  public var documentCount: Int
  /// Positions of all titles and of all bodies.
  public var titleLength: Int
  public var bodyLength: Int

  public init(documentCount: Int, titleLength: Int, bodyLength: Int) {
    self.documentCount = documentCount
    self.titleLength = titleLength
    self.bodyLength = bodyLength
  }
}

/// A view of one generation of an index, whole and unchanging while it is held.
///
/// Not thread-safe: one a thread; any number may read at once, also beside a writer.
public final class IndexReader {
  /// - Parameter folder: The index folder (`.slovo`), as bytes.
  public init(folder: [UInt8]) throws {}

  public func collectionStatistics() throws -> CollectionStatistics {
    CollectionStatistics(documentCount: 0, titleLength: 0, bodyLength: 0)
  }

  /// The documents that a pattern occurs in.
  ///
  /// Cost: proportional to the postings of its terms.
  ///
  /// - Parameter field: nil for both.
  public func postings(_ pattern: PostingPattern, in field: Field? = nil) throws -> PostingList {
    PostingList()
  }

  /// The IDs of all documents that pass a filter, rising. An empty filter gives all documents.
  public func docIDs(passing filter: DocumentFilter) throws -> [Int64] { [] }

  /// Records by ID, in the order asked; missing ones are left out.
  public func records(_ docIDs: [Int64]) throws -> [DocumentRecord] { [] }

  /// The text of a document, or nil where the index was made without stored text and the file is gone or changed.
  public func text(_ docID: Int64) throws -> StoredText? { nil }

  /// How many documents hold a line like this one (an upper estimate; see `LineSketch`).
  public func documentCount(ofLine line: UnsafeBufferPointer<UInt8>) throws -> Int { 0 }

  /// Exact forms of the vocabulary that begin with a prefix, with document frequency, most frequent first.
  public func vocabulary(prefix: String, limit: Int) throws -> [(form: String, documentCount: Int)] {
    []
  }
}
