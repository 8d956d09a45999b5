internal import GRDB

/// What the file of a database says of itself: the first hundred bytes (SQLite's "Database File Format", section 1.3).
struct DatabaseFile {
  private let header: [UInt8]
  /// Bytes that the file has.
  private let size: Int64

  /// Nil for a file that cannot be read.
  init?(_ db: Database) {
    guard let file = db.mainFile, let size = file.size, let header = file.prefix(100) else {
      return nil
    }
    (self.header, self.size) = (header, size)
  }

  /// Whether the end is missing. SQLite takes what is not there for zeros, and its own check may not see it.
  var isCutOff: Bool {
    // As the format has it, a count that an old library did not keep up is to be ignored.
    guard number(24, 4) == number(92, 4) else { return false }
    let pageSize = number(16, 2)
    return size < number(28, 4) * (pageSize == 1 ? 65536 : pageSize)
  }

  private func number(_ start: Int, _ count: Int) -> Int64 {
    header[start..<(start + count)].reduce(0) { $0 << 8 | Int64($1) }
  }
}
