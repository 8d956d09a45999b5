import Foundation
import TestSupport
import Testing

@testable import Searching

@Suite struct TextLikenessTests {
  private func likeness(_ texts: [String]) -> TextLikeness {
    let likeness = TextLikeness()
    for var text in texts {
      likeness.beginText()
      text.withUTF8 { likeness.count($0) }
    }
    return likeness
  }

  /// The same in few lines: by whole rows of all words.
  private func plain(_ texts: [String]) -> [Float] {
    let counts = texts.map { text in
      Dictionary(
        text.split(separator: " ").map { (String($0.prefix(5)), Float(1)) },
        uniquingKeysWith: +)
    }
    let frequencies = Dictionary(
      counts.flatMap { $0.keys.map { ($0, 1) } }, uniquingKeysWith: +)
    let rows = counts.map { counts in
      let row = counts.map { word, count in
        let df = frequencies[word] ?? 0
        return (
          word,
          df * 2 > texts.count + 1 ? 0 : (1 + log(count)) * log(Float(texts.count + 1) / Float(df))
        )
      }
      let norm = row.reduce(0) { $0 + $1.1 * $1.1 }.squareRoot()
      return Dictionary(uniqueKeysWithValues: row.map { ($0, norm > 0 ? $1 / norm : 0) })
    }
    return rows.indices.flatMap { row in
      rows.indices.map { other in
        row == other ? 0 : rows[row].reduce(0) { $0 + $1.value * (rows[other][$1.key] ?? 0) }
      }
    }
  }

  @Test(arguments: 0..<8)
  func itIsTheCosineOfTheWords(seed: UInt64) {
    var corpus = RandomCorpus(seed: seed)
    // Folded letters stand for themselves; what is parted by a blank alone is a word here.
    let texts = (0..<30).map { _ in
      corpus.text(0...40).lowercased().replacing("ё", with: "е").filter { $0.isLetter || $0 == " " }
    }
    let found = likeness(texts).matrix()
    let expected = plain(texts)
    #expect(found.count == expected.count)
    #expect(
      zip(found, expected).allSatisfy { abs($0 - $1) < 1e-4 }, "seed \(seed)")
    #expect(found.allSatisfy { (0...1.0001).contains($0) }, "seed \(seed)")
  }

  @Test func formsOfAWordAreOneWord() {
    let forms = likeness(["Экономика растёт", "экономики и рост", "погода", "ветер"]).matrix()
    #expect(forms[1] > 0)
    #expect(forms[1] == forms[4], "it is the same from either side")
    #expect(forms[2] == 0 && forms[0] == 0)
    let folded = likeness(["ЁЛКА", "елка", "замок", "за\u{301}мок", "дом", "сад"]).matrix()
    #expect(abs(folded[1] - 1) < 1e-5 && abs(folded[6 * 2 + 3] - 1) < 1e-5)
  }

  @Test func whatMostTextsHoldTellsNothing() {
    let texts = ["город погода", "город ветер", "город погода", "город снег"]
    let matrix = likeness(texts).matrix()
    #expect(abs(matrix[2] - 1) < 1e-5)
    #expect(matrix[1] == 0 && matrix[3] == 0)
  }

  @Test func anythingIsAText() {
    #expect(likeness([]).matrix() == [])
    #expect(likeness([""]).matrix() == [0])
    #expect(likeness(["слово"]).matrix() == [0])
    let likeness = TextLikeness()
    let bytes: [UInt8] = [0xFF, 0xD0, 0x61, 0xE2, 0x80, 0xF4]
    bytes.withUnsafeBufferPointer { likeness.count($0) }
    #expect(likeness.textCount == 0, "of no text")
    for _ in 0..<3 {
      likeness.beginText()
      bytes.withUnsafeBufferPointer { likeness.count($0, weight: 0.5) }
    }
    #expect(likeness.matrix().allSatisfy { $0.isFinite })
  }
}
