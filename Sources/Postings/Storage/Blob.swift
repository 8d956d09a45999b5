internal import Foundation
internal import GRDB

/// Bytes to and from the database; GRDB speaks of them as `Data`.
enum Blob {
  static func value(_ bytes: [UInt8]) -> Data { Data(bytes) }

  static func bytes(_ row: Row, _ column: Int) -> [UInt8] {
    (row[column] as Data?).map { [UInt8]($0) } ?? []
  }
}
