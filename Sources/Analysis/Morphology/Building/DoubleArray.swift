/// A trie as a double array whose equal ends are shared: the format of the dawgdic library, in which the OpenCorpora
/// dictionary is distributed.
///
/// After a count come units of 4 bytes: in bits 0–7 and 31 the label, in bit 8 whether a value hangs below, in bits 10–31
/// the offset of the children (times 256 where bit 9 is set). After them may come a guide: a count, and for each unit
/// the labels of its first child and its next sibling.
struct DoubleArray {
  private let units: [UInt32]
  private let guide: ArraySlice<UInt8>

  /// Nil for bytes that hold less than they announce.
  init?(_ bytes: [UInt8]) {
    guard let count = Self.number(bytes, 0), count > 0, count <= (bytes.count - 4) / 4 else {
      return nil
    }
    units = bytes.withUnsafeBytes { raw in
      (0..<count).map {
        UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: 4 + $0 * 4, as: UInt32.self))
      }
    }
    let rest = 4 + count * 4
    guard bytes.count >= rest + 4 else {
      guide = []
      return
    }
    guard let pairs = Self.number(bytes, rest), pairs >= count,
      pairs <= (bytes.count - rest - 4) / 2
    else { return nil }
    guide = bytes[(rest + 4)..<(rest + 4 + pairs * 2)]
  }

  private static func number(_ bytes: [UInt8], _ at: Int) -> Int? {
    guard at + 4 <= bytes.count else { return nil }
    return (0..<4).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
  }

  /// Whether keys can be listed.
  var hasGuide: Bool { !guide.isEmpty }

  /// How many units there are; no key is longer.
  var unitCount: Int { units.count }

  /// Where a label leads; nil where it leads nowhere.
  func follow(_ label: UInt8, from index: Int) -> Int? {
    guard let next = child(index, label), units[next] & 0x8000_00FF == UInt32(label) else {
      return nil
    }
    return next
  }

  /// The value of a key.
  func value(_ key: some Sequence<UInt8>) -> UInt32? {
    var index = 0
    for byte in key {
      guard let next = follow(byte, from: index) else { return nil }
      index = next
    }
    guard units[index] >> 8 & 1 == 1, let leaf = child(index, 0) else { return nil }
    return units[leaf] & 0x7FFF_FFFF
  }

  private func child(_ index: Int, _ label: UInt8) -> Int? {
    let unit = units[index]
    let offset = (unit >> 10) << ((unit & 0x200) >> 6)
    let next = Int(UInt32(index) ^ offset ^ UInt32(label))
    return next < units.count ? next : nil
  }

  /// Calls with each key, sorted by bytes, until the answer is false.
  ///
  /// - Returns: Whether guide and units went together all the way.
  func forEachKey(_ body: ([UInt8]) -> Bool) -> Bool {
    guard hasGuide else { return false }
    var key: [UInt8] = []
    var path = [0]
    var label = guide[guide.startIndex]
    while true {
      if label != 0 {
        guard let current = path.last, let next = follow(label, from: current),
          key.count < Self.longestKey
        else { return false }
        key.append(label)
        path.append(next)
        if units[next] >> 8 & 1 == 1, !body(key) { return true }
        label = guide[guide.startIndex + next * 2]
      } else {
        // Up, to the next sibling of what is left.
        guard let left = path.popLast(), !path.isEmpty else { return true }
        key.removeLast()
        label = guide[guide.startIndex + left * 2 + 1]
      }
    }
  }

  private static let longestKey = 512
}
