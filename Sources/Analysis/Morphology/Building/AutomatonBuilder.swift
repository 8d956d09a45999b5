/// Builds the smallest automaton of sorted words, each with a number (Daciuk, Mihov, Watson and Watson, Incremental
/// Construction of Minimal Acyclic Finite-State Automata, Computational Linguistics 26(1), 2000).
///
/// States are runs of transitions as ``MorphologyLayout`` has them. Cost: constant a letter.
struct AutomatonBuilder {
  /// A state on the way of the last word, which may still grow.
  private struct OpenState {
    var transitions: [UInt32] = []
    /// The letter that leads to the next open state.
    var pending: UInt8 = 0
  }

  private(set) var transitions: [UInt32] = []
  private var open: [OpenState] = [OpenState()]
  /// How many of ``open`` are in use.
  private var depth = 0
  private var last: [UInt8] = []
  /// Where known states begin, plus one, by their hash; 0: free.
  private var slots = [UInt32](repeating: 0, count: 1 << 16)
  private var used = 0

  /// Adds a word behind all before it.
  mutating func add(_ word: UnsafeBufferPointer<UInt8>, number: UInt32) {
    var common = 0
    while common < last.count, common < word.count, last[common] == word[common] { common += 1 }
    close(to: common)
    while open.count <= word.count { open.append(OpenState()) }
    for index in common..<word.count {
      open[index].pending = word[index]
      open[index + 1].transitions.removeAll(keepingCapacity: true)
    }
    depth = word.count
    // The end comes first, for its letter is 0; nothing longer has been added yet.
    open[depth].transitions.append(number << MorphologyLayout.targetShift)
    last.removeAll(keepingCapacity: true)
    last.append(contentsOf: word)
  }

  /// The state where all words begin.
  mutating func finish() -> UInt32 {
    close(to: 0)
    guard !open[0].transitions.isEmpty else { return 0 }
    return state(open[0].transitions)
  }

  /// No word to come goes through the states behind the first so many letters.
  private mutating func close(to length: Int) {
    while depth > length {
      let target = state(open[depth].transitions)
      depth -= 1
      open[depth].transitions.append(
        UInt32(open[depth].pending) | target << MorphologyLayout.targetShift)
    }
  }

  /// Where a state like this one begins.
  private mutating func state(_ run: [UInt32]) -> UInt32 {
    if used * 2 > slots.count { grow() }
    var index = Self.hash(run[...]) & (slots.count - 1)
    while slots[index] != 0 {
      let start = Int(slots[index]) - 1
      if isEqual(run, start) { return UInt32(start) }
      index = (index + 1) & (slots.count - 1)
    }
    let start = transitions.count
    transitions.append(contentsOf: run)
    transitions[transitions.count - 1] |= MorphologyLayout.lastFlag
    slots[index] = UInt32(start + 1)
    used += 1
    return UInt32(start)
  }

  private func isEqual(_ run: [UInt32], _ start: Int) -> Bool {
    guard start + run.count <= transitions.count else { return false }
    for index in run.indices {
      let isLast = index == run.count - 1
      guard transitions[start + index] == run[index] | (isLast ? MorphologyLayout.lastFlag : 0)
      else { return false }
    }
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt32](repeating: 0, count: old.count * 2)
    for slot in old where slot != 0 {
      let start = Int(slot) - 1
      var end = start
      while transitions[end] & MorphologyLayout.lastFlag == 0 { end += 1 }
      var run = Array(transitions[start...end])
      run[run.count - 1] &= ~MorphologyLayout.lastFlag
      var index = Self.hash(run[...]) & (slots.count - 1)
      while slots[index] != 0 { index = (index + 1) & (slots.count - 1) }
      slots[index] = slot
    }
  }

  private static func hash(_ run: ArraySlice<UInt32>) -> Int {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for transition in run {
      hash = (hash ^ UInt64(transition)) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
    }
    return Int(truncatingIfNeeded: hash & UInt64(Int32.max))
  }
}
