internal import Analysis

/// The terms of a query, to be recognized among those of a text.
///
/// Terms that are sought as one share a slot. Nearly every term of a text is none of these, so a
/// small bit set over first and last bytes answers first.
struct TermTable {
  /// How many slots there are.
  private(set) var slotCount = 0
  private var gate = [Bool](repeating: false, count: gateSize)
  /// Slots by the bytes of a stored term.
  private var slots: [ArraySlice<UInt8>: [Int]] = [:]
  private var prefixes: [(bytes: [UInt8], slot: Int)] = []

  private static let gateSize = 1024

  /// Calls with each slot that a stored term belongs to.
  func forEachSlot(of term: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void) {
    guard term.count > 1 else { return }
    if gate[Self.gateIndex(term.count, term[0], term[1], term[term.count - 1])],
      let found = slots[ArraySlice(term)]
    {
      for slot in found { body(slot) }
    }
    for prefix in prefixes where term.starts(with: prefix.bytes) { body(prefix.slot) }
  }

  private static func gateIndex(_ count: Int, _ kind: UInt8, _ first: UInt8, _ last: UInt8) -> Int {
    (count &* 61 &+ Int(kind) &* 17 &+ Int(first) &* 5 &+ Int(last)) & (gateSize - 1)
  }

  /// Gives out slots.
  struct Builder {
    private struct Key: Hashable {
      var terms: [[UInt8]]
      var isPrefix: Bool
    }

    private var slots: [Key: Int] = [:]

    /// The slot of terms that are sought as one, the same for the same terms.
    mutating func slot(for terms: [Term], isPrefix: Bool = false) -> Int {
      let stored = terms.map(\.stored).sorted { $0.lexicographicallyPrecedes($1) }
      let key = Key(terms: stored, isPrefix: isPrefix)
      if let slot = slots[key] { return slot }
      slots[key] = slots.count
      return slots.count - 1
    }

    func table() -> TermTable {
      var table = TermTable()
      table.slotCount = slots.count
      for (key, slot) in slots {
        for bytes in key.terms where bytes.count > 1 {
          if key.isPrefix {
            table.prefixes.append((bytes, slot))
          } else {
            table.slots[bytes[...], default: []].append(slot)
            let index = TermTable.gateIndex(bytes.count, bytes[0], bytes[1], bytes[bytes.count - 1])
            table.gate[index] = true
          }
        }
      }
      return table
    }
  }
}
