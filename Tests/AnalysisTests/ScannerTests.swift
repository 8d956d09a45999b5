import CICU
import TestSupport
import Testing

@testable import Analysis

/// A word as scanned: its range, folded text and alphabets.
struct FoundWord: Equatable, CustomStringConvertible {
  var range: Range<Int>
  var folded: [UInt8]
  var alphabets: UInt8

  var description: String { "\(range) \(String(decoding: folded, as: UTF8.self)) \(alphabets)" }
}

struct CollectingSink: WordSink {
  var words: [FoundWord] = []

  mutating func take(_ word: ScannedWord) {
    words.append(
      FoundWord(
        range: word.start..<word.end,
        folded: Array(UnsafeBufferPointer(start: word.folded, count: word.count)),
        alphabets: word.alphabets.rawValue))
  }
}

func scanned(_ scanner: WordScanner, _ text: [UInt8], byICU: Bool) -> [FoundWord] {
  var sink = CollectingSink()
  text.withUnsafeBufferPointer {
    if byICU { scanner.scanWithICU($0, into: &sink) } else { scanner.scan($0, into: &sink) }
  }
  return sink.words
}

@Suite struct ScannerTests {
  @Test func `joiners split, and letters and digits hold together`() {
    let words = scanned(WordScanner(), Array("array_push C300 Ёлка3, o'clock".utf8), byICU: false)
    #expect(
      words.map { String(decoding: $0.folded, as: UTF8.self) } == [
        "array", "push", "c300", "елка3", "o", "clock",
      ])
  }

  @Test func `the scanner equals ICU on seeded strings of joiners, marks and broken bytes`() {
    let pieces: [[UInt8]] =
      [
        "a", "B", "z", "я", "Ё", "й", "Ї", "ґ", "0", "7", " ", "\n", "\r", ".", ",", "'", "’", "-",
        "_", "@", ":", ";", "/", "+", "#", "&", "\u{301}", "\u{308}", "\u{306}", "\u{AD}",
        "\u{200B}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{2010}", "\u{202F}", "\u{A0}", "é", "ß",
        "İ", "א", "״", "カ", "東", "京", "ひ", "ไ", "ท", "ย", "٣", "½", "²", "Ⅳ", "ﬁ", "😀", "❤",
        "\u{FE0F}", "🇷", "🇺", "ʼ", "·", "«", "—", "№", "̈", "҃", "ѣ", "ﷺ", "\u{3000}", "。",
      ].map { Array($0.utf8) } + [
        [0xD0], [0xD1], [0xE2], [0xE2, 0x80], [0x80], [0xFF], [0xF0], [0],
      ]
    let seed: UInt64 = 20_261_121
    var generator = SeededGenerator(seed: seed)
    let scanner = WordScanner()
    for round in 0..<(isFullRun ? 400_000 : 20_000) {
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 1...14, using: &generator) {
        text += pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      }
      let fast = scanned(scanner, text, byICU: false)
      let oracle = scanned(scanner, text, byICU: true)
      guard fast == oracle else {
        Issue.record(
          "seed \(seed), round \(round): \(text) \(String(decoding: text, as: UTF8.self).debugDescription): \(fast) ≠ \(oracle)"
        )
        return
      }
    }
  }

  @Test func `separators are marks of frequent blocks, never letters`() {
    var table = [UInt8](repeating: 0, count: 65536)
    cicu_words_separators(&table)
    for letter in ["a", "щ", "ة", "東", "䠬", "殭", "한", "ﬁ"].compactMap(\.unicodeScalars.first) {
      #expect(table[Int(letter.value)] == 0, "\(letter)")
    }
    for mark in [",", "—", "«", "№", "→", "═", "。"].compactMap(\.unicodeScalars.first) {
      #expect(table[Int(mark.value)] == 1, "\(mark)")
    }
  }

  @Test func `the scanner equals ICU on words longer than any limit`() {
    let scanner = WordScanner()
    for unit in ["a", "щ", "é", "a\u{301}", "ab_", "1", "東"] {
      for count in [339, 340, 341, 509, 510, 511, 1019, 1020, 1021, 3000] {
        let text = Array(("x " + String(repeating: unit, count: count) + "z end").utf8)
        #expect(
          scanned(scanner, text, byICU: false) == scanned(scanner, text, byICU: true),
          "\(unit) \(count)")
      }
    }
  }

  @Test(.enabled(if: Corpus.sample != nil, "Index/Sample has no files yet"))
  func `the scanner equals ICU on the sample`() {
    let scanner = WordScanner()
    for (path, bytes) in Corpus.sample ?? [] {
      #expect(
        scanned(scanner, bytes, byICU: false) == scanned(scanner, bytes, byICU: true), "\(path)")
    }
  }

  @Test(.enabled(if: Corpus.bulk != nil, "no bulk corpus beside the package, or no zstd"))
  func `the scanner equals ICU on documents of the bulk corpus`() throws {
    let scanner = WordScanner()
    var documents = 0
    try #require(Corpus.bulk).forEachLine(of: isFullRun ? 10_000 : 400) { line in
      documents += 1
      #expect(
        scanned(scanner, line, byICU: false) == scanned(scanner, line, byICU: true),
        "document \(documents)")
    }
    #expect(documents >= 400)
  }
}
