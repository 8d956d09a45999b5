/// Makes text of plain words of both alphabets, the same from the same seed; frequent words are frequent as in
/// language (rank and frequency follow Zipf's law).
struct MadeCorpus {
  private var state: UInt64
  private static let vocabulary = 20_000

  init(seed: UInt64) { state = seed }

  /// A number below the bound (SplitMix64, Steele et al. 2014).
  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(max(1, bound)))
  }

  /// A word, the frequent ones often.
  mutating func word() -> [UInt8] {
    // The inverse of a random share: rank r comes about once in r.
    let rank = min(Self.vocabulary - 1, Self.vocabulary / (1 + next(below: Self.vocabulary)))
    var maker = MadeCorpus(seed: UInt64(rank) &* 0xD1B5_4A32_D192_ED03)
    let isRussian = maker.next(below: 2) == 0
    let vowels = Array((isRussian ? "аеиоу" : "aeiou").unicodeScalars)
    let consonants = Array((isRussian ? "бвгдклмнпрст" : "bdfgklmnprst").unicodeScalars)
    var word = String.UnicodeScalarView()
    for _ in 0..<(2 + maker.next(below: 3)) {
      word.append(consonants[maker.next(below: consonants.count)])
      word.append(vowels[maker.next(below: vowels.count)])
    }
    return Array(String(word).utf8)
  }

  mutating func text(wordCount: Int) -> [UInt8] {
    var text: [UInt8] = []
    for number in 1...max(1, wordCount) {
      text += word()
      text.append(number % 12 == 0 ? 0x0A : 0x20)
    }
    return text
  }

  /// Writes JSON Lines of about so many bytes.
  static func write(to path: String, bytes: Int) throws {
    var maker = MadeCorpus(seed: 1)
    var lines: [UInt8] = []
    var number = 0
    while lines.count < bytes {
      number += 1
      let title = String(decoding: maker.text(wordCount: 4).dropLast(), as: UTF8.self)
      let count = 20 + maker.next(below: 600)
      let text = String(decoding: maker.text(wordCount: count), as: UTF8.self)
        .split(separator: "\n").joined(separator: "\\n")
      lines += #"{"id": "made-\#(number)", "title": "\#(title)", "text": "\#(text)"}"#.utf8
      lines.append(0x0A)
    }
    try Files.write(lines, to: path)
  }
}
