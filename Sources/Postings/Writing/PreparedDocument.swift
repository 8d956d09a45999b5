public import Analysis

/// A document ready to be written: all that can be worked out ahead of the one writer.
public struct PreparedDocument: Sendable {
  public var identifier: String?
  public var title: String
  /// Seconds since 1970-01-01 UTC.
  public var date: Int64
  /// Bytes of the extracted text.
  public var size: Int64
  public var format: String
  /// Of the file name, lower case, without the dot.
  public var fileExtension: String
  public var encoding: String
  public var replacedCount: Int
  public var mojibakeLineCount: Int
  /// Shares of the letters, 0…1.
  public var englishShare: Double
  public var russianShare: Double
  public var contentHash: UInt64
  public var fingerprint: UInt64
  public var titleTerms: PackedTerms
  public var bodyTerms: PackedTerms
  /// The text as ``TextCompressor`` gives it.
  public var compressedBody: [UInt8]
  public var sourceLines: [UInt32]?
  /// As ``LineSketch/hashes(ofLinesIn:)`` gives them.
  public var lineHashes: [UInt64]

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
  public var id: Int64
  public var path: [UInt8]
  /// Bytes.
  public var size: Int64
  /// Nanoseconds since 1970-01-01 UTC.
  public var modified: Int64
  /// Why the file holds no document; nil when it holds some.
  public var skipped: String?
}
