/// Remembers the terms of compounds by their folded bytes and joints, so that the rules are paid once a distinct
/// compound. For single words there is ``WordCache``.
///
/// Open addressing over an arena. When the arena is full, everything is forgotten.
/// Keys are never empty and read eight bytes at a time: seven bytes behind a key must be readable.
final class TermCache {
  fileprivate struct Slot {
    var hash: UInt32
    /// Of the key in the arena; 0: the slot is free. Records and origins follow the key.
    var offset: UInt32
    var keyCount: UInt16
    var recordCount: UInt16
    var positions: UInt16
    var terms: UInt16
  }

  private let arenaLimit: Int
  private static let smallest = 1 << 8
  private let largest: Int
  /// Longer keys are not worth their room.
  static let longestKey = 128

  private var slots: UnsafeMutablePointer<Slot>
  private var mask: Int
  private var used = 0
  private var arena: UnsafeMutablePointer<UInt8>
  private var arenaCount = 1
  private var arenaCapacity = 1 << 18

  /// - Parameters:
  ///   - arenaLimit: bytes of keys and terms.
  ///   - largest: most slots, a power of two; a slot takes 16 bytes.
  init(arenaLimit: Int, largest: Int) {
    self.arenaLimit = arenaLimit
    self.largest = largest
    mask = Self.smallest - 1
    slots = .allocate(capacity: Self.smallest)
    slots.update(repeating: Slot.free, count: Self.smallest)
    arena = .allocate(capacity: arenaCapacity)
    arena[0] = 0
  }

  deinit {
    slots.deallocate()
    arena.deallocate()
  }

  @inline(__always)
  static func hash(_ key: UnsafePointer<UInt8>, _ count: Int) -> UInt32 {
    let bytes = UnsafeRawPointer(key)
    var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    var at = 0
    while at &+ 8 < count {
      hash =
        (hash ^ bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
      at &+= 8
    }
    let rest = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self) & tailMask(count &- at)
    hash = (hash ^ rest) &* 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 32
    return UInt32(truncatingIfNeeded: hash)
  }

  /// The first `count` of eight bytes; 1 to 8.
  @inline(__always)
  private static func tailMask(_ count: Int) -> UInt64 {
    (UInt64.max &>> UInt64(truncatingIfNeeded: (8 &- count) &* 8)).littleEndian
  }

  /// The entry of a key; valid until the next ``insert(_:_:hash:_:terms:)``.
  @inline(__always)
  func find(_ key: UnsafePointer<UInt8>, _ count: Int, hash: UInt32) -> TermEntry? {
    var index = Int(hash) & mask
    while true {
      let slot = slots[index]
      if slot.offset == 0 { return nil }
      if slot.hash == hash, Int(slot.keyCount) == count,
        Self.areEqual(arena + Int(slot.offset), key, count)
      {
        let records = UnsafePointer(arena + Int(slot.offset) + count)
        return TermEntry(
          records: records, count: Int(slot.recordCount),
          origins: records + Int(slot.recordCount), positions: Int(slot.positions))
      }
      index = (index &+ 1) & mask
    }
  }

  @inline(__always)
  static func areEqual(
    _ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int
  ) -> Bool {
    let left = UnsafeRawPointer(a)
    let right = UnsafeRawPointer(b)
    var at = 0
    while at &+ 8 < count {
      if left.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        != right.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      {
        return false
      }
      at &+= 8
    }
    let differing =
      left.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      ^ right.loadUnaligned(fromByteOffset: at, as: UInt64.self)
    return differing & tailMask(count &- at) == 0
  }

  /// Remembers an entry of `terms` records, unless it is too long to be worth it.
  func insert(
    _ key: UnsafePointer<UInt8>, _ count: Int, hash: UInt32, _ entry: TermEntry, terms: Int
  ) {
    let needed = count + entry.count + terms * 3
    guard count <= Self.longestKey, needed <= 4096 else { return }
    if arenaCount + needed > arenaLimit || used * 5 > largest * 4 { forget() }
    while arenaCount + needed + 64 > arenaCapacity { growArena() }
    if used * 5 > (mask + 1) * 4 || (used * 2 > mask && mask + 1 < largest) { growSlots() }
    let start = arena + arenaCount
    start.update(from: key, count: count)
    (start + count).update(from: entry.records, count: entry.count)
    (start + count + entry.count).update(from: entry.origins, count: terms * 3)
    var index = Int(hash) & mask
    while slots[index].offset != 0 { index = (index + 1) & mask }
    slots[index] = Slot(
      hash: hash, offset: UInt32(arenaCount), keyCount: UInt16(count),
      recordCount: UInt16(entry.count), positions: UInt16(entry.positions), terms: UInt16(terms))
    used += 1
    arenaCount += needed
  }

  private func forget() {
    slots.update(repeating: Slot.free, count: mask + 1)
    used = 0
    arenaCount = 1
  }

  private func growArena() {
    let capacity = arenaCapacity * 2
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    grown.update(from: arena, count: arenaCount)
    arena.deallocate()
    arena = grown
    arenaCapacity = capacity
  }

  private func growSlots() {
    let old = slots
    let oldCount = mask + 1
    mask = oldCount * 2 - 1
    slots = .allocate(capacity: oldCount * 2)
    slots.update(repeating: Slot.free, count: oldCount * 2)
    for at in 0..<oldCount where old[at].offset != 0 {
      var index = Int(old[at].hash) & mask
      while slots[index].offset != 0 { index = (index + 1) & mask }
      slots[index] = old[at]
    }
    old.deallocate()
  }
}

extension TermCache.Slot {
  fileprivate static let free = Self(
    hash: 0, offset: 0, keyCount: 0, recordCount: 0, positions: 0, terms: 0)
}
