public import Documents
internal import Foundation

/// How a source that was given to index is read; kept beside the index so that a rebuild reads it the same way.
public struct SourceOptions: Codable, Sendable, Equatable {
  /// How the given files are written.
  public enum Format: String, Codable, Sendable, CaseIterable {
    /// Each file by its name and content; `.jsonl` and `.ndjson` files as records.
    case auto
    /// Files given by name as JSON Lines, whatever they are called.
    case jsonl
  }

  /// How the given files are written.
  public var format: Format
  /// Encodings and limits.
  public var reading: ReadingOptions
  /// Which files are visited.
  public var walk: WalkOptions

  /// The defaults, or what is said otherwise.
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
