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
  private let steps: LetterTable<Step>
  /// Chunks of two letters or more that may have begun: by each letter but the last, their start and what a
  /// path through them still costs at least.
  private let begun: LetterTable<Step>
  /// Source chunks that nothing stands for, by start.
  private let silent: [Step]
  private let rest: [Int32]
  private var rows: [Int32]
  private var letters: [UInt8]
  private let limit: Int32
  /// What the cheapest spelling there could be costs, in sixteenths of a bit.
  let best: Int32
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
    count = source.count
    width = count + 1
    rest = rules.leastCosts(of: source)
    best = rest[0]
    limit = min(Self.far / 2, best) + Int32(excess)
    let chunks = Self.chunks(source, rules)
    var steps: [(letter: UInt8, element: Step)] = []
    var begun: [(letter: UInt8, element: Step)] = []
    var silent: [Step] = []
    for (start, end, target, cost) in chunks {
      let step = Step(start: start, end: end, target: target, cost: cost)
      guard let last = target.last else {
        silent.append(step)
        continue
      }
      steps.append((last, step))
      for length in max(1, target.count - 3)..<max(1, target.count) {
        // The letters before the last three are not looked at.
        let beginning = Array(target.suffix(4).prefix(length - max(0, target.count - 4)))
        guard let letter = beginning.last else { continue }
        begun.append(
          (letter, Step(start: start, end: end, target: beginning, cost: cost + rest[end])))
      }
    }
    if sourceIsStem {
      for vowel in UInt8.min...UInt8.max where LetterCode.isVowel(vowel) {
        steps.append(
          (vowel, Step(start: count, end: count, target: [vowel], cost: Self.endingLetter)))
      }
    }
    self.steps = LetterTable(steps)
    self.begun = LetterTable(Self.cheapest(begun))
    self.silent = silent.sorted { $0.start < $1.start }
    var ending = 0
    while ending < min(3, count - 3), LetterCode.isVowel(source[count - 1 - ending]) { ending += 1 }
    self.ending = ending
    rows = [Int32](repeating: Self.far, count: width * (VocabularyTable.longest + 2))
    letters = [UInt8](repeating: 0, count: VocabularyTable.longest + 2)
    rows[0] = 0
    for step in self.silent where rows[step.start] < Self.far {
      rows[step.end] = min(rows[step.end], rows[step.start] + step.cost)
    }
  }

  /// What may stand for which part of the source.
  private static func chunks(
    _ source: [UInt8], _ rules: TransliterationRules
  ) -> [(start: Int, end: Int, target: [UInt8], cost: Int32)] {
    var chunks: [(start: Int, end: Int, target: [UInt8], cost: Int32)] = []
    for start in stride(from: source.count, through: 0, by: -1) {
      if start < source.count {
        rules.forEach(of: source, at: start) { rule, cost in
          chunks.append((start, start + rule.source.count, rule.target, cost))
        }
      }
      for rule in rules.inserted { chunks.append((start, start, rule.target, Int32(rule.cost))) }
    }
    return chunks
  }

  /// Of the beginnings that differ in nothing but cost the cheapest.
  private static func cheapest(
    _ steps: [(letter: UInt8, element: Step)]
  ) -> [(letter: UInt8, element: Step)] {
    struct Key: Hashable {
      var letter: UInt8
      var start: Int
      var before: UInt32
      var count: Int
    }
    var least: [Key: Int] = [:]
    var kept: [(letter: UInt8, element: Step)] = []
    for (letter, step) in steps {
      let key = Key(
        letter: letter, start: step.start, before: step.before, count: step.beforeCount)
      if let known = least[key] {
        kept[known].element.cost = min(kept[known].element.cost, step.cost)
      } else {
        least[key] = kept.count
        kept.append((letter, step))
      }
    }
    return kept
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
    return rows.withUnsafeMutableBufferPointer { rows in
      for index in 0..<width { rows[row + index] = Self.far }
      Self.apply(steps[letter], before, depth, rows, row, width, 0)
      if base > 0 {
        let mark = TransliterationRules.strippedMark
        Self.apply(steps[base], before, depth, rows, row, width, mark)
      }
      for step in silent where rows[row + step.start] < Self.far {
        rows[row + step.end] = min(rows[row + step.end], rows[row + step.start] + step.cost)
      }
      var least = Self.far
      for index in 0..<width { least = min(least, rows[row + index] + rest[index]) }
      if least <= limit { return true }
      // No whole chunk ends here within the limit; one that has begun may.
      for step in begun[letter] where step.beforeCount <= depth && before & step.mask == step.before
      {
        let from = rows[row - (step.beforeCount + 1) * width + step.start]
        if from + step.cost <= limit { return true }
      }
      return false
    }
  }

  @inline(__always)
  private static func apply(
    _ steps: ArraySlice<Step>, _ before: UInt32, _ depth: Int,
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
