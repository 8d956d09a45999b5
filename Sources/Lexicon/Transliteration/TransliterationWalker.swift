/// Goes through a vocabulary with a word of the other alphabet: for each prefix, what it costs at
/// least to have written so many letters of the word for it (a weighted transducer over chunks).
///
/// A prefix is wanted as long as some path through it can still end within the limit; what the rest of
/// the word costs at least is known from the start.
struct TransliterationWalker: VocabularyWalker {
  struct Found {
    var word: [UInt8]
    /// Sixteenths of a bit.
    var cost: Int
    var forms: Int
    var stems: Int
    /// Reached as a stem, its ending apart.
    var isStem: Bool
  }

  private struct Step {
    var start: Int
    var end: Int
    /// How many target letters stand before the last: three at most.
    var beforeCount: Int
    /// They, one byte each, the lowest the nearest to the last.
    var before: UInt32
    /// The bits of ``before`` that count.
    var mask: UInt32
    var cost: Int32

    init(start: Int, end: Int, target: [UInt8], cost: Int32) {
      self.start = start
      self.end = end
      self.cost = cost
      beforeCount = min(3, max(0, target.count - 1))
      mask = UInt32((1 << (beforeCount * 8)) - 1)
      before = target.dropLast().suffix(3).reduce(0) { $0 << 8 | UInt32($1) }
    }
  }

  private let count: Int
  private let width: Int
  /// By last letter of the target chunk.
  private var steps: [[Step]] = Array(repeating: [], count: 256)
  /// Source chunks that nothing stands for, by start.
  private var silent: [Step] = []
  private let rest: [Int32]
  private var rows: [Int32]
  private var letters: [UInt8]
  /// For each row the least that a path through it can end with.
  private var bounds: [Int32]
  private let limit: Int32
  /// What the cheapest spelling there could be costs, in sixteenths of a bit.
  let best: Int32
  /// The source may be a stem: what follows may be an ending.
  private let sourceIsStem: Bool
  /// How many letters at the end of the source may be an ending that a stem lacks.
  private let ending: Int
  private(set) var found: [Found] = []
  private static let far: Int32 = 1 << 20
  /// A letter of an ending on one side only.
  private static let endingLetter: Int32 = 28

  /// - Parameters:
  ///   - source: the word, in ``LetterCode``s.
  ///   - excess: how much more than the cheapest spelling a word may cost.
  init(
    _ source: [UInt8], rules: TransliterationRules, excess: Int, sourceIsStem: Bool
  ) {
    let count = source.count
    self.count = count
    self.sourceIsStem = sourceIsStem
    width = count + 1
    let rest = rules.leastCosts(of: source)
    for start in stride(from: count, through: 0, by: -1) {
      var all: [(TransliterationRules.Rule, Int32)] = []
      if start < count {
        all += (rules.rules[source[start]] ?? []).map { ($0, 0) }
        let base = LetterCode.bases[Int(source[start])]
        if base > 0 {
          all += (rules.rules[base] ?? []).filter { $0.source.count == 1 }
            .map { ($0, TransliterationRules.strippedMark) }
        }
      }
      all += (rules.rules[0] ?? []).map { ($0, 0) }
      for (rule, extra) in all {
        let end = start + rule.source.count
        guard end <= count,
          rule.source.count < 2
            || source[start + 1..<end].elementsEqual(rule.source.dropFirst())
        else { continue }
        let cost = Int32(rule.cost) + extra
        let step = Step(start: start, end: end, target: rule.target, cost: cost)
        if let last = rule.target.last {
          steps[Int(last)].append(step)
        } else {
          silent.append(step)
        }
      }
    }
    silent.sort { $0.start < $1.start }
    if sourceIsStem {
      for vowel in 0..<256 where LetterCode.isVowel(UInt8(vowel)) {
        steps[vowel].append(
          Step(start: count, end: count, target: [UInt8(vowel)], cost: Self.endingLetter))
      }
    }
    var ending = 0
    while ending < min(3, count - 3), LetterCode.isVowel(source[count - 1 - ending]) { ending += 1 }
    self.ending = ending
    self.rest = rest
    best = rest[0]
    limit = min(Self.far / 2, best) + Int32(excess)
    rows = [Int32](repeating: Self.far, count: width * (VocabularyTable.longest + 2))
    letters = [UInt8](repeating: 0, count: VocabularyTable.longest + 2)
    bounds = [Int32](repeating: 0, count: VocabularyTable.longest + 2)
    rows[0] = 0
    relax(row: 0)
  }

  private mutating func relax(row: Int) {
    for step in silent where rows[row + step.start] < Self.far {
      rows[row + step.end] = min(rows[row + step.end], rows[row + step.start] + step.cost)
    }
  }

  // One loop over buffers: it runs for each letter of the vocabulary that is looked at.
  mutating func descend(_ letter: UInt8, at depth: Int) -> Bool {
    guard depth < VocabularyTable.longest else { return false }
    letters[depth] = letter
    var before: UInt32 = 0
    for back in 0..<min(3, depth) {
      before |= UInt32(letters[depth - 1 - back]) << UInt32(back * 8)
    }
    let row = (depth + 1) * width
    let width = width
    let base = LetterCode.bases[Int(letter)]
    let own = steps[Int(letter)]
    let bare = base > 0 ? steps[Int(base)] : []
    let least = rows.withUnsafeMutableBufferPointer { rows in
      for index in 0..<width { rows[row + index] = Self.far }
      Self.apply(own, before, depth, rows, row, width, 0)
      if base > 0 {
        Self.apply(bare, before, depth, rows, row, width, TransliterationRules.strippedMark)
      }
      for step in silent where rows[row + step.start] < Self.far {
        rows[row + step.end] = min(rows[row + step.end], rows[row + step.start] + step.cost)
      }
      var least = Self.far
      for index in 0..<width { least = min(least, rows[row + index] + rest[index]) }
      return least
    }
    bounds[depth + 1] = least
    // What rows before the last hold may still be the start of a chunk of two or three letters.
    return least <= limit || bounds[depth] <= limit || (depth > 0 && bounds[depth - 1] <= limit)
  }

  @inline(__always)
  private static func apply(
    _ steps: [Step], _ before: UInt32, _ depth: Int,
    _ rows: UnsafeMutableBufferPointer<Int32>, _ row: Int, _ width: Int, _ extra: Int32
  ) {
    for step in steps where step.beforeCount <= depth {
      guard before & step.mask == step.before else { continue }
      let from = rows[row - (step.beforeCount + 1) * width + step.start]
      guard from < far else { continue }
      rows[row + step.end] = min(rows[row + step.end], from + step.cost + extra)
    }
  }

  mutating func arrive(_ word: UnsafeBufferPointer<UInt8>, forms: Int, stems: Int) {
    let row = word.count * width
    var cost = rows[row + count]
    var isStem = forms == 0
    if stems > 0, ending > 0 {
      for letters in 1...ending {
        // The ending counts as if it stood there, and something for its absence.
        let short =
          rows[row + count - letters] + rest[count - letters]
          + Self.endingLetter * Int32(letters)
        if short < cost {
          cost = short
          isStem = true
        }
      }
    }
    guard cost <= limit else { return }
    found.append(
      Found(
        word: Array(word), cost: Int(cost), forms: forms, stems: stems, isStem: isStem))
  }
}
