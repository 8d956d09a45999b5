/// What the bytes of one document say, as text.
public struct Document: Sendable, Equatable {
  /// The identifier that a record of a JSON Lines file carries; nil for a file of its own.
  public var identifier: String?
  /// One line; empty when the document has none.
  public var title: String
  /// Well-formed UTF-8, lines ended by `\n`. Contains the title only where the source repeats it.
  public var body: [UInt8]
  /// Seconds since 1970-01-01 UTC, from front matter, a meta element or a JSON field.
  public var date: Int64?
  /// How the source is written.
  public var format: DocumentFormat
  /// Names of the encodings found, the most frequent first, joined by `+`: `utf-8`, `windows-1251`,
  /// `utf-8+koi8-r`.
  public var encoding: String
  /// How many ill-formed sequences became U+FFFD.
  public var replacedCount: Int
  /// How many lines were text decoded wrongly once (mojibake).
  public var mojibakeLineCount: Int
  /// For each line of the body the line of the source, counted from 1; nil when they are the same.
  public var sourceLines: [UInt32]?

  /// Makes a document of its parts.
  public init(
    identifier: String? = nil, title: String = "", body: [UInt8] = [], date: Int64? = nil,
    format: DocumentFormat = .plain, encoding: String = "utf-8", replacedCount: Int = 0,
    mojibakeLineCount: Int = 0, sourceLines: [UInt32]? = nil
  ) {
    self.identifier = identifier
    self.title = title
    self.body = body
    self.date = date
    self.format = format
    self.encoding = encoding
    self.replacedCount = replacedCount
    self.mojibakeLineCount = mojibakeLineCount
    self.sourceLines = sourceLines
  }
}

/// How a document is written.
public enum DocumentFormat: String, Sendable, CaseIterable {
  case html
  case json
  case man
  case markdown
  case plain
  case source
  case xml
}
