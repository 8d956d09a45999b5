public import SystemPackage

/// Turns files into documents. Safe to use from several threads.
public struct DocumentReader: Sendable {
  /// What it was made with.
  public let options: ReadingOptions
  private let decoder: TextDecoder

  /// - Throws: ``DocumentError/unknownEncoding(_:)``.
  public init(options: ReadingOptions = ReadingOptions()) throws {
    self.options = options
    decoder = try TextDecoder(encoding: options.encoding)
  }

  /// Reads and extracts one file.
  ///
  /// An empty file gives a document with an empty body.
  ///
  /// - Throws: ``DocumentError``.
  public func read(_ path: FilePath) throws -> Document {
    let bytes = try FileContents.read(
      path, limit: options.sizeLimit, refusesBinary: options.encoding == nil)
    return try document(from: bytes, name: path.lastComponent?.string ?? path.string)
  }

  /// Extracts a document from bytes; the name decides the format where the bytes do not.
  ///
  /// - Throws: ``DocumentError/binary(_:)``.
  public func document(from bytes: [UInt8], name: String) throws -> Document {
    if options.encoding == nil, let kind = BinaryRecognition.kind(of: bytes) {
      throw DocumentError.binary(kind)
    }
    var decoded = decoder.decode(bytes)
    var format = DocumentFormat.detect(name: name, text: decoded.text)
    if options.encoding == nil, format == .html || format == .xml,
      let other = DeclaredEncoding.better(than: decoded, for: bytes)
    {
      decoded = other
      format = DocumentFormat.detect(name: name, text: decoded.text)
    }
    let nulCount = StrayNUL.replace(in: &decoded.text)
    TerminalEscapes.remove(from: &decoded.text)
    let extracted = format.extractor.extract(decoded.text)
    return Document(
      title: extracted.title, body: extracted.body, date: extracted.date, format: format,
      encoding: decoded.encodings.map(\.name).joined(separator: "+"),
      replacedCount: decoded.replacedCount + nulCount,
      mojibakeLineCount: decoded.mojibakeLineCount, sourceLines: extracted.sourceLines)
  }
}
