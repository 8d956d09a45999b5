public import Analysis

/// A document ready to be written: all that can be worked out ahead of the one writer.
public struct PreparedDocument: Sendable {
  /// Of a record within its file; nil for a file of its own.
  public var identifier: String?
  /// One line; empty where the document has none.
  public var title: String
  /// Seconds since 1970-01-01 UTC.
  public var date: Int64
  /// Bytes of the extracted text.
  public var size: Int64
  /// How the document is written.
  public var format: String
  /// Of the file name, lower case, without the dot.
  public var fileExtension: String
  /// Names of the encodings found, joined by `+`.
  public var encoding: String
  /// Ill-formed sequences that became U+FFFD.
  public var replacedCount: Int
  /// Lines that were decoded wrongly once.
  public var mojibakeLineCount: Int
  /// Shares of the letters, 0…1.
  public var englishShare: Double
  /// Cyrillic letters among all letters, 0…1.
  public var russianShare: Double
  /// Of title and text.
  public var contentHash: UInt64
  /// A simhash of the words; near-copies differ in few bits.
  public var fingerprint: UInt64
  /// The terms of the title.
  public var titleTerms: PackedTerms
  /// The terms of the text.
  public var bodyTerms: PackedTerms
  /// The text as ``TextCompressor`` gives it.
  public var compressedBody: [UInt8]
  /// For each line of the text the line of the source; nil when they are the same.
  public var sourceLines: [UInt32]?
  /// As ``LineSketch/hashes(ofLinesIn:)`` gives them.
  public var lineHashes: [UInt64]

  /// Puts the parts together.
  public init(
    identifier: String?, title: String, date: Int64, size: Int64, format: String,
    fileExtension: String, encoding: String, replacedCount: Int, mojibakeLineCount: Int,
    englishShare: Double, russianShare: Double, contentHash: UInt64, fingerprint: UInt64,
    titleTerms: PackedTerms, bodyTerms: PackedTerms, compressedBody: [UInt8],
    sourceLines: [UInt32]?, lineHashes: [UInt64]
  ) {
    self.identifier = identifier
    self.title = title
    self.date = date
    self.size = size
    self.format = format
    self.fileExtension = fileExtension
    self.encoding = encoding
    self.replacedCount = replacedCount
    self.mojibakeLineCount = mojibakeLineCount
    self.englishShare = englishShare
    self.russianShare = russianShare
    self.contentHash = contentHash
    self.fingerprint = fingerprint
    self.titleTerms = titleTerms
    self.bodyTerms = bodyTerms
    self.compressedBody = compressedBody
    self.sourceLines = sourceLines
    self.lineHashes = lineHashes
  }
}

/// A file as the index knows it.
public struct FileEntry: Sendable, Equatable {
  /// Given by the index.
  public var id: Int64
  /// Bytes as the file system has them.
  public var path: [UInt8]
  /// Bytes.
  public var size: Int64
  /// When it was last changed, its name and rights among it (`ctime`): nanoseconds since 1970-01-01 UTC.
  public var modified: Int64
  /// Why the file holds no document; nil when it holds some.
  public var skipped: String?
}
