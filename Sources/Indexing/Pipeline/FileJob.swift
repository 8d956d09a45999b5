/// A file to be read.
struct FileJob: Sendable, Equatable {
  /// Absolute; bytes as the file system has them.
  var path: [UInt8]
  /// Bytes.
  var size: Int64
  /// Nanoseconds since 1970-01-01 UTC.
  var modified: Int64
  /// The file's ID where the index knows it.
  var knownID: Int64?
  /// Index of its source in the plan.
  var source: Int
  /// Read as JSON Lines, one document a record.
  var isRecords: Bool

  /// For people; bytes that are not UTF-8 show as U+FFFD.
  var displayPath: String { String(decoding: path, as: UTF8.self) }

  /// What the index puts down for a file whose records were not all written: no file has this size, so the next run
  /// reads it again.
  static let unfinishedSize: Int64 = -1
}
