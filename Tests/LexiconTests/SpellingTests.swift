import Analysis
import TestSupport
import Testing

@testable import Lexicon

@Suite("Spelling")
struct SpellingTests {
  private let vocabulary = TestVocabulary(
    """
    Норов Норовым Щербаков Щербакова Хрущёв кукуруза кукурузы томограф томографа яблоня яблони предок
    Jingdong emphasised emphasized tomograph vaccine vaccines storage организация ремонт
    доставка лекарство человек
    """)

  @Test(
    "a slip finds the word",
    arguments: [
      ("Jingdnog", "jingdong"), ("emphhasised", "emphasised"), ("Щербоков", "щербаков"),
      ("кукурзуа", "кукуруза"), ("tomogrpah", "tomograph"), ("vaccene", "vaccine"),
      ("томограв", "томограф"), ("Нороф", "норов"), ("Хрущов", "хрущев"),
      ("оргонизация", "организация"), ("орагнизацией", "организация"), ("ремотн", "ремонт"),
      ("достааквой", "доставка"),
    ])
  func slip(typed: String, meant: String) throws {
    let first = try #require(vocabulary.suggestions(typed).first)
    let stem = { (word: String) in self.vocabulary.analyzer.queryWords(word)[0].stems }
    // A form or a stem of the word.
    #expect(first == meant || stem(first) == stem(meant) || meant.hasPrefix(first), "\(first)")
  }

  @Test(
    "short words and strange ones are left alone",
    arguments: ["ток", "abc", "xyzzyplugh", "ъъъъъъ"])
  func alone(typed: String) { #expect(vocabulary.suggestions(typed).isEmpty) }

  @Test("the walk finds what comparing with every word finds")
  func oracle() {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    let letters = Array("аеиоклмнрст".unicodeScalars)
    func word(_ count: ClosedRange<Int>) -> String {
      String(
        String.UnicodeScalarView(
          (0..<Int.random(in: count, using: &random)).map { _ in
            letters.randomElement(using: &random)!
          }))
    }
    var builder = VocabularyTableBuilder()
    var words: Set<String> = []
    for _ in 0..<800 { words.insert(word(2...9)) }
    for word in words { builder.add(storedTerm: Term(.exact, word).stored, documentFrequency: 1) }
    let table = VocabularyTable(bytes: builder.finish())!
    #expect(table.count == words.count)
    for _ in 0..<25 {
      let typed = LetterCode.encode(word(4...8))!
      let limit = 160
      var walker = SpellingWalker(typed, limit: limit, wantsStems: false, kept: 10_000)
      table.walk(&walker)
      var expected: Set<String> = []
      for word in words {
        // The same rows over one word alone.
        var one = SpellingWalker(typed, limit: 10_000, wantsStems: false)
        let codes = LetterCode.encode(word)!
        for (depth, code) in codes.enumerated() { _ = one.descend(code, at: depth) }
        codes.withUnsafeBufferPointer { one.arrive($0, forms: 1, stems: 0) }
        if let found = one.found.first, found.cost <= limit { expected.insert(word) }
      }
      #expect(Set(walker.found.map { LetterCode.decode($0.word) }) == expected)
    }
  }
}
