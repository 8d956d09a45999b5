/// A file to be read.
struct FileJob: Sendable, Equatable {
  /// Absolute; bytes as the file system has them.
  var path: [UInt8]
  /// Bytes.
  var size: Int64
  /// When the file says that it was written, nanoseconds since 1970-01-01 UTC: the date of a document that gives none.
  var modified: Int64
  /// When anything about the file last changed, as ``modified``: what the index puts down to know a change by.
  var changed: Int64
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
