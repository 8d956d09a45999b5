/// Runs of letters that are looked for, by a hash of them: two runs of one hash are taken for one.
struct NgramTable {
  private let length: Int
  private var indices: [UInt64: Int] = [:]
  /// A bit for each hash that is in the table, so that most runs of a text are refused at once.
  private var gate = [UInt64](repeating: 0, count: 1 << 8)
  private(set) var weights: [Float] = []
  private(set) var counts: [UInt32] = []

  init(length: Int) { self.length = max(2, length) }

  var count: Int { weights.count }

  /// Adds the runs of a word; of a run that several words have, weights add up.
  @discardableResult
  mutating func insert(_ word: String, weight: Float) -> [Int] {
    var hashes: [UInt64] = []
    var word = word
    _ = word.withUTF8 { Self.forEachHash(in: $0, length) { hashes.append($0) } }
    var weight = weight
    if Knob.ngramMode == 1 { weight /= Float(max(1, hashes.count)) }
    if Knob.ngramMode == 2 { weight /= Float(max(1, hashes.count)).squareRoot() }
    for hash in Set(hashes).sorted() {
      if let index = indices[hash] {
        weights[index] += weight
      } else {
        indices[hash] = weights.count
        weights.append(weight)
        counts.append(0)
        gate[Int(hash >> 6 & 0xFF)] |= 1 << (hash & 63)
      }
    }
    return Set(hashes).compactMap { indices[$0] }.sorted()
  }

  mutating func clearCounts() {
    for index in counts.indices { counts[index] = 0 }
  }

  /// Counts the runs in a text; gives how many it has in all.
  mutating func count(in text: UnsafeBufferPointer<UInt8>) -> Int {
    var total = 0
    let (gate, indices) = (gate, indices)
    var counts = counts
    gate.withUnsafeBufferPointer { gate in
      counts.withUnsafeMutableBufferPointer { counts in
        total = Self.forEachHash(in: text, length) { hash in
          guard gate[Int(hash >> 6 & 0xFF)] & (1 << (hash & 63)) != 0, let index = indices[hash]
          else { return }
          counts[index] &+= 1
        }
      }
    }
    self.counts = counts
    return total
  }

  /// Calls with the hash of each run of a text's words; a word shorter than a run is one itself.
  /// Gives how many there are.
  @inline(__always)
  private static func forEachHash(
    in text: UnsafeBufferPointer<UInt8>, _ length: Int, _ body: (UInt64) -> Void
  ) -> Int {
    // The last letters, sixteen bits each; lengths are at most 8.
    var letters: (UInt64, UInt64) = (0, 0)
    let highBits = length > 4 ? UInt64(length - 4) * 16 : 0
    let lowMask: UInt64 = length >= 4 ? .max : (1 << (UInt64(length) * 16)) - 1
    let highMask: UInt64 = highBits >= 64 ? .max : (1 << highBits) - 1
    var inWord = 0
    var total = 0
    @inline(__always) func push(_ letter: UInt64) {
      letters.1 = (letters.1 << 16 | letters.0 >> 48) & highMask
      letters.0 = (letters.0 << 16 | letter) & lowMask
      inWord &+= 1
    }
    @inline(__always) func emit() {
      var hash = (letters.0 ^ letters.1 &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
      hash ^= hash >> 32
      total &+= 1
      body(hash)
    }
    func endWord() {
      guard inWord > 0 else { return }
      push(0x20)
      emit()
      inWord = 0
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
      if inWord == 0 { push(0x20) }
      push(UInt64(letter))
      if inWord >= length { emit() }
    }
    endWord()
    return total
  }
}
