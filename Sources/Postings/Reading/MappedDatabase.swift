internal import GRDB
internal import GRDBSQLite

/// The part of a database's file that SQLite has mapped, a page where it is asked for: what is read again and again need
/// not be copied.
///
/// It is what a transaction sees only as long as there was no log beside the file once the transaction had begun to
/// read: then nothing that it sees is elsewhere, and while it lasts nobody writes to the file itself (SQLite's
/// "Write-Ahead Logging", section 2.2). The mapping is SQLite's own: to close a file that was opened beside it would end
/// the locks that it holds ("How To Corrupt An SQLite Database File", section 2.2).
final class MappedDatabase {
  /// Holds the connection open.
  private let owner: AnyObject
  private let file: UnsafeMutablePointer<sqlite3_file>
  private let methods: sqlite3_io_methods
  private let start: UnsafeMutableRawPointer
  /// Bytes that can be read from the start on, but for ``padding`` more.
  private let size: Int
  private let pageSize: Int
  /// Bytes of each page that hold what is stored.
  let usableSize: Int

  /// Bytes behind the end of a page that can be read.
  static let padding = 256
  /// No more is asked for at once.
  private static let longest: Int64 = 1 << 30

  /// Nil where SQLite has nothing mapped.
  ///
  /// - Parameter owner: Holds the connection open as long as it is held itself.
  init?(_ db: Database, owner: AnyObject) {
    var pointer: UnsafeMutablePointer<sqlite3_file>?
    let code = sqlite3_file_control(
      db.sqliteConnection, "main", SQLITE_FCNTL_FILE_POINTER, &pointer)
    guard code == SQLITE_OK, let file = pointer, let methods = file.pointee.pMethods?.pointee,
      methods.iVersion >= 3, let fetch = methods.xFetch, methods.xUnfetch != nil
    else { return nil }
    var mapped: Int64 = -1
    var stored: Int64 = 0
    guard
      sqlite3_file_control(db.sqliteConnection, "main", SQLITE_FCNTL_MMAP_SIZE, &mapped)
        == SQLITE_OK, methods.xFileSize?(file, &stored) == SQLITE_OK
    else { return nil }
    let count = min(mapped, stored, Self.longest) - Int64(Self.padding)
    var found: UnsafeMutableRawPointer?
    guard count >= 512, fetch(file, 0, Int32(count), &found) == SQLITE_OK, let start = found else {
      return nil
    }
    (self.owner, self.file, self.methods, self.start) = (owner, file, methods, start)
    size = Int(count)
    let written = Int(start.loadUnaligned(fromByteOffset: 16, as: UInt16.self).bigEndian)
    pageSize = written == 1 ? 65536 : written
    usableSize = pageSize - Int(start.load(fromByteOffset: 20, as: UInt8.self))
    guard pageSize >= 512, pageSize & (pageSize - 1) == 0, usableSize >= 480 else { return nil }
  }

  deinit { _ = methods.xUnfetch?(file, 0, start) }

  /// A page, from 1 on; nil where it is not mapped. ``padding`` bytes behind it can be read.
  @inline(__always)
  func page(_ number: UInt32) -> UnsafeRawPointer? {
    let end = Int(number) &* pageSize
    guard number > 0, end <= size else { return nil }
    return UnsafeRawPointer(start) + (end &- pageSize)
  }
}
