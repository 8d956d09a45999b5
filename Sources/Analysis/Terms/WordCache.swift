internal import Glibc

/// Remembers the terms of single words by their folded bytes, so that stemming is paid once a distinct word.
///
/// Open addressing over lines of 64 bytes, as the processor reads them: nearly every word has all that is known of it in
/// its line, so that looking it up waits for memory once. Longer entries lie in an arena. When the cache is full, words
/// that were not asked for since the last time are forgotten.
///
/// The first record of a word is its form, which is its key. Keys are read eight bytes at a time: seven bytes behind a
/// key must be readable.
final class WordCache {
  /// Beginning of a line; its payload follows: records and origins, or where they begin in the arena.
  private struct Head {
    var hash: UInt32
    /// Bytes of records; 0: the line is free.
    var recordCount: UInt16
    var terms: UInt8
    /// 1: asked for since the last sweep.
    var isUsed: UInt8
  }

  private static let lineSize = 64
  private static let payload = MemoryLayout<Head>.size
  private static let smallest = 1 << 8
  /// Longer words are not worth their room.
  static let longestKey = 128

  private let largest: Int
  private let arenaLimit: Int
  private var lines: UnsafeMutableRawPointer
  private var mask = smallest - 1
  private var used = 0
  private var arena: UnsafeMutablePointer<UInt8>
  private var arenaCount = 0
  private var arenaCapacity = 1 << 16
  /// Keeps the compiler from leaving out reads whose value nobody needs.
  private var touched: UInt32 = 0

  /// - Parameters:
  ///   - largest: Most lines, a power of two, at least 256; by default they take 32 MiB.
  ///   - arenaLimit: Bytes of longer entries.
  init(largest: Int = 1 << 19, arenaLimit: Int = 8 << 20) {
    self.largest = largest
    self.arenaLimit = arenaLimit
    lines = Self.allocate(Self.smallest)
    arena = .allocate(capacity: arenaCapacity)
  }

  deinit {
    free(lines)
    arena.deallocate()
  }

  /// The entry of a word; valid until the next ``insert(hash:_:terms:)``.
  @inline(__always)
  func find(_ key: UnsafePointer<UInt8>, _ count: Int, hash: UInt32) -> TermEntry? {
    var index = Int(hash) & mask
    while true {
      let line = lines + index &* Self.lineSize
      let head = line.load(as: Head.self)
      if head.recordCount == 0 { return nil }
      if head.hash == hash {
        let records = records(line, head)
        let length = Int(
          UnsafeRawPointer(records).loadUnaligned(fromByteOffset: 1, as: UInt16.self).littleEndian)
        if length == count &+ 1, TermCache.areEqual(records + 4, key, count) {
          if head.isUsed == 0 { line.storeBytes(of: 1, toByteOffset: 7, as: UInt8.self) }
          return TermEntry(
            records: records, count: Int(head.recordCount),
            origins: records + Int(head.recordCount), positions: 1)
        }
      }
      index = (index &+ 1) & mask
    }
  }

  @inline(__always)
  private func records(_ line: UnsafeMutableRawPointer, _ head: Head) -> UnsafePointer<UInt8> {
    let payload = line + Self.payload
    guard Int(head.recordCount) &+ Int(head.terms) &* 3 > Self.lineSize &- Self.payload else {
      return UnsafePointer(payload.assumingMemoryBound(to: UInt8.self))
    }
    return UnsafePointer(arena + Int(payload.load(as: UInt32.self)))
  }

  /// Reads the lines that finding these words will read, so that the processor waits for them together.
  @inline(__always)
  func touch(_ queue: WordQueue) {
    var read: UInt32 = 0
    for index in 0..<queue.count {
      let line = lines + (Int(queue.items[index].hash) & mask) &* Self.lineSize
      read &+= line.load(as: UInt32.self)
    }
    touched = read
  }

