public import Documents
internal import Foundation

/// How a source that was given to index is read; kept beside the index so that a rebuild reads it the same way.
public struct SourceOptions: Codable, Sendable, Equatable {
  public enum Format: String, Codable, Sendable, CaseIterable {
    /// Each file by its name and content; `.jsonl` and `.ndjson` files as records.
    case auto
    /// Files given by name as JSON Lines, whatever they are called.
    case jsonl
  }

  public var format: Format
  public var reading: ReadingOptions
  public var walk: WalkOptions

  public init(
    format: Format = .auto, reading: ReadingOptions = ReadingOptions(),
    walk: WalkOptions = WalkOptions()
  ) {
    self.format = format
    self.reading = reading
    self.walk = walk
  }

  /// One line of JSON.
  var encoded: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  /// The default where the line is not understood.
  init(encoded: String) {
    let decoded = try? JSONDecoder().decode(SourceOptions.self, from: Data(encoded.utf8))
    self = decoded ?? SourceOptions()
  }
}
