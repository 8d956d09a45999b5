public import SystemPackage

/// How to read documents.
public struct ReadingOptions: Sendable, Equatable, Codable {
  /// An encoding by name for all files, or nil to detect it per run of lines.
  public var encoding: String?
  /// Bytes; a larger file is refused.
  public var sizeLimit: Int64 = 64 << 20

  public init() {}
}

/// Turns files into documents. Safe to use from several threads.
public struct DocumentReader: Sendable {
  public let options: ReadingOptions

  /// - Throws: ``DocumentError/unknownEncoding(_:)``.
  public init(options: ReadingOptions = ReadingOptions()) throws { self.options = options }

  /// Reads and extracts one file.
  ///
  /// - Throws: ``DocumentError``.
  public func read(_ path: FilePath) throws -> Document { Document() }

  /// Extracts a document from bytes; the name decides the format where the bytes do not.
  ///
  /// - Throws: ``DocumentError/binary(_:)``.
  public func document(from bytes: [UInt8], name: String) throws -> Document { Document() }
}
