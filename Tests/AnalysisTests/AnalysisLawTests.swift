import TestSupport
import Testing

@testable import Analysis

/// What holds for every text.
@Suite struct AnalysisLawTests {
  private static let words = [
    "Норов", "норов", "нор", "Норова", "норовов", "Иванов", "иван", "Ивановым", "лев", "Львов",
    "words", "word", "wording", "e", "commerce", "O", "Brien", "s", "don", "t", "C", "colour",
    "color", "organised", "organ", "3", "14", "000", "12", "С300", "C300", "А4", "Hopoв", "мoсква",
    "SMSка", "ова", "ов", "а", "ё", "Ёлка", "café", "東京", "и", "или", "зация", "органи", "re",
    "бла", "стол", "столов", "столова", "киев", "ки",
  ]
  private static let joints = [
    " ", " ", " ", "-", "-\n", "'", "’", ".", "_", "@", "/", ":", ",", "+", "++", "#", "&", ", ",
    "\u{200B}", "\u{AD}\n", "\n", "\u{301} ", "--",
  ]

  private static func text(_ generator: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...9, using: &generator) {
      text += words[Int.random(in: 0..<words.count, using: &generator)]
      text += joints[Int.random(in: 0..<joints.count, using: &generator)]
    }
    return text
  }

  @Test func `stems of a query word never stand at the same position, nor do its exact forms`() {
    let seed: UInt64 = 7
    var generator = SeededGenerator(seed: seed)
    let analyzer = Analyzer()
    var queries: [QueryWord] = []
    func add(_ words: [QueryWord]) {
      for word in words {
        queries.append(word)
        add(word.parts)
      }
    }
    for word in Self.words { add(analyzer.queryWords(word)) }
    for _ in 0..<200 { add(analyzer.queryWords(Self.text(&generator))) }
    let looked = queries.map { (Set($0.stems.map(\.stored)), Set($0.exacts.map(\.stored)), $0) }
    for _ in 0..<1_500 {
      let text = Self.text(&generator)
      var positions: [Set<[UInt8]>] = []
      Array(text.utf8).withUnsafeBufferPointer { bytes in
        analyzer.forEachTerm(in: bytes) { position, _, term in
          if position == positions.count { positions.append([]) }
          let isNew = positions[position].insert(Array(term)).inserted
          #expect(isNew, "seed \(seed): twice at a position of \(text.debugDescription)")
        }
      }
      for position in positions where position.count > 1 {
        for (stems, exacts, query) in looked {
          guard stems.intersection(position).count > 1 || exacts.intersection(position).count > 1
          else { continue }
          Issue.record(
            "seed \(seed): \(query.form) meets \(position.map { String(decoding: $0, as: UTF8.self) }) of \(text.debugDescription)"
          )
          return
        }
      }
    }
  }

  @Test func `a word of a text finds it`() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<1_000 {
      let text = Self.text(&generator)
      #expect(finds(text, in: text), "\(text.debugDescription)")
    }
  }

  @Test func `tokens, terms and packed records are the same, by the scanner and by ICU`() {
    let seed: UInt64 = 13
    var generator = SeededGenerator(seed: seed)
    let scanner = Analyzer()
    let icu = Analyzer(segmentation: .icu)
    for _ in 0..<1_500 { check(Array(Self.text(&generator).utf8), scanner, icu, seed) }
    for _ in 0..<1_500 {
      let count = Int.random(in: 0...60, using: &generator)
      check((0..<count).map { _ in randomByte(&generator) }, scanner, icu, seed)
    }
  }

  @Test func `what stands behind a text changes nothing`() {
    let seed: UInt64 = 17
    var generator = SeededGenerator(seed: seed)
    let analyzers = [Analyzer(), Analyzer(segmentation: .icu)]
    for _ in 0..<1_500 {
      let count = Int.random(in: 1...40, using: &generator)
      let text = (0..<count).map { _ in randomByte(&generator) }
      for (number, analyzer) in analyzers.enumerated() {
        let packed = [0, 0x61, 0x80, 0x99, 0xAF, 0xBF, 0xD0].map { behind -> [UInt8] in
          let whole = text + Array(repeating: UInt8(behind), count: 8)
          return whole.withUnsafeBufferPointer { bytes in
            var packed = PackedTerms()
            analyzer.pack(UnsafeBufferPointer(rebasing: bytes[..<count]), into: &packed)
            return packed.bytes
          }
        }
        #expect(Set(packed).count == 1, "seed \(seed), analyzer \(number): \(text)")
      }
    }
  }

  @Test(.enabled(if: Corpus.bulk != nil, "no bulk corpus beside the package, or no zstd"))
  func `the laws hold on documents of the bulk corpus`() throws {
    let scanner = Analyzer()
    let icu = Analyzer(segmentation: .icu)
    try #require(Corpus.bulk).forEachLine(of: isFullRun ? 2_000 : 100) {
      check($0, scanner, icu, 0)
    }
  }

  private func randomByte(_ generator: inout SeededGenerator) -> UInt8 {
    let likely: [UInt8] = [
      0x20, 0x0A, 0x2D, 0x2E, 0x27, 0x31, 0x41, 0x61, 0xD0, 0xD1, 0x81, 0xB0, 0xB8, 0xCC, 0xE2,
      0x80, 0x99, 0xAD, 0xC2, 0xEF, 0xBB, 0xBF, 0xF0, 0x9F,
    ]
    return Bool.random(using: &generator)
      ? likely[Int.random(in: 0..<likely.count, using: &generator)]
      : UInt8.random(in: 0...255, using: &generator)
  }

  private func check(_ text: [UInt8], _ analyzer: Analyzer, _ icu: Analyzer, _ seed: UInt64) {
    text.withUnsafeBufferPointer { bytes in
      var packed = PackedTerms()
      analyzer.pack(bytes, into: &packed)
      var oracle = PackedTerms()
      icu.pack(bytes, into: &oracle)
      let isEqual = packed.bytes == oracle.bytes && packed.positionCount == oracle.positionCount
      #expect(isEqual, "seed \(seed): scanner and ICU differ on \(text)")

      var records: [UInt8] = []
      var last = -1
      var lastStart = 0
      analyzer.forEachTerm(in: bytes) { position, range, term in
        records += [position == last ? 1 : 0, UInt8(term.count & 255), UInt8(term.count >> 8)]
        records += term
        let isInOrder = position == last || position == last + 1
        let isInText =
          range.lowerBound >= lastStart && range.upperBound <= bytes.count && !range.isEmpty
        #expect(isInOrder && isInText, "seed \(seed): \(position) \(range) of \(text)")
        let isWhole =
          beginsCharacter(bytes, range.lowerBound)
          && (range.upperBound == bytes.count || beginsCharacter(bytes, range.upperBound))
        #expect(isWhole, "seed \(seed): \(range) cuts a character of \(text)")
        #expect(term.count <= Term.maximumLength + 1 && term.count > 1)
        if position != last { lastStart = range.lowerBound }
        last = position
      }
      #expect(records == packed.bytes && last + 1 == packed.positionCount, "seed \(seed): \(text)")

      var fromTokens: [UInt8] = []
      last = -1
      for token in analyzer.tokens(bytes) {
        for term in token.terms {
          let stored = term.term.stored
          fromTokens += [token.position == last ? 1 : 0, UInt8(stored.count & 255), 0] + stored
          last = token.position
        }
      }
      #expect(fromTokens == packed.bytes, "seed \(seed): tokens of \(text)")
    }
  }

  private func beginsCharacter(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    guard bytes[at] & 0xC0 == 0x80 else { return true }
    // A continuation byte that continues nothing is a character of its own.
    var lead = at - 1
    while lead >= 0, at - lead < 4, bytes[lead] & 0xC0 == 0x80 { lead -= 1 }
    guard lead >= 0, at - lead < 4 else { return true }
    let length = [0xC0: 2, 0xD0: 2, 0xE0: 3, 0xF0: 4][Int(bytes[lead] & 0xF0)] ?? 1
    return at - lead >= length
      || String(
        validating: bytes[lead..<min(bytes.count, lead + length)], as: UTF8.self) == nil
  }
}
