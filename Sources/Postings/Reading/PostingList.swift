/// The documents that a pattern of terms occurs in, with its frequencies: parallel arrays in rising order of doc ID.
public struct PostingList: Sendable, Equatable {
  /// Rising.
  public var docIDs: [Int64] = []
  /// Occurrences in the title, one a document.
  public var titleFrequencies: [UInt32] = []
  /// Occurrences in the body, one a document.
  public var bodyFrequencies: [UInt32] = []
  /// Positions of the title, one a document.
  public var titleLengths: [UInt32] = []
  /// Positions of the body, one a document.
  public var bodyLengths: [UInt32] = []

  /// An empty list.
  public init() {}

  /// Puts a list of later documents behind this one.
  mutating func append(_ list: PostingList) {
    docIDs += list.docIDs
    titleFrequencies += list.titleFrequencies
    bodyFrequencies += list.bodyFrequencies
    titleLengths += list.titleLengths
    bodyLengths += list.bodyLengths
  }

  /// The document frequency.
  public var count: Int { docIDs.count }
}
