internal import Glibc

/// How alike some texts are, by the words that they have in common.
///
///     cos(x, y),  x of a word = (1 + ln tf) · ln((n + 1) / df)
///
/// n and df are of these texts alone: what most of them hold, the query above all, tells none from
/// another. Words count by their first letters, which stand for a stem in both languages and take neither
/// an analysis nor a look into the index.
///
/// Cost: one look at each letter; then for each word the square of the texts that hold it, of which
/// words of more than half count for nothing.
final class TextLikeness {
  /// Letters that a word counts by.
  private static let letterCount = 5
  /// Bits of a letter; enough for Latin and Cyrillic ones, others may be taken for each other.
  private static let letterBits: UInt64 = 12

  /// A word in a text.
  private struct Posting {
    var word: Int32
    var text: Int32
    /// The posting of the same word in the text before; below 0: there is none.
    var previous: Int32
    /// Occurrences, then the share of the text's direction.
    var weight: Float
  }

  private struct Word {
    /// The last posting.
    var last: Int32
    /// Texts that hold it.
    var textCount: Int32
  }

  /// The beginning of a word, as a number, and the word's; a key of 0 is that of none.
  private struct Slot {
    var key: UInt64
    var word: Int32
  }

  // In memory of its own, for every letter of every text passes through here.
  private var postings = UnsafeMutableBufferPointer<Posting>.allocate(capacity: 1 << 12)
  private var postingCount = 0
  private var words = UnsafeMutableBufferPointer<Word>.allocate(capacity: 1 << 11)
  private var wordCount = 0
  /// A power of two, at least twice the words.
  private var slots = UnsafeMutableBufferPointer<Slot>.allocate(capacity: 1 << 12)

  /// Texts that were added.
  private(set) var textCount = 0

  init() { slots.initialize(repeating: Slot(key: 0, word: 0)) }

  deinit {
    postings.deallocate()
    words.deallocate()
    slots.deallocate()
  }

  /// Adds a text; what is counted from here on is of it.
  func beginText() { textCount += 1 }

  /// Counts words of the last text.
  ///
  /// - Parameter weight: How much an occurrence counts; above 0.
  func count(_ text: UnsafeBufferPointer<UInt8>, weight: Float = 1) {
    guard textCount > 0 else { return }
    var key: UInt64 = 0
    var length = 0
    var offset = 0
    while offset < text.count {
      let (letter, size) = FoldedLetters.letter(text, offset)
      offset &+= size
      if letter == FoldedLetters.nothing { continue }
      if letter == FoldedLetters.boundary {
        if length > 0 { count(key, weight) }
        key = 0
        length = 0
      } else if length < Self.letterCount {
        key = key << Self.letterBits | UInt64(letter & 0xFFF)
        length &+= 1
        if length == Self.letterCount { offset = Self.endOfLetters(text, offset) }
      }
    }
    if length > 0 { count(key, weight) }
  }

  /// The offset behind letters that need no look: Latin and Cyrillic ones, digits.
  @inline(__always)
  private static func endOfLetters(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var offset = start
    while offset < text.count {
      let byte = text[offset]
      if (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) {
        offset &+= 1
      } else if byte == 0xD0 || byte == 0xD1, offset &+ 1 < text.count {
        offset &+= 2
      } else {
        break
      }
    }
    return offset
  }

  private func count(_ key: UInt64, _ weight: Float) {
    let text = Int32(truncatingIfNeeded: textCount &- 1)
    let number = number(of: key)
    let last = words[number].last
    if last >= 0, postings[Int(last)].text == text {
      postings[Int(last)].weight += weight
      return
    }
    words[number].last = Int32(truncatingIfNeeded: postingCount)
    words[number].textCount &+= 1
    if postingCount == postings.count { Self.double(&postings) }
    postings.initializeElement(
      at: postingCount,
      to: Posting(
        word: Int32(truncatingIfNeeded: number), text: text, previous: last, weight: weight))
    postingCount &+= 1
  }

  private func number(of key: UInt64) -> Int {
    if wordCount &* 2 >= slots.count { grow() }
    let place = place(of: key)
    if slots[place].key == 0 {
      slots[place] = Slot(key: key, word: Int32(truncatingIfNeeded: wordCount))
      words.initializeElement(at: wordCount, to: Word(last: -1, textCount: 0))
      wordCount &+= 1
    }
    return Int(slots[place].word)
  }

  /// Where a key is, or belongs.
  @inline(__always)
  private func place(of key: UInt64) -> Int {
    let mask = slots.count &- 1
    // Any odd multiplier that spreads; of a product the high bits are the best.
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[place].key != 0, slots[place].key != key { place = (place &+ 1) & mask }
    return place
  }

  private func grow() {
    Self.double(&words)
    let old = slots
    slots = .allocate(capacity: old.count * 2)
    slots.initialize(repeating: Slot(key: 0, word: 0))
    for slot in old where slot.key != 0 { slots[place(of: slot.key)] = slot }
    old.deallocate()
  }

  private static func double<Element: BitwiseCopyable>(
    _ memory: inout UnsafeMutableBufferPointer<Element>
  ) {
    let larger = UnsafeMutableBufferPointer<Element>.allocate(capacity: memory.count * 2)
    _ = larger.moveInitialize(fromContentsOf: memory)
    memory.deallocate()
    memory = larger
  }

  /// The likeness of each two texts, 0…1, in rows: that of `i` and `j` is at `i · textCount + j`. That
  /// of a text to itself is 0. To be asked for once, when all texts have been counted.
  func matrix() -> [Float] {
    weigh()
    var matrix = Array(repeating: Float(0), count: textCount * textCount)
    matrix.withUnsafeMutableBufferPointer { matrix in
      for number in 0..<postingCount where postings[number].weight > 0 {
        let posting = postings[number]
        let row = Int(posting.text) &* textCount
        var previous = posting.previous
        while previous >= 0 {
          let other = postings[Int(previous)]
          matrix[row &+ Int(other.text)] += posting.weight * other.weight
          previous = other.previous
        }
      }
      for row in 0..<textCount {
        for column in 0..<row {
          matrix[column &* textCount &+ row] = matrix[row &* textCount &+ column]
        }
      }
    }
    return matrix
  }

  /// Turns occurrences into the weights of words in directions of length 1.
  private func weigh() {
    let idfs = words[..<wordCount].map { word in
      Int(word.textCount) * 2 > textCount + 1
        ? 0 : log((Float(textCount) + 1) / Float(word.textCount))
    }
    var squares = Array(repeating: Float(0), count: textCount)
    for number in 0..<postingCount {
      let posting = postings[number]
      let idf = idfs[Int(posting.word)]
      // Most words are there once.
      let share = posting.weight == 1 ? 1 : max(0, 1 + log(posting.weight))
      let weight = share * idf
      postings[number].weight = weight
      squares[Int(posting.text)] += weight * weight
    }
    for number in 0..<postingCount where postings[number].weight > 0 {
      postings[number].weight /= squares[Int(postings[number].text)].squareRoot()
    }
  }
}
