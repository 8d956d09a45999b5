/// A cursor over one segment of an FTS5 index: its terms, rising, and the postings of each.
///
/// Bytes are checked as they are read: a damaged segment ends in an error, never in a trap.
final class SegmentCursor {
  let segment: SegmentStructure.Segment
  private let pages: SegmentPages
  private let leaf = LeafPage()
  private var page: Int64 = 0
  private var offset = 0
  /// Where the doclist under way ends on this page.
  private var doclistEnd = 0
  /// Where the next term's place is in the footer, and the place of the one under way.
  private var footerOffset = 0
  private var termOffset = 0
  private var isFirstTermOfPage = true
  private var isFirstPosting = true

  /// The term under way, as FTS5 has it: the byte of the index, then the stored term.
  private(set) var term: [UInt8] = []

  // The posting under way.
  private(set) var docID: Int64 = 0
  /// Older segments' postings of the document are deleted.
  private(set) var isDelete = false
  private(set) var titleFrequency: UInt32 = 0
  private(set) var bodyFrequency: UInt32 = 0
  /// Where the posting's doc ID is.
  private(set) var place = PostingPlace()
  /// Bytes of the posting's poslist.
  private var positionsSize = 0

  init(_ segment: SegmentStructure.Segment, pages: SegmentPages) {
    self.segment = segment
    self.pages = pages
  }

  // MARK: terms

  /// Goes to the segment's first term; false where there is none.
  func seekFirst() throws -> Bool {
    guard try open(segment.firstPage) else { return false }
    return try nextTerm()
  }

  /// Goes to a term (with the byte of its index); false where the segment does not hold it.
  func seek(_ wanted: UnsafeRawBufferPointer) throws -> Bool {
    guard let found = try pages.page(of: wanted, in: segment.id) else { return false }
    // Pages before the first are left over from a merge that has eaten them.
    let first = max(found, segment.firstPage)
    guard first <= segment.lastPage, try open(first) else { return false }
    while footerOffset < leaf.end {
      guard try readTerm() else { return false }
      let compared = term.withUnsafeBytes { Self.compare($0, wanted) }
      if compared == 0 { return true }
      if compared > 0 { return false }
    }
    return false
  }