  /// Remembers the entry of a word that is not there, unless it is too long to be worth it.
  ///
  /// - Parameters:
  ///   - entry: Its first record is the word.
  ///   - terms: Records of the entry.
  func insert(hash: UInt32, _ entry: TermEntry, terms: Int) {
    let needed = entry.count + terms * 3
    guard entry.count > 0, needed <= 1024, terms < 256 else { return }
    let isInline = needed <= Self.lineSize - Self.payload
    if used * 4 > mask * 3 {
      mask + 1 < largest ? rebuild(count: (mask + 1) * 2, keepsAll: true) : sweep()
    }
    if !isInline, arenaCount + needed > arenaLimit { sweep() }
    let line = freeLine(hash)
    line.storeBytes(
      of: Head(
        hash: hash, recordCount: UInt16(entry.count), terms: UInt8(terms), isUsed: 0),
      as: Head.self)
    let payload = line + Self.payload
    var target = payload.assumingMemoryBound(to: UInt8.self)
    if !isInline {
      while arenaCount + needed + 64 > arenaCapacity { growArena() }
      payload.storeBytes(of: UInt32(arenaCount), as: UInt32.self)
      target = arena + arenaCount
      arenaCount += needed
    }
    target.update(from: entry.records, count: entry.count)
    (target + entry.count).update(from: entry.origins, count: terms * 3)
    used += 1
  }

  private func freeLine(_ hash: UInt32) -> UnsafeMutableRawPointer {
    var index = Int(hash) & mask
    while (lines + index * Self.lineSize).load(as: Head.self).recordCount != 0 {
      index = (index + 1) & mask
    }
    return lines + index * Self.lineSize
  }

  /// Forgets what was not asked for since the last sweep; all, if that would leave too much.
  private func sweep() {
    var kept = 0
    for index in 0...mask {
      let head = (lines + index * Self.lineSize).load(as: Head.self)
      if head.recordCount != 0, head.isUsed != 0 { kept += 1 }
    }
    rebuild(count: mask + 1, keepsAll: false, keepsUsed: kept * 2 < mask)
  }

  private func rebuild(count: Int, keepsAll: Bool, keepsUsed: Bool = true) {
    let (oldLines, oldCount, oldArena) = (lines, mask + 1, arena)
    lines = Self.allocate(count)
    mask = count - 1
    used = 0
    arenaCount = 0
    arena = .allocate(capacity: arenaCapacity)
    defer {
      free(oldLines)
      oldArena.deallocate()
    }
    guard keepsUsed else { return }
    for index in 0..<oldCount {
      let line = oldLines + index * Self.lineSize
      let head = line.load(as: Head.self)
      guard head.recordCount != 0, keepsAll || head.isUsed != 0 else { continue }
      let needed = Int(head.recordCount) + Int(head.terms) * 3
      let target = freeLine(head.hash)
      target.copyMemory(from: line, byteCount: Self.lineSize)
      if !keepsAll { target.storeBytes(of: 0, toByteOffset: 7, as: UInt8.self) }
      used += 1
      guard needed > Self.lineSize - Self.payload else { continue }
      let start = Int((line + Self.payload).load(as: UInt32.self))
      (arena + arenaCount).update(from: oldArena + start, count: needed)
      (target + Self.payload).storeBytes(of: UInt32(arenaCount), as: UInt32.self)
      arenaCount += needed
    }
  }

  private func growArena() {
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: arenaCapacity * 2)
    grown.update(from: arena, count: arenaCount)
    arena.deallocate()
    arena = grown
    arenaCapacity *= 2
  }

  /// Free lines, on large pages where the system has them: the processor keeps track of few small ones.
  private static func allocate(_ count: Int) -> UnsafeMutableRawPointer {
    let size = count * lineSize
    let alignment = size >= 2 << 20 ? 2 << 20 : lineSize
    // Behind the last line something is read too.
    guard let lines = aligned_alloc(alignment, size + alignment) else {
      fatalError("no memory for \(size) bytes")
    }
    if alignment > lineSize { madvise(lines, size, MADV_HUGEPAGE) }
    memset(lines, 0, size + lineSize)
    return lines
  }
}
