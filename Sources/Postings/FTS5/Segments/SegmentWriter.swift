internal import GRDB
internal import Glibc

/// Writes one segment of an FTS5 index: leaf pages of terms with their doclists into the table `postings_data`, the
/// first term of each page into `postings_idx`. (SQLite's ext/fts5/fts5_index.c describes the format at its head; it
/// is part of SQLite's file format promise.)
///
/// Terms come rising, each doclist in one or more parts with rising doc IDs.
struct SegmentWriter {
  /// All our terms are in the main index, whose terms begin with this byte.
  private static let mainPrefix: UInt8 = 0x30
  /// From so many pages without a term on, a doclist has an index.
  private static let indexedFrom = 4

  private let pageSize: Int
  private let table: SegmentTable
  private let memory: PageMemory

  // The page under way: header, content, and apart from it the footer with the places of its terms.
  private let page: UnsafeMutablePointer<UInt8>
  private var count = 4
  private let footer: UnsafeMutablePointer<UInt8>
  private var footerCount = 0
  private var lastTermOffset = 0
  private var pageNumber: Int64 = 1
  private var isFirstTermInPage = true
  private var isFirstDocInPage = true
  private var isFirstDocInDoclist = true

  private var term: [UInt8] = []
  private var lastDocID: Int64 = 0
  private var lastOfPart: Int64 = 0

  // The row of the b-tree that is not written yet: the least prefix that tells its page's first term.
  private var treeTerm: [UInt8] = []
  private var treePage: Int64 = 1
  private var termlessPages = 0
  private var doclistIndex = DoclistIndexWriter()

  /// - Parameter pageSize: FTS5's `pgsz`.
  init(_ db: Database, segment: Int64, pageSize: Int) throws {
    self.pageSize = pageSize
    table = try SegmentTable(db, segment: segment)
    memory = PageMemory(pageSize: pageSize)
    page = memory.page
    footer = memory.footer
    page.update(repeating: 0, count: 4)
  }

  /// Ends the segment; gives the number of its pages.
  mutating func finish() throws -> Int64 {
    if count > 4 { try flushPage() }
    if pageNumber > 1 { try flushTree() }
    return pageNumber - 1
  }

  // MARK: terms

  /// Begins the doclist of a term.
  mutating func begin(_ text: UnsafeBufferPointer<UInt8>) throws {
    if count + footerCount + text.count + 3 >= pageSize, count > 4 { try flushPage() }
    footerCount += Varint.put(UInt64(count - lastTermOffset), at: footer + footerCount)
    lastTermOffset = count
    let shared = sharedPrefix(text)
    if isFirstTermInPage {
      if pageNumber != 1 {
        try flushTree()
        treeTerm = [Self.mainPrefix] + text
        treeTerm.removeLast(max(0, treeTerm.count - shared - 1))
        treePage = pageNumber
      }
      count += Varint.put(UInt64(text.count + 1), at: page + count)
      page[count] = Self.mainPrefix
      count += 1
      append(text, from: 0)
    } else {
      count += Varint.put(UInt64(shared), at: page + count)
      count += Varint.put(UInt64(text.count + 1 - shared), at: page + count)
      append(text, from: shared - 1)
    }
    term.removeAll(keepingCapacity: true)
    term.append(Self.mainPrefix)
    term += text
    isFirstTermInPage = false
    isFirstDocInPage = false
    isFirstDocInDoclist = true
    doclistIndex.begin(page: pageNumber)
  }

