import Analysis

@testable import Lexicon

/// The words of a text as an index would hold them.
struct TestVocabulary {
  let analyzer = Analyzer()
  let table: VocabularyTable
  let frequencies: [[UInt8]: Int]

  init(_ text: String) {
    var counts: [[UInt8]: Int] = [:]
    var text = text
    text.withUTF8 { bytes in
      Analyzer().forEachTerm(in: bytes) { _, _, term in counts[Array(term), default: 0] += 1 }
    }
    var builder = VocabularyTableBuilder()
    for (term, count) in counts { builder.add(storedTerm: term, documentFrequency: count) }
    guard let table = VocabularyTable(bytes: builder.finish(stamp: "test")) else {
      fatalError("a table that was just made is none")
    }
    self.table = table
    frequencies = counts
  }

  var vocabulary: Vocabulary {
    Vocabulary(table: { [table] in table }) { [frequencies] terms in
      terms.reduce(0) { $0 + (frequencies[$1.stored] ?? 0) }
    }
  }

  func suggestions(_ word: String) -> [String] {
    Speller(vocabulary: table, words: analyzer.queryWords)
      .suggestions(for: analyzer.queryWords(word)[0], limit: 5).map(\.word)
  }

  func transliterations(_ word: String, threshold: Double = 0.65) -> [String] {
    Transliterator(vocabulary: table, words: analyzer.queryWords)
      .matches(for: analyzer.queryWords(word)[0], threshold: threshold, limit: 5).map(\.word)
  }
}
