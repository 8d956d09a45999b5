/// What the documents of a window score, summed up list by list.
///
/// Where the lists of a group follow each other, their scores can be summed up as one score of one frequency.
struct WindowSums {
  /// The widest window: no more than what second-level caches hold of all that is needed.
  static let size = 16384

  /// Below what is needed by so much; a document that scores as much or more has no minus.
  private let sums: UnsafeMutablePointer<Float>
  /// What each document scores by the lists of its group, where its mark is that of the group at hand.
  private let groupSums: UnsafeMutablePointer<Float>
  private let marks: UnsafeMutablePointer<UInt8>
  private var mark: UInt8 = 0
  private var windowCount = 0
  private var refusedCount = 0
  private var needed: Float = 0
  /// Of the window, up to a whole run of 64 documents.
  private var end = 0

  /// - Parameters:
  ///   - listCount: Of the query; a single list is not summed up.
  ///   - groupCount: Of the query; without groups there is no room for their sums.
  init(listCount: Int, groupCount: Int) {
    let size = groupCount > 0 ? 2 * Self.size : listCount > 1 ? Self.size : 1
    // Set for each window, groups' for each mark.
    sums = .allocate(capacity: size)
    groupSums = groupCount > 0 ? sums + Self.size : sums
    marks = .allocate(capacity: groupCount > 0 ? Self.size : 1)
    marks.initialize(repeating: 0, count: groupCount > 0 ? Self.size : 1)
  }

  func deallocate() {
    sums.deallocate()
    marks.deallocate()
  }

  private static let mostRefused = 8

  /// Whether scores of groups are to be summed up as such: that takes longer, and spares documents that are refused when
  /// they are scored.
  var paysGroups: Bool { refusedCount > Self.mostRefused &* (windowCount &+ 1) }

  /// Notes how many documents were refused of a window whose groups were not summed up as such.
  mutating func note(refused: Int) {
    windowCount &+= 1
    refusedCount &+= refused
  }

  /// Starts a window of so many documents: each has what it must score less than nothing.
  @inline(__always)
  mutating func begin(_ width: Int, needed: Float) {
    self.needed = needed
    end = (width &+ 63) & ~63
    sums.update(repeating: -needed, count: end)
  }

  /// The lists that follow are of one group, and no list before.
  mutating func beginGroup() {
    mark &+= 1
    guard mark == 0 else { return }
    marks.update(repeating: 0, count: Self.size)
    mark = 1
  }

  /// Adds a posting's score.
  @inline(__always)
  func add(_ score: Float, at offset: Int) { sums[offset] += score }

  /// Adds the score of a posting of one of a group's lists.
  @inline(__always)
  func add(_ score: Float, at offset: Int, of group: BoundSum.Group) {
    if marks[offset] != mark {
      marks[offset] = mark
      groupSums[offset] = score
      sums[offset] += score
    } else {
      let before = groupSums[offset]
      let after = group.sum(before, score)
      groupSums[offset] = after
      sums[offset] += after - before
    }
  }

  /// Calls for each document that scores more than is needed, with its place in the window and its score.
  @inline(__always)
  func forEach(_ body: (Int, Float) throws -> Void) rethrows {
    for run in stride(from: 0, to: end, by: 64) where Self.hasAny(sums + run, 64) {
      for part in stride(from: run, to: run &+ 64, by: 16) where Self.hasAny(sums + part, 16) {
        for offset in part..<(part &+ 16) where sums[offset] > 0 {
          try body(offset, sums[offset] + needed)
        }
      }
    }
  }

  /// Whether one of so many numbers has no minus.
  @inline(__always)
  private static func hasAny(_ sums: UnsafeMutablePointer<Float>, _ count: Int) -> Bool {
    let bits = UnsafeRawPointer(sums)
    var all = bits.loadUnaligned(as: SIMD4<UInt32>.self)
    for offset in stride(from: 16, to: 4 &* count, by: 16) {
      all &= bits.loadUnaligned(fromByteOffset: offset, as: SIMD4<UInt32>.self)
    }
    let halves = unsafeBitCast(all, to: SIMD2<UInt64>.self)
    return halves.x & halves.y & 0x8000_0000_8000_0000 != 0x8000_0000_8000_0000
  }
}