  /// Bytes that the last term and the next have in common, the prefix byte among them.
  private func sharedPrefix(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    guard !term.isEmpty else { return 0 }
    var shared = 1
    while shared < term.count, shared <= text.count, term[shared] == text[shared - 1] {
      shared += 1
    }
    return shared
  }

  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    guard let base = bytes.baseAddress, start < bytes.count else { return }
    memcpy(page + count, base + start, bytes.count - start)
    count += bytes.count - start
  }

  // MARK: doclists

  /// Appends a part of the doclist of the term begun.
  mutating func append(_ part: Doclist) throws {
    guard let base = part.bytes.baseAddress else { return }
    if count + footerCount + Varint.maximumLength + part.bytes.count < pageSize {
      try append(docID: part.firstDocID)
      append(part.bytes, from: 0)
      lastDocID = part.lastDocID
      return
    }
    var docID = part.firstDocID
    var offset = 0
    while offset < part.bytes.count {
      try append(docID: docID)
      let (code, length) = Varint.get(base + offset)
      memcpy(page + count, base + offset, length)
      count += length
      offset += length
      let size = min(Int(code >> 1), part.bytes.count - offset)
      try appendPositions(base + offset, size)
      offset += size
      guard offset < part.bytes.count else { break }
      let (gap, gapLength) = Varint.get(base + offset)
      docID &+= Int64(bitPattern: gap)
      offset += gapLength
    }
  }

  private mutating func append(docID: Int64) throws {
    if count + footerCount >= pageSize { try flushPage() }
    if isFirstDocInPage {
      page[0] = UInt8(truncatingIfNeeded: count >> 8)
      page[1] = UInt8(truncatingIfNeeded: count)
      try doclistIndex.append(docID, page: pageNumber, pageSize: pageSize, into: table)
    }
    let isWhole = isFirstDocInPage || isFirstDocInDoclist
    let value = UInt64(bitPattern: isWhole ? docID : docID &- lastDocID)
    count += Varint.put(value, at: page + count)
    lastDocID = docID
    isFirstDocInPage = false
    isFirstDocInDoclist = false
  }

  /// A poslist may go on over pages; an integer may not.
  private mutating func appendPositions(_ bytes: UnsafePointer<UInt8>, _ size: Int) throws {
    var offset = 0
    while count + footerCount + size - offset >= pageSize {
      let room = pageSize - count - footerCount
      var part = 0
      while part < room, offset + part < size { part += Varint.get(bytes + offset + part).length }
      memcpy(page + count, bytes + offset, part)
      count += part
      offset += part
      try flushPage()
    }
    memcpy(page + count, bytes + offset, size - offset)
    count += size - offset
  }

  // MARK: pages

  private mutating func flushPage() throws {
    page[2] = UInt8(truncatingIfNeeded: count >> 8)
    page[3] = UInt8(truncatingIfNeeded: count)
    if isFirstTermInPage {
      if isFirstDocInPage { doclistIndex.appendEmptyPage() }
      termlessPages += 1
    } else {
      memcpy(page + count, footer, footerCount)
      count += footerCount
    }
    try table.insert(page: pageNumber, UnsafeRawBufferPointer(start: page, count: count))
    page.update(repeating: 0, count: 4)
    count = 4
    footerCount = 0
    lastTermOffset = 0
    pageNumber += 1
    isFirstTermInPage = true
    isFirstDocInPage = true
  }

  /// Writes the row of the b-tree that waits, with the doclist index of its page's last term where that is long.
  private mutating func flushTree() throws {
    guard treePage != 0 else { return }
    let isIndexed = termlessPages >= Self.indexedFrom && !doclistIndex.isEmpty
    try doclistIndex.finish(writing: isIndexed, into: table)
    termlessPages = 0
    try table.insert(firstTerm: treeTerm, page: treePage, isIndexed: isIndexed)
    treePage = 0
  }
}

/// The buffers of the page under way, with room for what is written before a page is found full.
private final class PageMemory {
  let page: UnsafeMutablePointer<UInt8>
  let footer: UnsafeMutablePointer<UInt8>

  init(pageSize: Int) {
    page = .allocate(capacity: pageSize + 4096)
    footer = .allocate(capacity: pageSize + 4096)
  }

  deinit {
    page.deallocate()
    footer.deallocate()
  }
}
