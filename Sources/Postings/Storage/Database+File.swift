internal import GRDB
internal import GRDBSQLite

extension Database {
  /// The database's file as SQLite has it open. To open it once more, and close it, would end SQLite's locks ("How To
  /// Corrupt An SQLite Database File", section 2.2).
  var mainFile: OpenFile? { file(SQLITE_FCNTL_FILE_POINTER) }

  /// The log or journal that SQLite has open.
  var logFile: OpenFile? { file(SQLITE_FCNTL_JOURNAL_POINTER) }

  private func file(_ name: Int32) -> OpenFile? {
    var pointer: UnsafeMutablePointer<sqlite3_file>?
    guard sqlite3_file_control(sqliteConnection, "main", name, &pointer) == SQLITE_OK,
      let pointer, let methods = pointer.pointee.pMethods?.pointee
    else { return nil }
    return OpenFile(pointer: pointer, methods: methods)
  }

  /// Bytes of the file that SQLite may map.
  var mappedLimit: Int64 {
    var limit: Int64 = -1
    let code = sqlite3_file_control(sqliteConnection, "main", SQLITE_FCNTL_MMAP_SIZE, &limit)
    return code == SQLITE_OK ? limit : 0
  }
}

/// A file of SQLite's, for as long as the connection is open.
struct OpenFile {
  let pointer: UnsafeMutablePointer<sqlite3_file>
  let methods: sqlite3_io_methods
  /// The version of methods that can map.
  private static let mappingVersion = 3

  /// Nil where it cannot be told.
  var size: Int64? {
    var size: Int64 = 0
    return methods.xFileSize?(pointer, &size) == SQLITE_OK ? size : nil
  }

  /// The first bytes; nil where there are fewer.
  func prefix(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    let code = methods.xRead?(pointer, &bytes, Int32(clamping: count), 0)
    return code == SQLITE_OK ? bytes : nil
  }

  /// The first bytes in memory until they are given back; nil where so many are not mapped.
  func fetch(_ count: Int) -> UnsafeMutableRawPointer? {
    guard methods.iVersion >= Self.mappingVersion, methods.xUnfetch != nil else { return nil }
    var start: UnsafeMutableRawPointer?
    let code = methods.xFetch?(pointer, 0, Int32(clamping: count), &start)
    return code == SQLITE_OK ? start : nil
  }

  /// Gives back what was fetched.
  func giveBack(_ start: UnsafeMutableRawPointer) { _ = methods.xUnfetch?(pointer, 0, start) }
}
