import Analysis
import TestSupport
import Testing

@testable import Indexing

@Suite("Preparing")
struct PreparingTests {
  private func shares(_ text: String) -> LanguageShares {
    Array(text.utf8).withUnsafeBufferPointer { LanguageShares($0) }
  }

  @Test("language shares are shares of letters")
  func languageShares() {
    #expect(shares("").english == 0 && shares("").russian == 0)
    #expect(shares("1234 — … !").english == 0)
    #expect(shares("Norov").english == 1)
    #expect(shares("Норов, 2021").russian == 1)
    #expect(shares("ёЁйЙ").russian == 1)
    let mixed = shares("ab вг")
    #expect(mixed.english == 0.5 && mixed.russian == 0.5)
    #expect(shares("日本語").english == 0)
  }

  @Test("language shares are those of a plain count", arguments: [1, 15, 16, 17, 4079, 4096, 9000])
  func plainShares(length: Int) {
    var generator = SeededGenerator(seed: UInt64(length))
    let text = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let latin = text.count { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
    let cyrillic = text.count { (0xD0...0xD3).contains($0) }
    let shares = text.withUnsafeBufferPointer { LanguageShares($0) }
    guard latin + cyrillic > 0 else { return #expect(shares.english == 0) }
    #expect(shares.english == Double(latin) / Double(latin + cyrillic))
    #expect(shares.russian == Double(cyrillic) / Double(latin + cyrillic))
  }

  private let analyzer = Analyzer()

  private func fingerprint(_ text: String) -> UInt64 {
    var terms = PackedTerms()
    Array(text.utf8).withUnsafeBufferPointer { analyzer.pack($0, into: &terms) }
    return Fingerprint.of(terms)
  }

  private func text(_ seed: UInt64, words: Int) -> [String] {
    var generator = SeededGenerator(seed: seed)
    return (0..<words).map { _ in "слово\(Int.random(in: 0..<5000, using: &generator))" }
  }

  @Test("near-copies have near fingerprints, others far ones", arguments: [200, 900, 4000])
  func nearCopies(words: Int) {
    for seed: UInt64 in 1...4 {
      let original = text(seed, words: words)
      var copy = original
      for place in stride(from: 17, to: words, by: words / 3) { copy[place] = "иначе" }
      copy.append("Источник: агентство")
      let first = fingerprint(original.joined(separator: " "))
      let near = (first ^ fingerprint(copy.joined(separator: " "))).nonzeroBitCount
      let far = (first ^ fingerprint(text(seed + 100, words: words).joined(separator: " ")))
        .nonzeroBitCount
      #expect(near <= 10, "seed \(seed)")
      #expect(far >= 16, "seed \(seed)")
    }
  }

  @Test("punctuation and case do not move a fingerprint; an empty text has none")
  func sameWords() {
    #expect(fingerprint("") == 0)
    #expect(fingerprint("Норов прибыл в Бишкек") == fingerprint("НОРОВ, прибыл — в Бишкек!"))
  }

  @Test(
    "file name extensions",
    arguments: [
      ("/a/b.TXT", "txt"), ("/a/b", ""), ("/a.b/c", ""), ("/a/.hidden", ""), ("/a/b.tar.gz", "gz"),
      ("/a/b.", ""),
      ("/Письмо.МД", "мд"),
    ])
  func fileExtension(path: String, expected: String) {
    #expect(DocumentPreparer.fileExtension(Array(path.utf8)) == expected)
  }
}
