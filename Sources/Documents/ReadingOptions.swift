/// How to read documents.
public struct ReadingOptions: Sendable, Equatable, Codable {
  /// An encoding by name for all files, or nil to detect it per run of lines.
  public var encoding: String?
  /// Bytes; a larger file is refused.
  public var sizeLimit: Int64 = 16 << 20

  /// Detected encodings, files to 16 MiB.
  public init() {}
}
