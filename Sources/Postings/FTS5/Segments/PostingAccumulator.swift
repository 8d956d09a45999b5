internal import Analysis
internal import Glibc

/// Inverts documents in memory: for each term the postings so far, as FTS5 stores them.
///
/// A hash table of terms over an arena of growing blocks. What makes it faster than FTS5's own table is that nothing
/// is searched along a chain, no block grows by less than its double, and a term's block ends where the next posting
/// goes.
final class PostingAccumulator {
  /// A term with its postings.
  private struct Entry {
    var key: UnsafeMutablePointer<UInt8>
    var data: UnsafeMutablePointer<UInt8>
    var firstDocID: Int64
    var lastDocID: Int64
    /// Bytes of the data; never near what 32 bits hold, for the memory is bounded.
    var count: UInt32
    /// Where the size of the open poslist goes.
    var sizeOffset: UInt32
    var position: UInt32
    var hash: UInt32
    var keyCount: UInt16
    var column: UInt8
    var sizeClass: UInt8
  }

  private struct Slot {
    var hash: UInt32
    /// Index of the entry plus one; 0: free.
    var entry: UInt32
  }

  /// A term of a batch, and the entry that is its own if nothing but its hash tells.
  private struct Lookup {
    var key: UnsafePointer<UInt8>
    var hash: UInt32
    var position: UInt32
    /// As in a slot.
    var entry: UInt32
    var count: UInt16
  }

  private static let batchSize = 64

  /// Room that one posting can need: a gap, a poslist's size, a column, a position.
  private static let postingRoom = 32

  private let arena = BlockArena()
  private var entries: UnsafeMutablePointer<Entry>
  private var entryCount = 0
  private var entryCapacity = 1 << 12
  private var slots: UnsafeMutablePointer<Slot>
  private var mask = (1 << 13) - 1
  private let batch: UnsafeMutablePointer<Lookup>
  /// Keeps the compiler from leaving out reads whose value nobody needs.
  private var touched: UInt32 = 0

  init() {
    batch = .allocate(capacity: Self.batchSize)
    entries = .allocate(capacity: entryCapacity)
    slots = .allocate(capacity: mask + 1)
    slots.update(repeating: Slot(hash: 0, entry: 0), count: mask + 1)
  }

  deinit {
    batch.deallocate()
    entries.deallocate()
    slots.deallocate()
  }

  /// Bytes held.
  var size: Int {
    arena.size + entryCapacity * MemoryLayout<Entry>.stride
      + (mask + 1) * MemoryLayout<Slot>.stride
  }

  var isEmpty: Bool { entryCount == 0 }

  func removeAll() {
    arena.removeAll()
    entryCount = 0
    slots.update(repeating: Slot(hash: 0, entry: 0), count: mask + 1)
  }

  // MARK: in

