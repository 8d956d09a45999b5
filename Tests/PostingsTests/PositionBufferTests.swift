import TestSupport
import Testing

@testable import Postings

/// Positions in raw memory do what sets and arrays would.
@Suite struct PositionBufferTests {
  @Test(arguments: 1...50)
  func doesWhatArraysWould(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var (starts, others) = (PositionBuffer(), PositionBuffer())
    defer {
      starts.deallocate()
      others.deallocate()
    }
    for round in 0..<5 {
      let most = [3, 40, 300][Int(seed) % 3]
      func positions() -> [UInt32] {
        (0..<Int.random(in: 0...most, using: &generator)).map { _ in
          UInt32.random(in: 0...UInt32(2 * most), using: &generator)
        }
      }
      let (first, second) = (positions(), positions())
      let distance = UInt32.random(in: 0...4, using: &generator)
      starts.removeAll()
      others.removeAll()
      for position in first { starts.append(position) }
      others.append(contentsOf: second)
      #expect(starts.array == first && others.array == second)
      starts.sort()
      others.sort()
      #expect(starts.array == Set(first).sorted(), "seed \(seed), round \(round)")
      starts.shift(distance)
      let shifted = Set(first).filter { $0 >= distance }.map { $0 - distance }.sorted()
      #expect(starts.array == shifted, "seed \(seed), round \(round)")
      let wanted = UInt32.random(in: 0...4, using: &generator)
      starts.keep(followedBy: others, wanted)
      #expect(
        starts.array == shifted.filter { second.contains($0 + wanted) },
        "seed \(seed), round \(round)")
    }
  }
}
