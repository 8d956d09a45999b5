import TestSupport
import Testing

@testable import Searching

@Suite struct SecondPassTests {
  static let footer = "Подпишитесь на новости об Алибабе и погоде."

  /// Four pages with the same footer, and one that is about its subject.
  let index = MemoryIndex(
    ["Шахматы", "Футбол", "Хоккей", "Теннис"].map {
      MemoryDocument(body: "\($0) сегодня любят все.\n\(Self.footer)")
    } + [
      MemoryDocument(
        body: "Об Алибабе говорили на встрече в Чунцине, где собрались многие посланники стран.")
    ])

  @Test func matchesInBoilerplateWeighLess() throws {
    let plain = try index.search("Алибаба") { $0.discountsBoilerplate = false }
    #expect(plain.hits.last?.docID == 5)
    let result = try index.search("Алибаба")
    #expect(result.hits.map(\.docID) == [5, 1, 2, 3, 4])
    #expect(result.totalMatches == 5)
  }

  @Test func aQuarterOfAnOccurrenceCounts() throws {
    let plain = try index.search("=Алибабе") { $0.discountsBoilerplate = false }
    let discounted = try index.search("=Алибабе")
    let before = plain.hits.first { $0.docID == 1 }?.score ?? 0
    let after = discounted.hits.first { $0.docID == 1 }?.score ?? 0
    #expect(after > before / 4 && after < before / 2)
  }

  @Test func documentsWithoutTextKeepTheirScores() throws {
    let silent = MemoryIndex(
      index.documents.map {
        var document = $0
        document.hasText = false
        return document
      })
    let plain = try silent.search("Алибаба") { $0.discountsBoilerplate = false }
    let result = try silent.search("Алибаба")
    #expect(result.hits.map(\.score) == plain.hits.map(\.score))
    #expect(result.hits.allSatisfy { $0.snippet == nil })
  }

  @Test func nearCopiesFoldUnderTheBest() throws {
    let copies = MemoryIndex([
      MemoryDocument(body: "посол прибыл в город вчера", fingerprint: 0xFF00),
      MemoryDocument(body: "посол прибыл в город посол", fingerprint: 0xFF07),
      MemoryDocument(body: "посол уехал", fingerprint: 0x00FF_0000_0000),
      MemoryDocument(body: "посол", fingerprint: 0),
      MemoryDocument(body: "посол", fingerprint: 0),
    ])
    let result = try copies.search("посол город")
    #expect(result.totalMatches == 5)
    #expect(result.hits.map(\.docID).contains(1) == false)
    #expect(result.hits.first { $0.docID == 2 }?.copies == [1])
    #expect(result.hits.count == 4)
    #expect(try copies.find("посол") { $0.foldsCopies = false }.count == 5)
    #expect(
      try copies.find("посол город") {
        $0.limit = 2
        $0.offset = 1
      }.count == 2)
  }

  @Test func copiesDoNotMakeTheirLinesBoilerplate() throws {
    let line = "Посол Афганистана прибыл с визитом в столицу."
    let index = MemoryIndex(
      (0..<4).map { _ in MemoryDocument(body: line, fingerprint: 0xABCD) }
        + [MemoryDocument(body: "Ничего.")])
    let plain = try index.search("посол") { $0.discountsBoilerplate = false }
    #expect(try index.search("посол").hits.map(\.score) == plain.hits.map(\.score))
  }

  @Test(arguments: [
    (UInt64(0b111), true), (UInt64(0b1111), false), (0x8000_0000_0010_0001, true),
  ])
  func copiesDifferInThreeBitsAtMost(bits: UInt64, areCopies: Bool) {
    let base: UInt64 = 0x0123_4567_89AB_CDEF
    let index = MemoryIndex(
      [0, bits].map { MemoryDocument(body: "слово", fingerprint: base ^ $0) })
    let firsts = NearCopies(of: index.records([1, 2])).firsts
    #expect(firsts == (areCopies ? [0, 0] : [0, 1]))
  }

  @Test func documentsOfUnlikeSizesAreNoCopies() {
    let index = MemoryIndex([
      MemoryDocument(body: "слово", fingerprint: 7),
      MemoryDocument(body: "слово слово слово", fingerprint: 7),
    ])
    #expect(NearCopies(of: index.records([1, 2])).firsts == [0, 1])
  }

  @Test func copiesOfManyDocumentsAreThoseOfAllPairs() throws {
    var generator = SeededGenerator(seed: 41)
    let bases = (0..<30).map { _ in UInt64.random(in: 1...UInt64.max, using: &generator) }
    for count in [0, 1, 50, 700] {
      let index = MemoryIndex(
        (0..<count).map { number in
          let flipped = (0..<Int.random(in: 0...3, using: &generator)).reduce(UInt64(0)) {
            bits, _ in
            bits | 1 << UInt64.random(in: 0..<64, using: &generator)
          }
          let base = number % 11 == 0 ? 0 : bases.randomElement(using: &generator) ?? 0
          let words = Int.random(in: 4...6, using: &generator)
          return MemoryDocument(
            body: Array(repeating: "слово", count: words).joined(separator: " "),
            fingerprint: base == 0 ? 0 : base ^ flipped)
        })
      let records = index.records((0..<count).map { Int64($0 + 1) })
      #expect(NearCopies.byPairs(records) == NearCopies.byQuarters(records))
      #expect(count < 700 || Set(NearCopies.byPairs(records)).count < count * 9 / 10)
    }
  }
}
