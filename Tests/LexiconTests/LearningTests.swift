import TestSupport
import Testing

@testable import Lexicon

@Suite("Learning")
struct LearningTests {
  @Test("words that keep each other's company in both languages are translations")
  func alignment() {
    // 1 дом house, 2 большой big, 3 красный red, 4 стол table
    var corpus = WordAlignment.Corpus()
    for pair in [[1, 2], [3, 1], [2, 4], [3, 4], [1], [4], [2, 1]] {
      corpus.add(pair.map { Int32($0) }, pair.map { Int32($0 + 10) })
    }
    let links = WordAlignment.train(corpus)
    for word in Int32(1)...4 {
      let best = links.filter { $0.source == word }.max {
        $0.forward * $0.backward < $1.forward * $1.backward
      }
      #expect(best?.target == word + 10)
    }
  }

  @Test("training is bounded, and nothing comes of nothing")
  func bounds() {
    var corpus = WordAlignment.Corpus()
    #expect(WordAlignment.train(corpus).isEmpty)
    let long = [Int32](repeating: 1, count: WordAlignment.longestSegment + 1)
    let isAdded = [corpus.add(long, [1]), corpus.add([], [1])]
    #expect(isAdded == [false, false])
    #expect(corpus.pairs == 0)
  }

  @Test("paragraphs and their translation are aligned where some are missing")
  func parallel() {
    let english = [
      "Storage of vaccines", "The refrigerator keeps vaccines between two and eight degrees.",
      "An advertisement that nobody translated, and that goes on for quite a while here.",
      "Write the temperature down twice a day, in the morning and in the evening.",
    ]
    let russian = [
      "Хранение вакцин", "В холодильнике вакцины хранятся при двух – восьми градусах.",
      "Записывайте температуру дважды в день, утром и вечером, в журнал.",
    ]
    let pairs = ParallelText.align(english, russian)
    #expect(pairs.contains { $0 == english[0] && $1 == russian[0] })
    #expect(pairs.contains { $0 == english[1] && $1 == russian[1] })
    #expect(pairs.contains { $0 == english[3] && $1 == russian[2] })
    #expect(ParallelText.align([], russian).isEmpty)
  }

  @Test(
    "acronyms that a text explains",
    arguments: [
      ("the Shanghai Cooperation Organisation (SCO) met", "SCO=Shanghai Cooperation Organisation"),
      (
        "Шанхайская организация сотрудничества (ШОС) провела",
        "ШОС=Шанхайская организация сотрудничества"
      ),
      ("Организации Объединённых Наций (ООН)", "ООН=Организации Объединённых Наций"),
      ("СНГ (Содружество Независимых Государств) и", "СНГ=Содружество Независимых Государств"),
      ("Department of Health (DOH)", "DOH=Department of Health"), ("the Ministry (MFA)", ""),
      ("(NATO)", ""),
      ("so it was (Again)", ""),
      ("Ministry of Foreign Affairs (MFA)", "MFA=Ministry of Foreign Affairs"),
      ("(((", ""), ("", ""),
      ("the Organisation of Cooperation (OC)", "OC=Organisation of Cooperation"),
      ("the SCO (ШОС) met", "ШОС=SCO"), ("ШОС (англ. SCO)", "ШОС=SCO"), ("ШОС, SCO", ""),
      ("«Содружество Независимых Государств» (СНГ)", "СНГ=Содружество Независимых Государств"),
      ("(PHP 4, PHP 5, PHP 7)", ""), ("SELECT COUNT(ID)", ""), ("Ж (Ж", ""),
    ])
  func acronyms(text: String, expected: String) {
    let found = AcronymFinder.acronyms(in: text).map { "\($0.short)=\($0.phrase)" }
    #expect(found == (expected.isEmpty ? [] : [expected]))
  }
}
