internal import Foundation
internal import GRDB

/// Bytes to and from the database; GRDB, which brings Foundation along, speaks of them as `Data`.
enum Blob {
  static func value(_ bytes: [UInt8]) -> Data { Data(bytes) }

  /// Text counts as its bytes; empty for any other value, which only a damaged database holds.
  static func bytes(_ value: DatabaseValue) -> [UInt8] {
    Data.fromDatabaseValue(value).map { [UInt8]($0) } ?? []
  }
}
