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
struct TextLikeness {
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

  private var postings: [Posting] = []
  /// For each word its last posting, and how many texts hold it.
  private var words: [(last: Int32, textCount: Int32)] = []
  /// Beginnings of words by their hash, and the words' numbers; 0 where there is none.
  private var keys: [UInt64]
  private var numbers: [Int32]

  /// Texts that were added.
  private(set) var textCount = 0

  init() {
    keys = Array(repeating: 0, count: 1 << 12)
    numbers = Array(repeating: 0, count: 1 << 12)
  }

  /// Adds a text; what is counted from here on is of it.
  mutating func beginText() { textCount += 1 }

  /// Counts words of the last text.
  ///
  /// - Parameter weight: How much an occurrence counts; above 0.
  mutating func count(_ text: UnsafeBufferPointer<UInt8>, weight: Float = 1) {
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

  private mutating func count(_ key: UInt64, _ weight: Float) {
    let text = Int32(truncatingIfNeeded: textCount - 1)
    let number = number(of: key)
    let last = words[number].last
    if last >= 0, postings[Int(last)].text == text {
      postings[Int(last)].weight += weight
    } else {
      words[number] = (Int32(truncatingIfNeeded: postings.count), words[number].textCount + 1)
      postings.append(
        Posting(
          word: Int32(truncatingIfNeeded: number), text: text, previous: last, weight: weight))
    }
  }

  private mutating func number(of key: UInt64) -> Int {
    if words.count * 2 >= keys.count { grow() }
    let place = place(of: key)
    if keys[place] == 0 {
      keys[place] = key
      numbers[place] = Int32(truncatingIfNeeded: words.count)
      words.append((-1, 0))
    }
    return Int(numbers[place])
  }

  /// Where a key is, or belongs.
  private func place(of key: UInt64) -> Int {
    let mask = keys.count - 1
    // Any odd multiplier that spreads; of a product the high bits are the best.
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while keys[place] != 0, keys[place] != key { place = (place &+ 1) & mask }
    return place
  }

  private mutating func grow() {
    let (oldKeys, oldNumbers) = (keys, numbers)
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    numbers = Array(repeating: 0, count: oldKeys.count * 2)
    for (key, number) in zip(oldKeys, oldNumbers) where key != 0 {
      let place = place(of: key)
      keys[place] = key
      numbers[place] = number
    }
  }

  /// The likeness of each two texts, 0…1, in rows: that of `i` and `j` is at `i · textCount + j`. That
  /// of a text to itself is 0.
  func matrix() -> [Float] {
    var matrix = Array(repeating: Float(0), count: textCount * textCount)
    let postings = directions()
    for posting in postings where posting.weight > 0 {
      let row = Int(posting.text) * textCount
      var previous = posting.previous
      while previous >= 0 {
        let other = postings[Int(previous)]
        matrix[row + Int(other.text)] += posting.weight * other.weight
        previous = other.previous
      }
    }
    for row in 0..<textCount {
      for column in 0..<row { matrix[column * textCount + row] = matrix[row * textCount + column] }
    }
    return matrix
  }

  /// The postings by the weights of words in directions of length 1.
  private func directions() -> [Posting] {
    var postings = postings
    let idfs = words.map { word in
      Int(word.textCount) * 2 > textCount + 1
        ? 0 : log((Float(textCount) + 1) / Float(word.textCount))
    }
    var squares = Array(repeating: Float(0), count: textCount)
    for index in postings.indices {
      let weight =
        max(0, 1 + log(postings[index].weight)) * idfs[Int(postings[index].word)]
      postings[index].weight = weight
      squares[Int(postings[index].text)] += weight * weight
    }
    for index in postings.indices where postings[index].weight > 0 {
      postings[index].weight /= squares[Int(postings[index].text)].squareRoot()
    }
    return postings
  }
}