  /// Below 0 where `a` comes first in byte order, 0 where both are equal.
  static func compare(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Int {
    let count = min(a.count, b.count)
    for index in 0..<count where a[index] != b[index] { return Int(a[index]) - Int(b[index]) }
    return a.count - b.count
  }

  /// Goes to the next term, past what is left of this one's postings; false at the end of the segment.
  func nextTerm() throws -> Bool {
    while footerOffset >= leaf.end {
      guard page < segment.lastPage else { return false }
      guard try open(page + 1) else { throw damage() }
    }
    return try readTerm()
  }

  private func open(_ number: Int64) throws -> Bool {
    page = number
    guard try pages.read(segment.id, page: number, into: leaf) else { return false }
    footerOffset = leaf.contentEnd
    termOffset = 0
    isFirstTermOfPage = true
    return true
  }

  private func readTerm() throws -> Bool {
    let (gap, gapLength) = Varint.get(leaf.bytes + footerOffset)
    footerOffset += gapLength
    guard gap <= UInt64(leaf.contentEnd), footerOffset <= leaf.end else { throw damage() }
    termOffset += Int(gap)
    guard termOffset >= 4, termOffset < leaf.contentEnd else { throw damage() }
    offset = termOffset
    var shared = 0
    if !isFirstTermOfPage { shared = try number() }
    let added = try number()
    guard shared <= term.count, offset + added <= leaf.contentEnd else { throw damage() }
    term.removeLast(term.count - shared)
    term.append(contentsOf: UnsafeBufferPointer(start: leaf.bytes + offset, count: added))
    offset += added
    isFirstTermOfPage = false
    isFirstPosting = true
    endDoclist()
    return true
  }

  /// Where the doclist ends on this page: at the next term, or with the page.
  private func endDoclist() {
    doclistEnd = leaf.contentEnd
    if footerOffset < leaf.end {
      let gap = Varint.get(leaf.bytes + footerOffset).value
      doclistEnd = Int(min(UInt64(termOffset) &+ min(gap, 1 << 20), UInt64(leaf.contentEnd)))
    }
  }

  /// Below 0 where this cursor's term comes first, 0 where both are at one term.
  func compareTerm(with other: SegmentCursor) -> Int {
    term.withUnsafeBytes { own in other.term.withUnsafeBytes { Self.compare(own, $0) } }
  }

  // MARK: postings

  /// Reads the next posting of the term; false at their end.
  func next() throws -> Bool {
    guard try nextHead() else { return false }
    try readPositions()
    return true
  }

  /// Goes to a posting, by its place. No more of its page is read than asked for, so that only postings can be read then,
  /// no further term.
  ///
  /// - Parameters:
  ///   - next: Where those end that will be asked for.
  ///   - isFirst: Whether it is the first of its term.
  func seek(_ place: PostingPlace, to next: PostingPlace?, isFirst: Bool) throws {
    offset = Int(place.offset)
    let end = next.map { $0.page == place.page ? Int($0.offset) : .max } ?? .max
    let isHeld = page == Int64(place.page) && leaf.held.contains(offset)
    if !isHeld || end > leaf.held.upperBound && leaf.held.upperBound < leaf.contentEnd {
      page = Int64(place.page)
      guard offset < end, try pages.read(offset..<end, segment.id, page: page, into: leaf) else {
        throw damage()
      }
    }
    guard offset >= 4, offset < leaf.contentEnd else { throw damage() }
    isFirstPosting = isFirst
    // The term's end on this page is that of the page, or the next term's place.
    footerOffset = leaf.contentEnd
    termOffset = 0
    while footerOffset < leaf.end {
      let (gap, length) = Varint.get(leaf.bytes + footerOffset)
      let next = UInt64(termOffset) &+ min(gap, 1 << 20)
      guard next <= UInt64(offset) else { break }
      termOffset = Int(next)
      footerOffset += length
    }
    endDoclist()
  }

  /// Reads the next posting but for its positions, which must be read or skipped before the one after it.
  func nextHead() throws -> Bool {
    if offset >= doclistEnd {
      guard try openNext() else { return false }
      // The rest of a poslist has been read, so what follows begins with a doc ID.
      guard leaf.firstDocIDOffset == offset else { throw damage() }
    }
    place = PostingPlace(
      page: UInt32(truncatingIfNeeded: page), offset: UInt16(truncatingIfNeeded: offset))
    let isWhole = isFirstPosting || offset == leaf.firstDocIDOffset
    let (value, length) = Varint.get(leaf.bytes + offset)
    offset += length
    docID = isWhole ? Int64(bitPattern: value) : docID &+ Int64(bitPattern: value)
    isFirstPosting = false
    let code = try number()
    isDelete = code & 1 == 1
    positionsSize = code >> 1
    return true
  }

  /// Passes over the positions of the posting.
  func skipPositions() throws {
    var left = positionsSize
    while left > 0 {
      if offset >= doclistEnd {
        guard try openNext() else { throw damage() }
      }
      let part = min(left, doclistEnd - offset)
      offset += part
      left -= part
    }
  }

  /// Passes over whole postings, of which nothing is known afterwards, not even the last one's doc ID.
  func skipPostings(_ count: Int) throws {
    var left = count
    while left > 0 {
      // Those that end on this page, which are nearly all, need two numbers each.
      let (bytes, end) = (leaf.bytes, doclistEnd)
      while left > 0, offset < end {
        var at = offset
        while bytes[at] >= 0x80 { at &+= 1 }
        at &+= 1
        var size = Int(bytes[at])
        at &+= 1
        if size >= 0x80 {
          let next = Int(bytes[at])
          guard next < 0x80 else { break }
          size = (size & 0x7F) << 7 | next
          at &+= 1
        }
        at &+= size >> 1
        guard at <= end else { break }
        offset = at
        isFirstPosting = false
        left &-= 1
      }
      guard left > 0 else { return }
      guard try nextHead() else { throw damage() }
      try skipPositions()
      left -= 1
    }
  }

  /// Opens the page that the doclist goes on over; false where it ends with this one.
  private func openNext() throws -> Bool {
    guard footerOffset >= leaf.end, page < segment.lastPage else { return false }
    let isLast = doclistEnd == leaf.contentEnd
    guard isLast else { return false }
    guard try open(page + 1) else { throw damage() }
    offset = 4
    doclistEnd = leaf.firstTermOffset
    // A page that begins with a term: the doclist ended with the page before.
    return doclistEnd > 4
  }

  /// Reads how many positions the posting has.
  func readPositions() throws {
    try readPositions { state, bytes, count in state.count(bytes, count) }
  }

  /// Appends the positions of the posting to those of a title and a body.
  func readPositions(_ title: inout PositionBuffer, _ body: inout PositionBuffer) throws {
    try readPositions { state, bytes, count in state.read(bytes, count, &title, &body) }
  }

  @inline(__always)
  private func readPositions(
    _ read: (inout PoslistState, UnsafePointer<UInt8>, _ count: Int) -> Void
  ) throws {
    var state = PoslistState()
    var left = positionsSize
    while left > 0 {
      if offset >= doclistEnd {
        guard try openNext() else { throw damage() }
      }
      let part = min(left, doclistEnd - offset)
      read(&state, leaf.bytes + offset, part)
      offset += part
      left -= part
    }
    guard state.isSound else { throw damage() }
    titleFrequency = state.titleCount
    bodyFrequency = state.bodyCount
  }

  private func number() throws -> Int {
    let (value, length) = Varint.get(leaf.bytes + offset)
    offset += length
    guard value <= UInt64(Int32.max), offset <= leaf.contentEnd else { throw damage() }
    return Int(value)
  }

  private func damage() -> SegmentDamage { SegmentDamage(segment: segment.id, page: page) }
}

/// Bytes that are no segment.
struct SegmentDamage: Error {
  var segment: Int64
  var page: Int64
}

/// Where a posting is in a segment.
struct PostingPlace: Equatable {
  var page: UInt32 = 0
  var offset: UInt16 = 0
}
