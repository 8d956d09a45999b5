internal import Documents
internal import SystemPackage

/// Cuts documents into passages: consecutive spans of some 100 words of one document, their lengths
/// lognormal.
///
/// A corpus too small for the number asked for is cut again, at other places; the later cuts leave
/// out documents of one passage. So the passages of the first cut share no word, and each later cut
/// holds every word once more.
struct PassageCorpora {
  /// How many passages where nothing else is asked for: the first so many of each size form a
  /// corpus of their own.
  static let sizes = [50_000, 150_000, 500_000]
  private static let median = 84.0
  private static let deviation = 0.6
  private static let lengths = 8.0...1000.0

  private var random = SeededGenerator(seed: 3)
  private var plain = PlainWords()
  /// The text as it was written, and its words alone.
  private var raw: [RecordWriter] = []
  private var words: [RecordWriter] = []
  private var written = 0
  private let chosen: [Int]
  private let most: Int

  private init(sizes: [Int]) {
    chosen = sizes
    most = sizes.max() ?? 0
  }

  /// Writes two files for each size: `passages-N.jsonl` and `passages-N.words.jsonl`.
  static func write(from corpus: String, to folder: String, sizes: [Int]) throws {
    var maker = Self(sizes: sizes)
    maker.raw = try sizes.map { try RecordWriter("\(folder)/passages-\($0).jsonl") }
    maker.words = try sizes.map { try RecordWriter("\(folder)/passages-\($0).words.jsonl") }
    var cut = 0
    while maker.written < maker.most {
      let before = maker.written
      try JSONLinesReader().forEachRecord(in: FilePath(corpus)) { _, result in
        if case .success(let document) = result { try maker.cut(document.body, round: cut) }
        return maker.written < maker.most
      }
      guard maker.written > before else { throw BenchmarkError("no passages in \(corpus)") }
      cut += 1
    }
    for writer in maker.raw + maker.words { try writer.finish() }
  }

  private mutating func cut(_ text: [UInt8], round: Int) throws {
    plain.scan(text)
    var first = 0
    var length = nextLength()
    if round > 0 {
      guard plain.words.count > length else { return }
      length = max(1, length / 2)
    }
    while first < plain.words.count, written < most {
      var end = min(plain.words.count, first + length)
      // A rest of a few words goes with the passage before it.
      if plain.words.count - end < Int(Self.lengths.lowerBound) { end = plain.words.count }
      if end - first >= Int(Self.lengths.lowerBound) { try add(text, first..<end) }
      first = end
      length = nextLength()
    }
  }

  private mutating func nextLength() -> Int {
    let length = random.lognormal(median: Self.median, deviation: Self.deviation)
    return Int(min(max(length, Self.lengths.lowerBound), Self.lengths.upperBound))
  }

  private mutating func add(_ text: [UInt8], _ range: Range<Int>) throws {
    let start = plain.words[range.lowerBound].start
    var end =
      range.upperBound < plain.words.count ? plain.words[range.upperBound].start : text.count
    while end > start, text[end - 1] <= 0x20 { end -= 1 }
    var joined: [UInt8] = []
    for word in plain.words[range] {
      if !joined.isEmpty { joined.append(0x20) }
      joined += plain.bytes[word.range]
    }
    written += 1
    for (index, size) in chosen.enumerated() where written <= size {
      try raw[index].add(text[start..<end])
      try words[index].add(joined)
    }
  }
}
