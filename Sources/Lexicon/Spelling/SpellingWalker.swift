/// Goes through a vocabulary with a mistyped word: the rows of its weighted edit distances (optimal
/// string alignment) to all prefixes, cut off where no word can come near enough.
struct SpellingWalker: VocabularyWalker {
  struct Found {
    var word: [UInt8]
    var cost: Int
    var forms: Int
    var stems: Int
  }

  private let typed: [UInt8]
  private let limit: Int
  private let wantsStems: Bool
  private let kept: Int
  private let width: Int
  /// One row a depth; the row before the first letter comes first.
  private var rows: [UInt16]
  private var letters: [UInt8]
  /// The least cost of each row.
  private var leasts: [UInt16]
  private(set) var found: [Found] = []
  private static let far: UInt16 = 30_000
  /// The smallest cost of one insertion: bounds how far off the diagonal a path may go.
  private let band: Int

  /// - Parameter wantsStems: Compare with stems, else with forms.
  init(_ typed: [UInt8], limit: Int, wantsStems: Bool, kept: Int = 64) {
    self.typed = typed
    self.limit = limit
    self.wantsStems = wantsStems
    self.kept = kept
    width = typed.count + 1
    band = limit * 100 / (SpellingCosts.doubling * SpellingCosts.endingShare) + 1
    rows = [UInt16](repeating: Self.far, count: width * (VocabularyTable.longest + 2))
    letters = [UInt8](repeating: 0, count: VocabularyTable.longest + 2)
    leasts = [UInt16](repeating: 0, count: VocabularyTable.longest + 2)
    for index in 0...typed.count {
      rows[index] = UInt16(min(30_000, index * SpellingCosts.edit))
    }
  }

  // One loop: it runs for each letter of the vocabulary that is looked at.
  mutating func descend(_ letter: UInt8, at depth: Int) -> Bool {
    guard depth < VocabularyTable.longest else { return false }
    letters[depth] = letter
    let n = typed.count
    let low = max(0, depth + 1 - band)
    let high = min(n, depth + 1 + band)
    guard low <= high else { return false }
    let wanted = UInt16(limit)
    let width = width
    let previous = depth > 0 ? letters[depth - 1] : 0
    let least = rows.withUnsafeMutableBufferPointer { rows in
      typed.withUnsafeBufferPointer { typed in
        SpellingCosts.substitutions.withUnsafeBufferPointer { substitutions in
          let above = depth * width
          let row = above + width
          var least = Self.far
          let doubled = previous == letter
          let missing = UInt16(doubled ? SpellingCosts.doubling : SpellingCosts.edit)
          if low > 0 { rows[row + low - 1] = Self.far }
          for i in low...high {
            // A letter of the word was left out.
            var cost = rows[above + i] &+ Self.scaled(missing, i, n)
            if i == 0 {
              cost = rows[above] &+ missing
            } else {
              let key = typed[i - 1]
              var change = Self.scaled(
                UInt16(substitutions[Int(key) << 8 | Int(letter)]), i, n)
              if i == 1, depth == 0, change > 0 { change &+= UInt16(SpellingCosts.firstLetter) }
              cost = min(cost, rows[above + i - 1] &+ change)
              let repeated = i > 1 && typed[i - 2] == key
              let extra = UInt16(repeated ? SpellingCosts.doubling : SpellingCosts.edit)
              cost = min(cost, rows[row + i - 1] &+ Self.scaled(extra, i, n))
              if i > 1, depth > 0, typed[i - 2] == letter, key == previous,
                key != letter
              {
                cost = min(cost, rows[above - width + i - 2] &+ UInt16(SpellingCosts.transposition))
              }
            }
            rows[row + i] = cost
            least = min(least, cost)
          }
          if high < n { rows[row + high + 1] = Self.far }
          return least
        }
      }
    }
    leasts[depth + 1] = least
    // A transposition reaches over a row.
    return least <= wanted || leasts[depth] &+ UInt16(SpellingCosts.transposition) <= wanted
  }

  @inline(__always)
  private static func scaled(_ cost: UInt16, _ i: Int, _ n: Int) -> UInt16 {
    i + 1 >= n && n > 4 ? cost &* UInt16(SpellingCosts.endingShare) / 100 : cost
  }

  mutating func arrive(_ word: UnsafeBufferPointer<UInt8>, forms: Int, stems: Int) {
    guard wantsStems ? stems > 0 : forms > 0, word.count <= VocabularyTable.longest else { return }
    let n = typed.count
    guard abs(word.count - n) <= band else { return }
    let cost = Int(rows[word.count * width + n])
    guard cost <= limit else { return }
    found.append(Found(word: Array(word), cost: cost, forms: forms, stems: stems))
    // Nearer words than these have been found: look no farther than they are.
    if found.count >= kept * 4 { prune() }
  }

  private mutating func prune() {
    found.sort { Speller.score($0) > Speller.score($1) }
    found.removeLast(found.count - kept)
  }
}
