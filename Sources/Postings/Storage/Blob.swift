internal import Foundation
internal import GRDB

/// Bytes to and from the database; GRDB speaks of them as `Data`.
enum Blob {
  static func value(_ bytes: [UInt8]) -> Data { Data(bytes) }

  /// Empty where the value is no blob, which only a damaged database holds.
  static func bytes(_ row: Row, _ column: Int) -> [UInt8] {
    Data.fromDatabaseValue(row[column]).map { [UInt8]($0) } ?? []
  }
}
