public import Analysis
public import Postings

/// What searching asks of an index; ``IndexReader`` is the real one.
///
/// Everything is exact and belongs to one unchanging view of the index.
public protocol PostingSource {
  /// Counts over all documents.
  func collectionStatistics() throws -> CollectionStatistics
  /// The documents that a pattern occurs in, in one field or (nil) in both.
  func postings(_ pattern: PostingPattern, in field: Field?) throws -> PostingList
  /// The same by the full-text index alone, whatever quicker ways there are.
  func plainPostings(_ pattern: PostingPattern, in field: Field?) throws -> PostingList
  /// The IDs of all documents that pass a filter, rising; an empty filter passes all.
  func docIDs(passing filter: DocumentFilter) throws -> [Int64]
  /// Records by ID, in the order asked; missing ones are left out.
  func records(_ docIDs: [Int64]) throws -> [DocumentRecord]
  /// The text of a document; nil where it is not to be had.
  func text(_ docID: Int64) throws -> StoredText?
  /// How many documents hold a line like this one, at most; any number below `least` where they are fewer.
  func documentCount(ofLine line: UnsafeBufferPointer<UInt8>, least: Int) throws -> Int
  /// Where words, each by its terms, stand in some documents; documents of which that is not known
  /// cheaply are left out, their texts are looked at.
  func places(of words: [[Term]], in docIDs: [Int64]) throws -> [Int64: TermPlaces]
  /// The postings in blocks; nil where there are none, and every posting is read.
  func blockedIndex() throws -> BlockedIndex?
}

extension PostingSource {
  /// Where there is but one way.
  public func plainPostings(_ pattern: PostingPattern, in field: Field?) throws -> PostingList {
    try postings(pattern, in: field)
  }

  /// Of no document.
  public func places(of words: [[Term]], in docIDs: [Int64]) throws -> [Int64: TermPlaces] {
    [:]
  }

  /// None.
  public func blockedIndex() throws -> BlockedIndex? { nil }
}

extension IndexReader: PostingSource {
  /// By FTS5.
  public func plainPostings(_ pattern: PostingPattern, in field: Field?) throws -> PostingList {
    try postingsOfFTS5(pattern, in: field)
  }
}
