import Analysis
import TestSupport
import Testing

@testable import Lexicon

@Suite("Query expansion")
struct QueryExpanderTests {
  private let folder = TemporaryFolder()
  private let expander: QueryExpander
  private let analyzer = Analyzer()

  init() throws {
    let text = """
      SCO Secretary-General Vladimir Norov met Jack Ma of Alibaba in Chongqing. The economy grows, the household
      too. Джек Ма основал компанию. ШОС и экономика. Хрущёв и кукуруза, привет. vaccine vaccines vaccine
      """
    folder.write(
      "words.tsv", "economy\tэкономика\nгрипп\tinfluenza\nChongqing\tЧунцин\nflu\tinfluenza\n")
    let database = try LexiconDatabase(path: Array(folder("l.sqlite").utf8), isWritable: true)
    try database.add(path: Array(folder("words.tsv").utf8))
    try database.learn()
    expander = QueryExpander(
      lexicons: [database], vocabulary: TestVocabulary(text).vocabulary, analyzer: Analyzer())
  }

  private func alternatives(_ typed: String) -> [String] {
    expander.alternatives(for: analyzer.queryWords(typed)[0], typed: typed)
      .map { "\($0.text) (\($0.kind.rawValue))" }
  }

  @Test(
    "a word brings its likes of the other language, and what was meant",
    arguments: [
      ("Норовым", "Norov (transliteration)"), ("Алибаба", "Alibaba (transliteration)"),
      ("Khrushchev", "Хрущев (transliteration)"),
      ("экономикой", "economy (translation)"), ("economies", "экономика (translation)"),
      ("Чунцине", "Chongqing (translation)"), ("ijc", "шос (layout)"),
      ("rerehepf", "кукуруза (layout)"),
      ("vaccene", "vaccine (spelling)"), ("кукурзуа", "кукуруза (spelling)"),
      ("Хpyщёв", "Хрущев (homoglyphs)"),
    ])
  func expanded(typed: String, expected: String) {
    #expect(alternatives(typed).contains(expected), "\(alternatives(typed))")
  }

  @Test(
    "nothing is added where nothing is meant",
    arguments: ["грипп", "the", "и", "vacc1ne", "VaCcene", "2020", "кот", "xyzzy"])
  func plain(typed: String) { #expect(alternatives(typed).isEmpty, "\(alternatives(typed))") }

  @Test("probabilities lie between 0 and 1; only a word that occurs nowhere is replaced")
  func bounds() {
    for typed in ["Норовым", "экономика", "vaccene", "economy", "ijc", "кукурзуа", "Norov"] {
      let word = analyzer.queryWords(typed)[0]
      for alternative in expander.alternatives(for: word, typed: typed) {
        #expect(alternative.probability > 0 && alternative.probability <= 1)
        #expect(!alternative.terms.isEmpty)
        if alternative.replaces { #expect(["vaccene", "ijc", "кукурзуа"].contains(typed)) }
      }
    }
  }

  @Test("switches")
  func switches() {
    expander.options.translates = false
    #expect(alternatives("экономика").isEmpty)
    #expect(!alternatives("vaccene").isEmpty)
    expander.options.mends = false
    #expect(alternatives("vaccene").isEmpty)
    #expect(expander.layoutReading(ofQuery: "ghbdtn") == nil)
  }

  @Test("any text is a word to expand")
  func fuzz() {
    var random = SeededGenerator(seed: 3)
    let letters = Array("abcxyzшщъыёЁ'’-.,0123 ́é漢😀ßİ".unicodeScalars)
    for _ in 0..<300 {
      let text = String(
        String.UnicodeScalarView(
          (0..<Int.random(in: 0..<60, using: &random)).map { _ in
            letters.randomElement(using: &random)!
          }))
      for word in analyzer.queryWords(text) {
        _ = expander.alternatives(for: word, typed: text)
      }
      _ = expander.suggestions(for: text, limit: 3)
      _ = expander.layoutReading(ofQuery: text)
    }
  }
}
