internal import GRDB

/// A table `(id INTEGER PRIMARY KEY, data BLOB NOT NULL)` of a mapped database: its rows where they lie (SQLite's
/// "Database File Format", sections 1.6 and 2.1).
///
/// What it does not understand it does not have: then a row must be read by SQLite, which knows what is wrong.
struct MappedTable {
  private let database: MappedDatabase
  private let root: UInt32

  /// A deeper tree is none.
  private static let mostLevels = 20
  private static let (interior, leaf): (UInt8, UInt8) = (5, 13)
  /// Bytes before the places of cells; and where their number is.
  private static let (interiorHead, leafHead, countOffset) = (12, 8, 3)
  /// Where the last child is.
  private static let lastChildOffset = 8
  /// A row with less room than the page less so much is all in the page.
  private static let rowOverhead = 35

  /// Nil where there is no such table.
  init?(_ name: String, of database: MappedDatabase, _ db: Database) throws {
    let page = try UInt32.fetchOne(
      db, sql: "SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = ?",
      arguments: [name])
    guard let page, page > 1 else { return nil }
    self.database = database
    root = page
  }

  /// The data of a row; ``MappedDatabase/padding`` bytes behind it can be read. Nil where the row is not to be found, or
  /// not all in one page.
  ///
  /// Cost: a halving search through the pages from the root on.
  func data(_ id: Int64) -> UnsafeRawBufferPointer? {
    var number = root
    for _ in 0..<Self.mostLevels {
      guard let page = database.page(number) else { return nil }
      switch page.load(as: UInt8.self) {
      case Self.interior:
        guard let next = child(page, id) else { return nil }
        number = next
      case Self.leaf: return row(page, id)
      default: return nil
      }
    }
    return nil
  }

  /// The page below that a row is in.
  private func child(_ page: UnsafeRawPointer, _ id: Int64) -> UInt32? {
    let count = Self.number(page, Self.countOffset)
    guard Self.interiorHead + 2 * count <= database.usableSize else { return nil }
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      guard let cell = cell(page, Self.interiorHead, middle) else { return nil }
      if Self.varint(cell + 4).value < id { low = middle + 1 } else { high = middle }
    }
    // The children before the last one are in the cells.
    guard low < count else { return Self.pageNumber(page + Self.lastChildOffset) }
    return cell(page, Self.interiorHead, low).map(Self.pageNumber)
  }

  private func row(_ page: UnsafeRawPointer, _ id: Int64) -> UnsafeRawBufferPointer? {
    let count = Self.number(page, Self.countOffset)
    guard Self.leafHead + 2 * count <= database.usableSize else { return nil }
    var (low, high) = (0, count - 1)
    while low <= high {
      let middle = (low + high) / 2
      guard let cell = cell(page, Self.leafHead, middle) else { return nil }
      let (size, sizeLength) = Self.varint(cell)
      let (key, keyLength) = Self.varint(cell + sizeLength)
      if key == id { return blob(page, cell + sizeLength + keyLength, size) }
      if key < id { low = middle + 1 } else { high = middle - 1 }
    }
    return nil
  }

  /// The second of two columns, the first of which is the key and takes no room.
  private func blob(
    _ page: UnsafeRawPointer, _ record: UnsafeRawPointer, _ size: Int64
  ) -> UnsafeRawBufferPointer? {
    // Longer rows go on in other pages.
    let longest = database.usableSize - Self.rowOverhead
    guard size > 0, size <= Int64(longest), record - page + Int(size) <= database.usableSize
    else { return nil }
    let (headSize, headLength) = Self.varint(record)
    let (key, keyLength) = Self.varint(record + headLength)
    let (type, typeLength) = Self.varint(record + headLength + keyLength)
    let start = headLength + keyLength + typeLength
    guard headSize == Int64(start), key == 0, type >= 12, type % 2 == 0 else { return nil }
    let count = (type - 12) / 2
    guard Int64(start) + count <= size else { return nil }
    return UnsafeRawBufferPointer(start: record + start, count: Int(count))
  }

  /// Where a cell begins; two numbers of any length behind it, and four bytes, are in memory.
  @inline(__always)
  private func cell(
    _ page: UnsafeRawPointer, _ headSize: Int, _ index: Int
  ) -> UnsafeRawPointer? {
    let offset = Self.number(page, headSize + 2 * index)
    return offset < database.usableSize ? page + offset : nil
  }

  @inline(__always)
  private static func number(_ page: UnsafeRawPointer, _ offset: Int) -> Int {
    Int(page.loadUnaligned(fromByteOffset: offset, as: UInt16.self).bigEndian)
  }

  @inline(__always)
  private static func pageNumber(_ place: UnsafeRawPointer) -> UInt32 {
    place.loadUnaligned(as: UInt32.self).bigEndian
  }

  @inline(__always)
  private static func varint(_ place: UnsafeRawPointer) -> (value: Int64, length: Int) {
    let (value, length) = Varint.get(place.assumingMemoryBound(to: UInt8.self))
    return (Int64(bitPattern: value), length)
  }
}
