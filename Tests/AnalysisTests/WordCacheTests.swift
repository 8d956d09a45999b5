import TestSupport
import Testing

@testable import Analysis

@Suite struct WordCacheTests {
  private static func packed(_ text: String, _ analyzer: Analyzer) -> [UInt8] {
    var packed = PackedTerms()
    var text = text
    text.withUTF8 { analyzer.pack($0, into: &packed) }
    return packed.bytes
  }

  @Test func `what the cache remembers and forgets changes no term`() {
    let seed: UInt64 = 20_261_122
    print("seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    let beginnings = [
      "нор", "органи", "colour", "эмфаз", "s", "столова", "сверхчувствительностн", "x",
    ]
    let endings = ["", "ов", "ова", "ising", "а", "ами", "ировавшимися", "ed"]
    let forgetful = Analyzer(
      segmentation: .scanner, words: WordCache(largest: 1 << 12, arenaLimit: 1 << 14))
    for round in 0..<8 {
      var text = ""
      for _ in 0..<4_000 {
        // A few letters between them make many distinct words, some of them often.
        let middle = String(Int.random(in: 0..<1_500, using: &generator), radix: 17)
          .map { String($0) }.joined(separator: Bool.random(using: &generator) ? "" : "в")
          .filter { !$0.isNumber }
        text += beginnings.randomElement(using: &generator) ?? ""
        text += middle + (endings.randomElement(using: &generator) ?? "") + " "
      }
      #expect(Self.packed(text, forgetful) == Self.packed(text, Analyzer()), "round \(round)")
    }
  }

  @Test func `a word is found by its own bytes alone`() {
    let cache = WordCache()
    let records: [UInt8] =
      [0, 5, 0, TermKind.both.rawValue] + Array("abcd".utf8) + Array(repeating: 0, count: 16)
    let origins: [UInt8] = [0, 0, 1]
    records.withUnsafeBufferPointer { records in
      origins.withUnsafeBufferPointer { origins in
        guard let start = records.baseAddress, let origin = origins.baseAddress else { return }
        cache.insert(
          hash: 7, TermEntry(records: start, count: 8, origins: origin, positions: 1), terms: 1)
        #expect(cache.find(start + 4, 4, hash: 7)?.count == 8)
        #expect(cache.find(start + 4, 3, hash: 7) == nil)
        #expect(cache.find(start + 5, 4, hash: 7) == nil)
        #expect(cache.find(start + 4, 4, hash: 8) == nil)
      }
    }
  }
}
