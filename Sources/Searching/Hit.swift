public import Postings

/// A document of an answer.
public struct Hit: Sendable {
  /// What the index knows of the document.
  public var record: DocumentRecord
  /// At least 0; comparable within one answer only.
  public var score: Double
  /// The title with its matches highlighted.
  public var title: Fragment
  /// Nil where no text is stored, it is empty, or none was asked for.
  public var snippet: Snippet?
  /// Near-copies folded under this hit, best first: of those documents that were considered.
  public var copies: [Int64]

  /// The document.
  public var docID: Int64 { record.docID }
  /// Where to look in the source, counted from 1.
  public var line: Int? { snippet?.line }

  /// Made of its parts.
  public init(
    record: DocumentRecord, score: Double, title: Fragment, snippet: Snippet?, copies: [Int64]
  ) {
    self.record = record
    self.score = score
    self.title = title
    self.snippet = snippet
    self.copies = copies
  }
}