  /// Adds the terms of a column of a document; doc IDs rise, and the columns of a document follow one another. Gives
  /// the number of positions.
  ///
  /// Terms go by batches: the table is looked at for all of a batch before the first posting is written, so that the
  /// processor waits for many places of memory at once instead of for one after another.
  func add(_ terms: PackedTerms, docID: Int64, column: UInt8) -> Int {
    terms.bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return 0 }
      var next: UInt32 = 0
      var offset = 0
      while offset &+ 3 <= bytes.count {
        var batchCount = 0
        while batchCount < Self.batchSize, offset &+ 3 <= bytes.count {
          let count = Int(base[offset &+ 1]) | Int(base[offset &+ 2]) << 8
          guard offset &+ 3 &+ count <= bytes.count else { return Int(next) }
          if base[offset] == 0 || next == 0 { next &+= 1 }
          let key = base + offset + 3
          let hash = Self.hash(key, count)
          batch[batchCount] = Lookup(
            key: key, hash: hash, position: next &- 1, entry: candidate(hash),
            count: UInt16(truncatingIfNeeded: count))
          batchCount &+= 1
          offset &+= 3 &+ count
        }
        touch(batchCount)
        for index in 0..<batchCount {
          append(find(batch[index]), docID, column, batch[index].position)
        }
      }
      return Int(next)
    }
  }

  /// Reads what the postings of a batch will need, each kind of place for all terms before the next kind: the
  /// processor waits for them together.
  @inline(__always)
  private func touch(_ batchCount: Int) {
    var read: UInt32 = 0
    for index in 0..<batchCount where batch[index].entry != 0 {
      read &+= entries[Int(batch[index].entry &- 1)].count
    }
    for index in 0..<batchCount where batch[index].entry != 0 {
      let entry = entries + Int(batch[index].entry &- 1)
      read &+= UInt32(entry.pointee.key[0])
      // Written once already: the room ends behind the data.
      read &+= UInt32(entry.pointee.data[Int(entry.pointee.count &- 1)])
    }
    touched = read
  }

  @inline(__always)
  private func append(
    _ entry: UnsafeMutablePointer<Entry>, _ docID: Int64, _ column: UInt8, _ position: UInt32
  ) {
    if Int(entry.pointee.count) &+ Self.postingRoom > 1 << Int(entry.pointee.sizeClass) {
      grow(entry)
    }
    if entry.pointee.lastDocID != docID { open(entry, docID) }
    let data = entry.pointee.data
    var count = Int(entry.pointee.count)
    var last = entry.pointee.position
    if entry.pointee.column != column {
      data[count] = 1
      data[count &+ 1] = column
      count &+= 2
      entry.pointee.column = column
      last = 0
    }
    // A position is stored as its gap to the one before, plus 2: 0 and 1 have other meanings.
    count &+= Varint.put(UInt64(position &- last) &+ 2, at: data + count)
    entry.pointee.position = position
    entry.pointee.count = UInt32(truncatingIfNeeded: count)
  }

  /// Begins the poslist of a document.
  @inline(__always)
  private func open(_ entry: UnsafeMutablePointer<Entry>, _ docID: Int64) {
    if entry.pointee.count > 0 {
      close(entry)
      let gap = UInt64(bitPattern: docID &- entry.pointee.lastDocID)
      let length = Varint.put(gap, at: entry.pointee.data + Int(entry.pointee.count))
      entry.pointee.count &+= UInt32(truncatingIfNeeded: length)
    } else {
      entry.pointee.firstDocID = docID
    }
    entry.pointee.lastDocID = docID
    entry.pointee.sizeOffset = entry.pointee.count
    entry.pointee.count &+= 1
    entry.pointee.column = 0
    entry.pointee.position = 0
  }

  /// Puts in the size of the open poslist: twice the bytes, for the lowest bit says "deleted".
  @inline(__always)
  private func close(_ entry: UnsafeMutablePointer<Entry>) {
    let start = Int(entry.pointee.sizeOffset) &+ 1
    let size = Int(entry.pointee.count) &- start
    if size < 64 {
      entry.pointee.data[start &- 1] = UInt8(truncatingIfNeeded: size &* 2)
    } else {
      closeLong(entry, start, size)
    }
  }

  @inline(never)
  private func closeLong(_ entry: UnsafeMutablePointer<Entry>, _ start: Int, _ size: Int) {
    if Int(entry.pointee.count) + Self.postingRoom > 1 << Int(entry.pointee.sizeClass) {
      grow(entry)
    }
    let place = entry.pointee.data + start - 1
    let shift = (size * 2 < 1 << 14 ? 2 : size * 2 < 1 << 21 ? 3 : size * 2 < 1 << 28 ? 4 : 5) - 1
    memmove(place + 1 + shift, place + 1, size)
    _ = Varint.put(UInt64(size * 2), at: place)
    entry.pointee.count += UInt32(shift)
  }

  @inline(never)
  private func grow(_ entry: UnsafeMutablePointer<Entry>) {
    let sizeClass = entry.pointee.sizeClass
    let block = arena.block(sizeClass + 1)
    memcpy(block, entry.pointee.data, Int(entry.pointee.count))
    arena.release(entry.pointee.data, sizeClass)
    entry.pointee.data = block
    entry.pointee.sizeClass = sizeClass + 1
  }

  // MARK: the table

  @inline(__always)
  private static func hash(_ key: UnsafePointer<UInt8>, _ count: Int) -> UInt32 {
    let bytes = UnsafeRawPointer(key)
    var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    var at = 0
    while at &+ 8 <= count {
      hash =
        (hash ^ bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
      at &+= 8
    }
    var rest: UInt64 = 0
    if at &+ 4 <= count {
      rest = UInt64(bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self))
      at &+= 4
    }
    while at < count {
      rest = rest << 8 | UInt64(key[at])
      at &+= 1
    }
    hash = (hash ^ rest) &* 0xFF51_AFD7_ED55_8CCD
    return UInt32(truncatingIfNeeded: hash >> 32)
  }

  /// The first entry of that hash along the chain, as slots have it.
  @inline(__always)
  private func candidate(_ hash: UInt32) -> UInt32 {
    var index = Int(hash) & mask
    while slots[index].entry != 0, slots[index].hash != hash { index = (index &+ 1) & mask }
    return slots[index].entry
  }

  @inline(__always)
  private func find(_ term: Lookup) -> UnsafeMutablePointer<Entry> {
    let count = Int(term.count)
    if term.entry != 0 {
      let entry = entries + Int(term.entry &- 1)
      if entry.pointee.keyCount == term.count, Self.areEqual(entry.pointee.key, term.key, count) {
        return entry
      }
    }
    return findAgain(term.key, count, term.hash)
  }

  /// Eight bytes at a time, the last of them once more: a call of memcmp costs more than most terms take.
  @inline(__always)
  private static func areEqual(
    _ first: UnsafePointer<UInt8>, _ second: UnsafePointer<UInt8>, _ count: Int
  ) -> Bool {
    let (a, b) = (UnsafeRawPointer(first), UnsafeRawPointer(second))
    guard count >= 8 else {
      for index in 0..<count where first[index] != second[index] { return false }
      return true
    }
    var at = 0
    while at &+ 8 < count {
      if a.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        != b.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      {
        return false
      }
      at &+= 8
    }
    return a.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
      == b.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
  }

  /// For a term that was not there when its batch began, or that shares its hash with another.
  @inline(never)
  private func findAgain(
    _ key: UnsafePointer<UInt8>, _ count: Int, _ hash: UInt32
  ) -> UnsafeMutablePointer<Entry> {
    var index = Int(hash) & mask
    while slots[index].entry != 0 {
      if slots[index].hash == hash {
        let entry = entries + Int(slots[index].entry &- 1)
        if Int(entry.pointee.keyCount) == count, Self.areEqual(entry.pointee.key, key, count) {
          return entry
        }
      }
      index = (index &+ 1) & mask
    }
    return insert(key, count, hash)
  }

  @inline(never)
  private func insert(
    _ key: UnsafePointer<UInt8>, _ count: Int, _ hash: UInt32
  ) -> UnsafeMutablePointer<Entry> {
    if entryCount == entryCapacity { growEntries() }
    if entryCount * 2 > mask { growSlots() }
    let place = arena.bytes((count + 7) & ~7)
    memcpy(place, key, count)
    let sizeClass = BlockArena.sizeClass(Self.postingRoom)
    let entry = entries + entryCount
    entry.initialize(
      to: Entry(
        key: place, data: arena.block(sizeClass), firstDocID: 0, lastDocID: .min, count: 0,
        sizeOffset: 0, position: 0, hash: hash, keyCount: UInt16(truncatingIfNeeded: count),
        column: 0, sizeClass: sizeClass))
    entryCount += 1
    fill(Slot(hash: hash, entry: UInt32(entryCount)))
    return entry
  }

  private func fill(_ slot: Slot) {
    var index = Int(slot.hash) & mask
    while slots[index].entry != 0 { index = (index + 1) & mask }
    slots[index] = slot
  }

  private func growEntries() {
    let grown = UnsafeMutablePointer<Entry>.allocate(capacity: entryCapacity * 2)
    grown.moveInitialize(from: entries, count: entryCount)
    entries.deallocate()
    entries = grown
    entryCapacity *= 2
  }

  private func growSlots() {
    slots.deallocate()
    mask = mask * 2 + 1
    slots = .allocate(capacity: mask + 1)
    slots.update(repeating: Slot(hash: 0, entry: 0), count: mask + 1)
    for index in 0..<entryCount {
      fill(Slot(hash: entries[index].hash, entry: UInt32(index + 1)))
    }
  }

  // MARK: out

  /// Hands over the doclists by rising term (bytes compared).
  func forEachDoclist(_ body: (Doclist) throws -> Void) rethrows {
    var order = (0..<entryCount).map { index in
      (prefix: Self.prefix(entries[index].key, Int(entries[index].keyCount)), index: index)
    }
    order.sort { first, second in
      if first.prefix != second.prefix { return first.prefix < second.prefix }
      let (a, b) = (entries + first.index, entries + second.index)
      let (aCount, bCount) = (Int(a.pointee.keyCount), Int(b.pointee.keyCount))
      let compared = memcmp(a.pointee.key, b.pointee.key, min(aCount, bCount))
      return compared == 0 ? aCount < bCount : compared < 0
    }
    for item in order {
      let entry = entries + item.index
      close(entry)
      try body(
        Doclist(
          term: UnsafeBufferPointer(start: entry.pointee.key, count: Int(entry.pointee.keyCount)),
          firstDocID: entry.pointee.firstDocID, lastDocID: entry.pointee.lastDocID,
          bytes: UnsafeBufferPointer(start: entry.pointee.data, count: Int(entry.pointee.count))))
    }
  }

  /// The first eight bytes as a number that sorts like them.
  private static func prefix(_ key: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    var prefix: UInt64 = 0
    for index in 0..<8 { prefix = prefix << 8 | (index < count ? UInt64(key[index]) : 0) }
    return prefix
  }
}
