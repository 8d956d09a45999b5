/// Runs of letters that are looked for, by a hash of them: two runs of one hash are taken for one.
struct NgramTable {
  private let lengths: (latin: Int, cyrillic: Int)
  private var indices: [UInt64: Int] = [:]
  /// A bit for each hash that is in the table, so that most runs of a text are refused at once.
  private var gate = [UInt64](repeating: 0, count: 1 << 8)
  /// For each run whether it was met.
  private(set) var isFound: [Bool] = []

  /// - Parameters:
  ///   - length: Letters of a run, 2…8.
  ///   - cyrillicLength: The same in words that begin with a Cyrillic letter.
  init(length: Int, cyrillicLength: Int) {
    lengths = (min(max(length, 2), 8), min(max(cyrillicLength, 2), 8))
  }

  /// Adds the runs of a word; gives their indices, each once.
  mutating func insert(_ word: String) -> [Int] {
    var hashes: [UInt64] = []
    var word = word
    word.withUTF8 { Self.forEachHash(in: $0, lengths) { hashes.append($0) } }
    var runs: [Int] = []
    for hash in hashes {
      let index = indices[hash] ?? isFound.count
      if index == isFound.count {
        indices[hash] = index
        isFound.append(false)
        gate[Int(hash >> 6 & 0xFF)] |= 1 << (hash & 63)
      }
      if !runs.contains(index) { runs.append(index) }
    }
    return runs
  }

  /// Forgets what was met.
  mutating func forget() {
    for index in isFound.indices { isFound[index] = false }
  }

  /// Meets the runs of a text.
  mutating func look(in text: UnsafeBufferPointer<UInt8>) {
    let (gate, indices, lengths) = (gate, indices, lengths)
    isFound.withUnsafeMutableBufferPointer { isFound in
      gate.withUnsafeBufferPointer { gate in
        Self.forEachHash(in: text, lengths) { hash in
          guard gate[Int(hash >> 6 & 0xFF)] & (1 << (hash & 63)) != 0, let index = indices[hash]
          else { return }
          isFound[index] = true
        }
      }
    }
  }

  /// Calls with the hash of each run of a text's words; a word shorter than a run is one itself.
  @inline(__always)
  private static func forEachHash(
    in text: UnsafeBufferPointer<UInt8>, _ lengths: (latin: Int, cyrillic: Int),
    _ body: (UInt64) -> Void
  ) {
    // The last letters, sixteen bits each.
    var letters: (low: UInt64, high: UInt64) = (0, 0)
    let latinMasks = masks(lengths.latin)
    let cyrillicMasks = masks(lengths.cyrillic)
    // Of the word at hand.
    var (length, lowMask, highMask) = (lengths.latin, latinMasks.low, latinMasks.high)
    var letterCount = 0
    @inline(__always) func push(_ letter: UInt64) {
      letters.high = (letters.high << 16 | letters.low >> 48) & highMask
      letters.low = (letters.low << 16 | letter) & lowMask
      letterCount &+= 1
    }
    @inline(__always) func emit() {
      // Multipliers of golden ratio and murmur kind: any odd ones that spread.
      var hash = (letters.low ^ letters.high &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
      hash ^= hash >> 32
      body(hash)
    }
    @inline(__always) func endWord() {
      guard letterCount > 0 else { return }
      push(0x20)
      emit()
      letterCount = 0
      letters = (0, 0)
    }
    var offset = 0
    while offset < text.count {
      let (letter, size) = FoldedLetters.letter(text, offset)
      offset &+= size
      if letter == FoldedLetters.nothing { continue }
      if letter == FoldedLetters.boundary {
        endWord()
        continue
      }
      if letterCount == 0 {
        let isCyrillic = letter >= 0x400 && letter < 0x530
        length = isCyrillic ? lengths.cyrillic : lengths.latin
        (lowMask, highMask) = isCyrillic ? cyrillicMasks : latinMasks
        push(0x20)
      }
      push(UInt64(letter))
      if letterCount >= length { emit() }
    }
    endWord()
  }

  /// The bits that hold a run's letters.
  private static func masks(_ length: Int) -> (low: UInt64, high: UInt64) {
    let highBits = length > 4 ? UInt64(length - 4) * 16 : 0
    return (
      length >= 4 ? .max : (1 << (UInt64(length) * 16)) - 1,
      highBits >= 64 ? .max : (1 << highBits) - 1
    )
  }
}
