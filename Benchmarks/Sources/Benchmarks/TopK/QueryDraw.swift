internal import Documents
internal import Glibc
internal import SystemPackage

/// Draws queries from a corpus of plain words, the same from the same seed.
struct QueryDraw {
  private static let wordCounts = 1...5
  /// Document frequencies: the least of a log-uniform word, and of a natural one.
  private static let leastFrequency = 20
  private static let leastNatural = 5
  private static let longestWord = 30
  private static let leastDocument = 12
  private static let groupSize = 8

  private var random = SeededGenerator(seed: 7)
  private var vocabulary = Vocabulary()
  /// Documents that hold a word, by its number.
  private var frequencies: [UInt32] = []
  /// The words of all documents, and where each document starts.
  private var words: [UInt32] = []
  private var starts: [Int] = []
  /// Words of the log-uniform draw by language, the rarest first.
  private var english: [UInt32] = []
  private var russian: [UInt32] = []

  /// Writes `count` queries of each set.
  static func write(from corpus: String, to path: String, count: Int) throws {
    var draw = Self()
    try draw.read(corpus)
    var queries: [BenchQuery] = []
    for set in QuerySet.allCases {
      for number in 0..<count {
        // The numbers of words go round, so that the first queries of a set are like all of it.
        let length = Self.wordCounts.lowerBound + number % Self.wordCounts.count
        queries.append(BenchQuery(set: set, words: draw.next(set, length)))
      }
    }
    try BenchQuery.write(queries, to: path)
  }

  private mutating func read(_ corpus: String) throws {
    var lastSeen: [UInt32] = []
    var plain = PlainWords()
    try JSONLinesReader().forEachRecord(in: FilePath(corpus)) { _, result in
      guard case .success(let document) = result else { return true }
      plain.scan(document.body)
      starts.append(words.count)
      for word in plain.words {
        let number = vocabulary.number(plain.bytes[word.range])
        if number == frequencies.count {
          frequencies.append(0)
          lastSeen.append(0)
        }
        if lastSeen[Int(number)] != starts.count {
          lastSeen[Int(number)] = UInt32(starts.count)
          frequencies[Int(number)] += 1
        }
        words.append(number)
      }
      return true
    }
    try collectWords()
  }

  private mutating func collectWords() throws {
    let frequencies = frequencies
    for number in 0..<UInt32(vocabulary.count)
    where frequencies[Int(number)] >= Self.leastFrequency {
      let word = vocabulary.word(number)
      guard word.count <= Self.longestWord, let first = word.first, !first.isDigit else { continue }
      if first >= 0xD0 { russian.append(number) } else { english.append(number) }
    }
    english.sort { frequencies[Int($0)] < frequencies[Int($1)] }
    russian.sort { frequencies[Int($0)] < frequencies[Int($1)] }
    guard !english.isEmpty, !russian.isEmpty else {
      throw BenchmarkError("the corpus has too little text of one language")
    }
  }

  private mutating func next(_ set: QuerySet, _ length: Int) -> [String] {
    switch set {
    case .logUniform: logUniform(length)
    case .natural: natural(length).map(vocabulary.string)
    case .phrase: phrase(2 + length % 2)
    case .prefix: [prefix(3 + length % 2)]
    case .group: natural(length).map { group(of: $0) }
    }
  }

  private mutating func logUniform(_ length: Int) -> [String] {
    let words = random.below(2) == 0 ? english : russian
    var chosen: [UInt32] = []
    while chosen.count < min(length, words.count) {
      let word = logUniform(from: words, to: .max)
      if !chosen.contains(word) { chosen.append(word) }
    }
    return chosen.map(vocabulary.string)
  }

  /// One word: a frequency first, then one of the words that have about this frequency.
  private mutating func logUniform(from words: [UInt32], to highest: UInt32) -> UInt32 {
    let most = min(highest, frequencies[Int(words[words.count - 1])])
    let span = log(Double(max(Int(most), Self.leastFrequency)) / Double(Self.leastFrequency))
    let wanted = Double(Self.leastFrequency) * exp(random.share() * span)
    let low = index(of: wanted, in: words)
    let high = index(of: wanted * 1.05, in: words)
    return words[high > low ? low + random.below(high - low) : min(low, words.count - 1)]
  }

  /// The first word with at least this frequency.
  private func index(of frequency: Double, in words: [UInt32]) -> Int {
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if Double(frequencies[Int(words[middle])]) < frequency {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  private mutating func natural(_ length: Int) -> [UInt32] {
    while true {
      let document = document()
      var chosen: [UInt32] = []
      for _ in 0..<length * 4 where chosen.count < length {
        let word = words[document.lowerBound + random.below(document.count)]
        if frequencies[Int(word)] >= Self.leastNatural, !chosen.contains(word) {
          chosen.append(word)
        }
      }
      if chosen.count == length { return chosen }
    }
  }

  private mutating func phrase(_ length: Int) -> [String] {
    while true {
      let document = document()
      let start = document.lowerBound + random.below(document.count - length + 1)
      let chosen = words[start..<start + length]
      if Set(chosen).count == length { return chosen.map(vocabulary.string) }
    }
  }

  private mutating func prefix(_ length: Int) -> String {
    while true {
      let document = document()
      let word = vocabulary.string(words[document.lowerBound + random.below(document.count)])
      if word.count >= 6, word.utf8.first?.isDigit == false { return String(word.prefix(length)) }
    }
  }

  private mutating func group(of word: UInt32) -> String {
    let words = vocabulary.word(word).first ?? 0 >= 0xD0 ? english : russian
    var chosen = [word]
    for _ in 0..<Self.groupSize * 8 where chosen.count < min(Self.groupSize, words.count) {
      let other = logUniform(from: words, to: frequencies[Int(word)])
      if !chosen.contains(other) { chosen.append(other) }
    }
    return chosen.map(vocabulary.string).joined(separator: ",")
  }

  /// The words of a random document that is not very short.
  private mutating func document() -> Range<Int> {
    while true {
      let number = random.below(starts.count)
      let end = number + 1 < starts.count ? starts[number + 1] : words.count
      if end - starts[number] >= Self.leastDocument { return starts[number]..<end }
    }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { self >= 0x30 && self <= 0x39 }
}
