import Analysis
import TestSupport
import Testing

@testable import Lexicon

@Suite("Vocabulary table")
struct VocabularyTableTests {
  /// Takes every word.
  struct Everything: VocabularyWalker {
    var words: [String] = []
    var depth = 0
    mutating func descend(_ letter: UInt8, at depth: Int) -> Bool { true }
    mutating func arrive(_ word: UnsafeBufferPointer<UInt8>, forms: Int, stems: Int) {
      words.append(LetterCode.decode(word) + " \(forms) \(stems)")
    }
  }

  @Test("every word is there, with the frequencies of its forms and stems")
  func words() throws {
    var builder = VocabularyTableBuilder()
    builder.add(storedTerm: Term(.exact, "норовым").stored, documentFrequency: 2)
    builder.add(storedTerm: Term(.both, "норов").stored, documentFrequency: 3)
    builder.add(storedTerm: Term(.stem, "норов").stored, documentFrequency: 4)
    builder.add(storedTerm: Term(.mixedScript, "Hopoв").stored, documentFrequency: 1)
    builder.add(storedTerm: Term(.both, "c300").stored, documentFrequency: 1)
    builder.add(storedTerm: Term(.both, "chruščëv").stored, documentFrequency: 5)
    let table = try #require(VocabularyTable(bytes: builder.finish(stamp: "7 42")))
    var walker = Everything()
    table.walk(&walker)
    #expect(walker.words == ["chruščëv 5 5", "норов 3 7", "норовым 2 0"])
    #expect(table.stamp == "7 42")
  }

  @Test("damaged bytes are refused or give wrong words")
  func damage() throws {
    var random = SeededGenerator(seed: 11)
    var builder = VocabularyTableBuilder()
    for number in 0..<500 {
      let word = "слово" + String(number, radix: 2).map { $0 == "0" ? "о" : "а" }.joined()
      builder.add(storedTerm: Term(.both, word).stored, documentFrequency: number + 1)
    }
    let whole = builder.finish(stamp: "x")
    for _ in 0..<300 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      if Bool.random(using: &random) {
        bytes.removeLast(Int.random(in: 0...bytes.count, using: &random))
      }
      guard let table = VocabularyTable(bytes: bytes) else { continue }
      var walker = Everything()
      table.walk(&walker)
      var speller = SpellingWalker(LetterCode.encode("словаа")!, limit: 200, wantsStems: true)
      table.walk(&speller)
      var transliterator = TransliterationWalker(
        LetterCode.encode("slovaa")!, rules: .toCyrillic, excess: 200, sourceIsStem: false)
      table.walk(&transliterator)
    }
    for cut in [1, 4, whole.count / 3, whole.count - 1] {
      #expect(VocabularyTable(bytes: whole.dropLast(cut)) == nil)
      let zeros = [UInt8](repeating: 0, count: cut)
      if cut > 4 { #expect(VocabularyTable(bytes: whole.dropLast(cut) + zeros) == nil) }
    }
    #expect(VocabularyTable(bytes: whole + [0]) == nil)
    #expect(VocabularyTable(bytes: []) == nil)
    #expect(VocabularyTable(bytes: Array("slovo-vocabulary-1\n".utf8)) == nil)
  }
}
