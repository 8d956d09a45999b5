/// Keys with values as a double array in the format of the dawgdic library; ends are not shared.
struct SmallTrie {
  private final class Node {
    var children: [UInt8: Node] = [:]
    var value: UInt32?
  }

  private let root = Node()

  init(_ keys: [[UInt8]: UInt32]) {
    for (key, value) in keys {
      var node = root
      for byte in key {
        let child = node.children[byte] ?? Node()
        node.children[byte] = child
        node = child
      }
      node.value = value
    }
  }

  /// The file.
  func bytes(hasGuide: Bool) -> [UInt8] {
    var units = [UInt32](repeating: 0, count: 256)
    var guide = [UInt8](repeating: 0, count: 512)
    var isUsed: Set<Int> = [0]
    var waiting: [(index: Int, node: Node)] = [(0, root)]
    while let (index, node) = waiting.popLast() {
      var labels = node.children.keys.sorted()
      if let first = labels.first { guide[index * 2] = first }
      if node.value != nil { labels.insert(0, at: 0) }
      guard !labels.isEmpty else { continue }
      var base = 1
      while !labels.allSatisfy({ !isUsed.contains(base ^ Int($0)) && base ^ Int($0) > 0 }) {
        base += 1
      }
      let last = (base | 255) + 1
      if units.count < last {
        units += [UInt32](repeating: 0, count: last - units.count)
        guide += [UInt8](repeating: 0, count: last * 2 - guide.count)
      }
      units[index] |= UInt32(index ^ base) << 10
      if node.value != nil { units[index] |= 1 << 8 }
      for (number, label) in labels.enumerated() {
        let place = base ^ Int(label)
        isUsed.insert(place)
        if label == 0, let value = node.value {
          units[place] = value | 1 << 31
          continue
        }
        units[place] |= UInt32(label)
        if number + 1 < labels.count { guide[place * 2 + 1] = labels[number + 1] }
        if let child = node.children[label] { waiting.append((place, child)) }
      }
    }
    var bytes = Self.number(units.count) + units.flatMap { Self.number(Int($0)) }
    if hasGuide { bytes += Self.number(units.count) + guide }
    return bytes
  }

  private static func number(_ value: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
