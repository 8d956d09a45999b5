/// A compound read: its units, and what they are together.
///
/// A unit is a word for a reader: one part, or the halves of a broken word. A possessive ending
/// belongs to the unit before it, and so does the sign of `c++`.
final class CompoundPlan {
  /// What the units are together.
  enum Shape {
    /// One word: a plain one, a broken one, a possessive, `don't`, `c++`.
    case word
    /// `3.14`, `1,000,000`: ``CompoundPlan/number`` holds the forms.
    case number
    /// Words that stand at positions of their own.
    case chain
  }

  /// A word of the compound.
  struct Unit {
    /// Bytes of ``CompoundPlan/bytes``, folded.
    var offset: Int
    var count: Int
    var alphabets: Alphabets
    /// Indices of parts.
    var first: Int
    var last: Int
    /// Last part whose letters belong to the unit: less than ``last`` for a possessive.
    var lastOfWord: Int
    var joint: Joint
    /// Length of its sign: 2 for `++`, 1 for `#`, 0 for none.
    var symbol: Int
    var rule: AnalysisRule
    /// Mixes alphabets inside one part.
    var isMixed: Bool
  }

  private(set) var shape = Shape.word
  let units: UnsafeMutablePointer<Unit>
  private(set) var count = 0
  /// Bytes of units and, behind them, what ``number`` and ``join(_:into:)`` write.
  let bytes: UnsafeMutablePointer<UInt8>
  private var used = 0
  /// The forms of a number, in ``bytes``: at most two.
  private(set) var number: [(offset: Int, count: Int)] = []
  /// Whether the groups of a number are words of their own.
  private(set) var numberHasParts = true

  private static let unitCapacity = Compound.capacity + 2
  private static let longestJoined = 6

  init() {
    units = .allocate(capacity: Self.unitCapacity)
    bytes = .allocate(capacity: 1 << 17)
  }

  deinit {
    units.deallocate()
    bytes.deallocate()
  }

  /// Reads a single word that mixes alphabets.
  func read(single word: ScannedWord, _ text: UnsafePointer<UInt8>) {
    reset()
    add(word, joint: .none, part: 0)
    cleanUp(text, start: { _ in word.start }, end: { _ in word.end })
  }

  /// Reads a compound.
  func read(_ compound: Compound, _ text: UnsafePointer<UInt8>) {
    reset()
    for index in 0..<compound.count {
      let part = compound.parts[index]
      let word = compound.word(index)
      switch part.joint {
      case .soft where count > 0 && units[count - 1].symbol == 0: extend(word, part: index)
      case .symbol where count > 0:
        // A broken word is no name of a language.
        let isWhole = units[count - 1].lastOfWord == units[count - 1].first
        if isWhole { units[count - 1].symbol = part.count }
        units[count - 1].last = index
      default: add(word, joint: part.joint, part: index)
      }
    }
    takePossessive()
    takeContraction()
    cleanUp(text, start: { compound.parts[$0].start }, end: { compound.parts[$0].end })
    guard count > 1 else { return }
    shape = .chain
    if (0..<count).allSatisfy({ units[$0].alphabets == .digit }) { readNumber() }
  }

  private func reset() {
    shape = .word
    count = 0
    used = 0
    number.removeAll(keepingCapacity: true)
    numberHasParts = true
  }

  private func add(_ word: ScannedWord, joint: Joint, part: Int) {
    units[count] = Unit(
      offset: used, count: word.count, alphabets: word.alphabets, first: part, last: part,
      lastOfWord: part, joint: joint, symbol: 0, rule: .form, isMixed: word.alphabets.isMixed)
    (bytes + used).update(from: word.folded, count: word.count)
    used += word.count
    count += 1
  }

  private func extend(_ word: ScannedWord, part: Int) {
    (bytes + used).update(from: word.folded, count: word.count)
    used += word.count
    units[count - 1].count += word.count
    units[count - 1].alphabets.formUnion(word.alphabets)
    units[count - 1].isMixed = units[count - 1].alphabets.isMixed
    units[count - 1].last = part
    units[count - 1].lastOfWord = part
  }

  /// `John's` is John.
  private func takePossessive() {
    guard count > 1 else { return }
    let ending = units[count - 1]
    guard ending.joint == .apostrophe, ending.count == 1, ending.symbol == 0,
      bytes[ending.offset] == UInt8(ascii: "s")
    else { return }
    count -= 1
    units[count - 1].last = ending.last
    units[count - 1].rule = .possessive
  }

