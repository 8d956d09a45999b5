/// What the index knows of a document besides its terms.
public struct DocumentRecord: Sendable, Equatable {
  /// Rises in the order of indexing; never used twice.
  public var docID: Int64
  /// The file, as the bytes that the file system has.
  public var path: [UInt8]
  /// The identifier of a record within a JSON Lines file; nil for a file of its own.
  public var identifier: String?
  /// One line; empty where the document has none.
  public var title: String
  /// Seconds since 1970-01-01 UTC: what the document says, else the file's time.
  public var date: Int64
  /// Bytes of the extracted text.
  public var size: Int64
  /// How the document is written: `html`, `json`, `man`, `markdown`, `plain`, `source`, `xml`.
  public var format: String
  /// Names of the encodings found, joined by `+`.
  public var encoding: String
  /// Shares of the letters, 0…1.
  public var englishShare: Double
  /// Cyrillic letters among all letters, 0…1.
  public var russianShare: Double
  /// A 64-bit fingerprint; near-copies differ in few bits (simhash, Charikar 2002).
  public var fingerprint: UInt64

  /// Puts the parts together.
  public init(
    docID: Int64, path: [UInt8], identifier: String?, title: String, date: Int64, size: Int64,
    format: String, encoding: String, englishShare: Double, russianShare: Double,
    fingerprint: UInt64
  ) {
    self.docID = docID
    self.path = path
    self.identifier = identifier
    self.title = title
    self.date = date
    self.size = size
    self.format = format
    self.encoding = encoding
    self.englishShare = englishShare
    self.russianShare = russianShare
    self.fingerprint = fingerprint
  }
}

/// The extracted text of a document, as it was indexed.
public struct StoredText: Sendable, Equatable {
  /// UTF-8.
  public var body: [UInt8]
  /// For each line of the body the line of the source, counted from 1; nil when they are the same.
  public var sourceLines: [UInt32]?

  /// Puts the parts together.
  public init(body: [UInt8], sourceLines: [UInt32]?) {
    self.body = body
    self.sourceLines = sourceLines
  }
}

/// Conditions on documents, all of which must hold.
public struct DocumentFilter: Sendable, Equatable {
  /// Globs over the path (and over `path#identifier` for records); any may match. `*` crosses `/`; a pattern
  /// without `*` or `?` matches anywhere in the path.
  public var paths: [String] = []
  /// `en`, `ru`: a language counts when it has at least a tenth of the letters; any may match.
  public var languages: [String] = []
  /// File name extensions without the dot, lower case; any may match.
  public var extensions: [String] = []
  /// Seconds since 1970-01-01 UTC; the date lies at or after this.
  public var after: Int64?
  /// The date lies before this.
  public var before: Int64?

  /// Puts the parts together.
  public init() {}

  /// Whether every document passes.
  public var isEmpty: Bool { self == DocumentFilter() }
}
