internal import Foundation

/// What an index build or update did.
public struct BuildReport: Codable, Sendable, Equatable {
  /// A file or record that gave no document.
  public struct Skipped: Codable, Sendable, Equatable {
    /// The file, with the line of a record.
    public var path: String
    /// Why, in words.
    public var reason: String

    /// Names a file or record and the reason.
    public init(path: String, reason: String) {
      self.path = path
      self.reason = reason
    }
  }

  /// Rises when a member changes its meaning; new members may come without.
  public var version = 1
  /// Documents that are new.
  public var added = 0
  /// Documents that changed.
  public var updated = 0
  /// Documents that left.
  public var removed = 0
  /// Files that were not read because size and time are as before.
  public var unchanged = 0
  /// Documents in the index afterwards.
  public var documents = 0
  /// Bytes of the files and records that were read.
  public var bytes: Int64 = 0
  /// Documents read, by language: `en`, `ru`, `en+ru`, or `other`.
  public var languages: [String: Int] = [:]
  /// Documents read, by encoding.
  public var encodings: [String: Int] = [:]
  /// Ill-formed sequences that became U+FFFD, and the documents that held them.
  public var replaced = 0
  /// Documents that held such sequences.
  public var documentsWithReplacements = 0
  /// Documents with lines that were decoded wrongly once.
  public var documentsWithMojibake = 0
  /// How many files and records gave no document, by reason; and the first of them by name.
  public var skippedCounts: [String: Int] = [:]
  /// The first files and records that gave no document.
  public var skipped: [Skipped] = []
  /// Records that could not be read, as far as the index knows: also those of files that this run left alone. Nil for
  /// none.
  public var malformed: [Skipped]?
  /// Skipped files that the user should know of: unreadable, changed while read, malformed.
  public var failures = 0
  /// Stopped before the end.
  public var interrupted = false
  /// From the lock to the end, wall clock.
  public var seconds = 0.0

  /// This many skipped files are named.
  static let namedLimit = 1000

  /// An empty report.
  public init() {}

  mutating func skip(_ path: String, _ reason: String, kind: String, isFailure: Bool) {
    skippedCounts[kind, default: 0] += 1
    if isFailure { failures += 1 }
    if skipped.count < Self.namedLimit { skipped.append(Skipped(path: path, reason: reason)) }
  }

  mutating func noteMalformed(_ path: String, _ reason: String) {
    guard (malformed?.count ?? 0) < Self.namedLimit else { return }
    malformed = (malformed ?? []) + [Skipped(path: path, reason: reason)]
  }

  /// One object of JSON.
  public var json: String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  /// Nil where the text is no report.
  public init?(json: String) {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let report = try? decoder.decode(BuildReport.self, from: Data(json.utf8)) else {
      return nil
    }
    self = report
  }
}

/// How far a build has come.
public struct BuildProgress: Sendable, Equatable {
  /// What a build is doing.
  public enum Phase: Sendable, Equatable {
    case finishing
    case indexing
    case listing
  }

  /// What the build is doing now.
  public var phase: Phase
  /// Documents written so far.
  public var documents = 0
  /// Files found so far while listing.
  public var files = 0
  /// Bytes of the sources done, of all that will be read.
  public var bytesDone: Int64 = 0
  /// Bytes that will be read.
  public var bytesTotal: Int64 = 0

  init(phase: Phase) { self.phase = phase }
}
