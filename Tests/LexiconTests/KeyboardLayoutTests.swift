import Analysis
import Testing

@testable import Lexicon

@Suite("Keyboard layouts")
struct KeyboardLayoutTests {
  private let analyzer = Analyzer()

  private func restorer(_ known: String = "") -> LayoutRestorer {
    let stems = Set(analyzer.queryWords(known).flatMap(\.stems))
    return LayoutRestorer(words: analyzer.queryWords) { word in
      word.stems.contains { stems.contains($0) }
    }
  }

  @Test(
    "keys struck on the other layout are read as they were meant",
    arguments: [
      ("ghbdtn", "привет"), ("rerehepf", "кукуруза"),
      ("Ghbdtn? vbh! Rfr ltkf&", "Привет, мир! Как дела?"),
      ("сщщлшу", "cookie"), ("ыьфке сшешуы", "smart cities"), ("yjhjd", "норов"),
      ("k.,jdm b dthyjcnm", "любовь и верность"),
      ("Цруку цфы Еуьüоштэы зфекщт учшдув", "Where was Temüjin's patron exiled"),
      ("Rnj yfgbcfk gj've «Vfcrfhfl fyfh[bb»", "Кто написал поэму «Маскарад анархии»"),
      ("црщ дщые ф дуп фе Ищкщвштщ,", "who lost a leg at Borodino?"),
    ])
  func restored(typed: String, meant: String) {
    #expect(restorer().reading(ofQuery: typed)?.text == meant)
  }

  @Test(
    "what is right stays",
    arguments: [
      "Норов", "Norov", "smart cities", "API-интерфейс", "callback-функция", "XHR-2", "SCO", "ШОС",
      "C++", "50%", "", " ", "?", "Who lost a leg at Borodino?", "Кто потерял ногу под Бородином?",
      "price of honey", "GmbH", "rhythm", "взгляд", "the", "в",
      "с помощью WPF", "был удалён. Эта", "lbx lb lb", "b gfx810 EF", "b0-00c04f79ae8f",
    ])
  func kept(query: String) {
    #expect(restorer().reading(ofQuery: query) == nil)
  }

  @Test("one word of a query is mended only if the index holds what it reads then")
  func word() {
    let restorer = restorer("alibaba шос привет")
    #expect(restorer.reading(ofWord: "фдшифиф")?.text == "alibaba")
    #expect(restorer.reading(ofWord: "фдшифиф")?.direction == .toEnglish)
    #expect(restorer.reading(ofWord: "ijc")?.text == "шос")
    #expect(restorer.reading(ofWord: "rerehepf") == nil)
    #expect(restorer.reading(ofWord: "шос") == nil)
    // What the other layout makes of abbreviations and numbers are words by chance, or none.
    let chance = self.restorer("вы дич сие суде да far vu br da")
    for typed in ["ds", "lb", "cbt", "celt", "LF", "АФК", "МГЭИК", "d8bf69b", "ВФБ"] {
      #expect(chance.reading(ofWord: typed) == nil, "\(typed)")
      #expect(chance.reading(ofQuery: typed) == nil, "\(typed)")
    }
  }

  @Test("both maps undo each other for all letters")
  func inverse() {
    let letters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
    #expect(KeyboardLayout.russian(KeyboardLayout.english(letters)) == letters)
    let latin = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    #expect(KeyboardLayout.english(KeyboardLayout.russian(latin)) == latin)
  }
}
