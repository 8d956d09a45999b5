/// Positions in raw memory that grows: what is filled and emptied for each document of a phrase, where an array would count
/// references and check for copies every time.
///
/// Whoever makes one gives it back with ``deallocate()``.
struct PositionBuffer {
  private(set) var positions: UnsafeMutablePointer<UInt32>
  private(set) var count = 0
  private var capacity = 64

  init() { positions = .allocate(capacity: capacity) }

  func deallocate() { positions.deallocate() }

  var array: [UInt32] { Array(UnsafeBufferPointer(start: positions, count: count)) }

  @inline(__always)
  mutating func removeAll() { count = 0 }

  @inline(__always)
  mutating func append(_ position: UInt32) {
    if count == capacity { grow(to: count &+ 1) }
    (positions + count).initialize(to: position)
    count &+= 1
  }

  mutating func append(contentsOf more: [UInt32]) {
    if count + more.count > capacity { grow(to: count + more.count) }
    more.withUnsafeBufferPointer { source in
      guard let base = source.baseAddress else { return }
      (positions + count).initialize(from: base, count: source.count)
    }
    count += more.count
  }

  @inline(never)
  private mutating func grow(to needed: Int) {
    capacity = max(needed, 2 * capacity)
    let grown = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
    grown.moveInitialize(from: positions, count: count)
    positions.deallocate()
    positions = grown
  }

  /// Makes them rise, each once.
  mutating func sort() {
    guard count > 1 else { return }
    var all = UnsafeMutableBufferPointer(start: positions, count: count)
    all.sort()
    var kept = 1
    for index in 1..<count where positions[index] != positions[kept - 1] {
      positions[kept] = positions[index]
      kept += 1
    }
    count = kept
  }

  /// From positions of a word to where the phrase begins that has it at a distance; none begins before the text.
  mutating func shift(_ distance: UInt32) {
    guard distance > 0 else { return }
    var kept = 0
    for index in 0..<count where positions[index] >= distance {
      positions[kept] = positions[index] &- distance
      kept &+= 1
    }
    count = kept
  }

  /// Keeps the starts that others have a position `distance` behind.
  mutating func keep(followedBy others: PositionBuffer, _ distance: UInt32) {
    guard count > 0 else { return }
    var kept = 0
    var index = 0
    for place in 0..<count {
      let wanted = positions[place] &+ distance
      while index < others.count, others.positions[index] < wanted { index &+= 1 }
      guard index < others.count else { break }
      if others.positions[index] == wanted {
        positions[kept] = positions[place]
        kept &+= 1
      }
    }
    count = kept
  }
}
