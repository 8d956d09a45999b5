internal import Documents
internal import Glibc
internal import SystemPackage

/// A million made documents that are statistically like text: spans of real documents of one
/// language, a quarter of the words exchanged for random ones, and a long tail of rare words that
/// follow Zipf's law.
///
/// Each document draws from one source document, so that words keep company as they do in text.
/// Documents come in random order: the hard case for compression and for pruning.
struct SyntheticCorpus {
  static let count = 1_000_000
  private static let median = 78.0
  private static let deviation = 0.75
  private static let lengths = 4.0...3000.0
  private static let spans = 8...40
  /// Shares of words that are of the rare tail, and random ones of the language.
  private static let tailShare = 0.012
  private static let noiseShare = 0.25
  /// Ranks of the rare tail.
  private static let tailRanks = 3_000_000.0
  /// Words of a long source document that one made document draws from, and the least a source must
  /// have.
  private static let window = 3000
  private static let leastSource = 60

  /// The words of one language, source after source.
  private struct Source {
    var words: [UInt32] = []
    var starts: [Int] = []
  }

  private var random = SeededGenerator(seed: 5)
  private var vocabulary = Vocabulary()
  private var english = Source()
  private var russian = Source()

  /// Writes `count` documents of plain words as JSON Lines.
  static func write(from corpus: String, to path: String) throws {
    var maker = Self()
    try maker.read(corpus)
    let writer = try RecordWriter(path)
    for _ in 0..<count {
      let isRussian = maker.random.below(2) == 1
      try writer.add(maker.document(isRussian ? maker.russian : maker.english, isRussian))
    }
    try writer.finish()
  }

  private mutating func read(_ corpus: String) throws {
    var plain = PlainWords()
    try JSONLinesReader().forEachRecord(in: FilePath(corpus)) { _, result in
      guard case .success(let document) = result else { return true }
      plain.scan(document.body)
      guard plain.words.count >= Self.leastSource else { return true }
      var numbers: [UInt32] = []
      var cyrillic = 0
      for word in plain.words {
        cyrillic += plain.bytes[word.range.lowerBound] >= 0xD0 ? 1 : 0
        numbers.append(vocabulary.number(plain.bytes[word.range]))
      }
      if cyrillic * 10 > numbers.count * 3 {
        russian.starts.append(russian.words.count)
        russian.words += numbers
      } else {
        english.starts.append(english.words.count)
        english.words += numbers
      }
      return true
    }
    guard !english.words.isEmpty, !russian.words.isEmpty else {
      throw BenchmarkError("\(corpus) has too little text of one language")
    }
  }

  private mutating func document(_ source: Source, _ isRussian: Bool) -> [UInt8] {
    let drawn = random.lognormal(median: Self.median, deviation: Self.deviation)
    let length = Int(min(max(drawn, Self.lengths.lowerBound), Self.lengths.upperBound))
    let pool = pool(of: source)
    var text: [UInt8] = []
    var count = 0
    while count < length {
      let wanted = Self.spans.lowerBound + random.below(Self.spans.count)
      let span = min(wanted, length - count, pool.count)
      let start = pool.lowerBound + random.below(pool.count - span + 1)
      for place in start..<start + span {
        if count > 0 { text.append(0x20) }
        let share = random.share()
        if share < Self.tailShare {
          appendRareWord(to: &text, isRussian)
        } else {
          let isNoise = share < Self.tailShare + Self.noiseShare
          let place = isNoise ? random.below(source.words.count) : place
          text += vocabulary.word(source.words[place])
        }
        count += 1
      }
    }
    return text
  }

  /// Up to `window` words of one source document, chosen by its length.
  private mutating func pool(of source: Source) -> Range<Int> {
    let place = random.below(source.words.count)
    var low = 0
    var high = source.starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if source.starts[middle] <= place { low = middle } else { high = middle }
    }
    let end = low + 1 < source.starts.count ? source.starts[low + 1] : source.words.count
    let size = min(Self.window, end - source.starts[low])
    let start = min(place, end - size)
    return start..<start + size
  }

  private static let englishSyllables = [
    "ba", "ko", "ri", "ten", "lo", "mar", "vi", "sha", "der", "nu", "pe", "qua", "zor", "li", "gan",
    "fe", "sto", "wex", "hi", "jum",
  ].map { Array($0.utf8) }
  private static let russianSyllables = [
    "ба", "ко", "ри", "тен", "ло", "мар", "ви", "ша", "дер", "ну", "пе", "ква", "зор", "ли", "ган",
    "фе", "сто", "век", "хи", "жум",
  ].map { Array($0.utf8) }

  /// A made word, its rank written in syllables; rank r comes about once in r, which Zipf's law
  /// says.
  private mutating func appendRareWord(to text: inout [UInt8], _ isRussian: Bool) {
    let syllables = isRussian ? Self.russianSyllables : Self.englishSyllables
    var rank = Int(exp(random.share() * log(Self.tailRanks)))
    repeat {
      text += syllables[rank % syllables.count]
      rank /= syllables.count
    } while rank > 0
    text += isRussian ? Array("ъ".utf8) : [UInt8(ascii: "q")]
  }
}
