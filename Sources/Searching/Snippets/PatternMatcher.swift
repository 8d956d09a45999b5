/// Joins occurrences of terms to occurrences of words, compounds and phrases.
struct PatternMatcher {
  /// For each slot its occurrences, positions rising, each position once.
  private let bySlot: [[TermOccurrence]]

  init(_ occurrences: [TermOccurrence], slotCount: Int) {
    var bySlot = Array(repeating: [TermOccurrence](), count: slotCount)
    for occurrence in occurrences where bySlot.indices.contains(occurrence.slot) {
      bySlot[occurrence.slot].append(occurrence)
    }
    for slot in bySlot.indices {
      var sorted = bySlot[slot]
      if !zip(sorted, sorted.dropFirst()).allSatisfy({ $0.position < $1.position }) {
        sorted.sort { $0.position < $1.position }
        var last = -1
        sorted.removeAll { occurrence in
          defer { last = occurrence.position }
          return occurrence.position == last
        }
      }
      bySlot[slot] = sorted
    }
    self.bySlot = bySlot
  }

  /// How often a pattern occurs: the reading that occurs most often counts.
  func count(_ pattern: OccurrencePattern) -> Int {
    switch pattern {
    case .anyOf(let slots, let weights):
      return Int(zip(slots, weights).reduce(0) { $0 + $1.1 * Float(bySlot[$1.0].count) })
    case .consecutive(let runs):
      return runs.map { matches(of: $0).count }.max() ?? 0
    case .near(let slots, _):
      guard let first = slots.first, !matches(of: pattern).isEmpty else { return 0 }
      return slots.map { bySlot[$0].count }.min() ?? bySlot[first].count
    }
  }

  /// The occurrences of a pattern, each as the terms that make it up.
  func matches(of pattern: OccurrencePattern) -> [[TermOccurrence]] {
    switch pattern {
    case .anyOf(let slots, _): slots.flatMap { matches(of: [$0]) }
    case .consecutive(let runs): runs.flatMap(matches(of:))
    case .near(let slots, let distance): near(slots, distance: distance)
    }
  }

  private func matches(of run: [Int]) -> [[TermOccurrence]] {
    guard let first = run.first else { return [] }
    if run.count == 1 { return bySlot[first].map { [$0] } }
    return bySlot[first].compactMap { start in
      var match = [start]
      for (offset, slot) in run.enumerated().dropFirst() {
        guard let next = occurrence(of: slot, at: start.position + offset) else { return nil }
        match.append(next)
      }
      return match
    }
  }

  private func occurrence(of slot: Int, at position: Int) -> TermOccurrence? {
    let list = bySlot[slot]
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      if list[middle].position < position { low = middle + 1 } else { high = middle }
    }
    return low < list.count && list[low].position == position ? list[low] : nil
  }

  /// Smallest windows that hold every slot, no neighbours farther apart than the distance.
  private func near(_ slots: [Int], distance: Int) -> [[TermOccurrence]] {
    let distinct = Set(slots)
    let all = distinct.flatMap { bySlot[$0] }.sorted { $0.position < $1.position }
    var found: [[TermOccurrence]] = []
    var counts: [Int: Int] = [:]
    var start = 0
    for (index, occurrence) in all.enumerated() {
      if index > 0, occurrence.position - all[index - 1].position > distance + 1 {
        counts = [:]
        start = index
      }
      counts[occurrence.slot, default: 0] += 1
      guard counts.count == distinct.count else { continue }
      while let many = counts[all[start].slot], many > 1 {
        counts[all[start].slot] = many - 1
        start += 1
      }
      found.append(Array(all[start...index]))
      counts[all[start].slot] = nil
      start += 1
    }
    return found
  }
}