  /// `don't`, `we're` are one word, with its apostrophe: `were` and `well` are other words.
  private func takeContraction() {
    guard count == 2, units[1].joint == .apostrophe, units[0].alphabets == .latin,
      units[1].alphabets == .latin, units[1].symbol == 0, units[0].symbol == 0
    else { return }
    let ending = (bytes + units[1].offset)
    let isContraction: Bool
    switch units[1].count {
    case 1:
      isContraction = [UInt8(ascii: "d"), UInt8(ascii: "m"), UInt8(ascii: "t")].contains(ending[0])
    case 2:
      let both = UInt16(ending[0]) << 8 | UInt16(ending[1])
      // ll, re, ve
      isContraction = both == 0x6C6C || both == 0x7265 || both == 0x7665
    default: isContraction = false
    }
    guard isContraction else { return }
    let start = used
    (bytes + used).update(from: bytes + units[0].offset, count: units[0].count)
    used += units[0].count
    bytes[used] = UInt8(ascii: "'")
    used += 1
    (bytes + used).update(from: ending, count: units[1].count)
    used += units[1].count
    units[0].offset = start
    units[0].count = used - start
    units[0].last = units[1].last
    units[0].lastOfWord = units[1].last
    count = 1
  }

  /// Replaces units that mix alphabets by their clean twins.
  private func cleanUp(
    _ text: UnsafePointer<UInt8>, start: (Int) -> Int, end: (Int) -> Int
  ) {
    for index in 0..<count where units[index].isMixed {
      let unit = units[index]
      let original = bytes + used
      var length = 0
      for part in unit.first...unit.lastOfWord {
        let size = min(end(part) - start(part), 1024)
        (original + length).update(from: text + start(part), count: size)
        length += size
      }
      let clean = original + length
      guard let twin = LookAlike.cleanTwin(original, length, into: clean) else { continue }
      used += length
      units[index].offset = used
      units[index].count = twin.count
      units[index].alphabets = twin.alphabets
      units[index].rule = .cleanTwin
      used += twin.count
    }
  }

  // MARK: Joining

  /// A run of units that a joiner other than `/` or `:` holds.
  func segmentEnd(from start: Int) -> Int {
    var end = start + 1
    while end < count, units[end].joint != .slash, units[end].joint != .colon { end += 1 }
    return end
  }

  /// The word that the units make without their joiners, unless it would make no sense: numbers
  /// with hyphens, sentences whose dot has no space after it, long chains.
  func joined(_ start: Int, _ end: Int, always: Bool = false) -> Unit? {
    guard end - start > 1, always || makesSense(start, end) else { return nil }
    var joined = units[start]
    joined.offset = used
    joined.last = units[end - 1].last
    joined.rule = .joined
    joined.isMixed = false
    joined.symbol = 0
    var written = used
    for index in start..<end {
      let unit = units[index]
      // 1.2 keeps its point; 12 would be another number.
      if index > start, unit.joint == .dot, unit.alphabets == .digit,
        units[index - 1].alphabets == .digit
      {
        bytes[written] = UInt8(ascii: ".")
        written += 1
      }
      (bytes + written).update(from: bytes + unit.offset, count: unit.count)
      written += unit.count
      joined.alphabets.formUnion(unit.alphabets)
    }
    joined.count = written - used
    return joined
  }

  private func makesSense(_ start: Int, _ end: Int) -> Bool {
    guard end - start <= Self.longestJoined else { return false }
    var onlyDigits = true
    for index in start..<end {
      if units[index].alphabets != .digit { onlyDigits = false }
      if index > start {
        switch units[index].joint {
        case .sentence, .comma: return false
        // TCP/IP is TCPIP to some, but и/или is nothing.
        case .slash where units[index].alphabets != .latin || units[start].alphabets != .latin:
          return false
        default: break
        }
      }
    }
    return !onlyDigits
  }

  // MARK: Numbers

  private func readNumber() {
    var commas = 0
    var dots = 0
    var inGroups = units[0].count <= 3
    for index in 1..<count {
      switch units[index].joint {
      case .comma:
        commas += 1
        if dots > 0 || units[index].count != 3 { inGroups = false }
      case .dot: dots += 1
      default: return
      }
    }
    if commas > 0, dots <= 1, inGroups {
      // 1,000,000 and 1,000.50; a lone group may as well be a decimal (1,234).
      writeNumber(separator: 0, point: dots == 1 ? count - 1 : count)
      if commas == 1, dots == 0 {
        writeNumber(separator: UInt8(ascii: "."), point: count)
      } else {
        numberHasParts = false
      }
    } else if commas == 1, dots == 0 {
      writeNumber(separator: UInt8(ascii: "."), point: count)
    } else if commas == 0 {
      writeNumber(separator: UInt8(ascii: "."), point: count)
    } else {
      return
    }
    shape = .number
  }

  private func writeNumber(separator: UInt8, point: Int) {
    let start = used
    for index in 0..<count {
      if index > 0, index == point || separator != 0 {
        bytes[used] = UInt8(ascii: ".")
        used += 1
      }
      (bytes + used).update(from: bytes + units[index].offset, count: units[index].count)
      used += units[index].count
    }
    number.append((start, used - start))
  }
}
