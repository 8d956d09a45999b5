internal import GRDB

/// The part of a database's file that SQLite has mapped, a page where it is asked for: what is read again and again need
/// not be copied.
///
/// It is what a transaction sees as long as that lasts: the transaction has begun to read, in WAL mode and with locks, and
/// the log is empty. Then nothing that it sees is elsewhere, and nobody writes to the file itself before it ends (SQLite's
/// "Write-Ahead Logging", section 2.2). The mapping is SQLite's own: to close a file that was opened beside it would end
/// the locks that it holds ("How To Corrupt An SQLite Database File", section 2.2). What is asked of it once the
/// transaction has ended may be no memory any more.
final class MappedDatabase {
  /// Holds the connection open.
  private let owner: AnyObject
  private let file: OpenFile
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
  /// Of the file's head ("Database File Format", section 1.3).
  private static let (pageSizeOffset, reservedOffset) = (16, 20)
  private static let (leastPageSize, leastUsableSize) = (512, 480)

  /// Nil where SQLite has nothing mapped, or no log, or something in it.
  ///
  /// - Parameter owner: Holds the connection open as long as it is held itself.
  init?(_ db: Database, owner: AnyObject) {
    guard db.logFile?.size == 0, let file = db.mainFile, let stored = file.size else { return nil }
    let count = min(db.mappedLimit, stored, Self.longest) - Int64(Self.padding)
    guard count >= Int64(Self.leastPageSize), let start = file.fetch(Int(count)) else { return nil }
    (self.owner, self.file, self.start) = (owner, file, start)
    size = Int(count)
    let written = start.loadUnaligned(fromByteOffset: Self.pageSizeOffset, as: UInt16.self)
    pageSize = written.bigEndian == 1 ? 65536 : Int(written.bigEndian)
    usableSize = pageSize - Int(start.load(fromByteOffset: Self.reservedOffset, as: UInt8.self))
    guard pageSize >= Self.leastPageSize, pageSize & (pageSize - 1) == 0,
      usableSize >= Self.leastUsableSize
    else { return nil }
  }

  deinit { file.giveBack(start) }

  /// A page, from 1 on; nil where it is not mapped. ``padding`` bytes behind it can be read.
  @inline(__always)
  func page(_ number: UInt32) -> UnsafeRawPointer? {
    let end = Int(number) &* pageSize
    guard number > 0, end <= size else { return nil }
    return UnsafeRawPointer(start) + (end &- pageSize)
  }
}
