import Analysis
import Testing

@testable import Lexicon

@Suite("Transliteration")
struct TransliterationTests {
  private static let pairs: [(String, String)] = [
    ("Khrushchev", "Хрущёв"), ("Chruščëv", "Хрущёв"), ("Hruščëv", "Хрущёв"),
    ("Chruschtschow", "Хрущёв"), ("Hrushchev", "Хрущёв"), ("Norov", "Норов"), ("Norow", "Норов"),
    ("Alibaba", "Алибаба"), ("Shcherbakov", "Щербаков"), ("Tokayev", "Токаев"),
    ("Tokaev", "Токаев"),
    ("Mirziyoyev", "Мирзиёев"), ("Bishkek", "Бишкек"), ("Tashkent", "Ташкент"), ("Pskov", "Псков"),
    ("Kishinev", "Кишинёв"), ("Chuntsin", "Чунцин"), ("Dostoyevsky", "Достоевский"),
    ("Dostoevskij", "Достоевский"), ("Dostoyevskiy", "Достоевский"), ("Tchaikovsky", "Чайковский"),
    ("Zhang", "Чжан"), ("Zhukov", "Жуков"), ("Žukov", "Жуков"), ("Yury", "Юрий"), ("Yuri", "Юрий"),
    ("Iurii", "Юрий"), ("Kharkov", "Харьков"), ("Yuliya", "Юлия"), ("Julia", "Юлия"),
    ("Washington", "Вашингтон"), ("Kazakhstan", "Казахстан"),
  ]
  private let vocabulary = TestVocabulary(
    Self.pairs.map { "\($0.0) \($0.1)" }.joined(separator: " ")
      + " стол окно дерево человек время table window tree person time Киров Комаров Серов")

  @Test("a Latin spelling finds the Russian name", arguments: pairs)
  func toCyrillic(latin: String, cyrillic: String) {
    let found = vocabulary.transliterations(latin, threshold: 0.5)
    let wanted = cyrillic.lowercased().replacing("ё", with: "е")
    #expect(found.contains { wanted.hasPrefix($0) && $0.count >= wanted.count - 2 }, "\(found)")
  }

  @Test("a Russian name finds its Latin spellings", arguments: pairs)
  func toLatin(latin: String, cyrillic: String) {
    let found = vocabulary.transliterations(cyrillic, threshold: 0.3)
    #expect(!found.isEmpty, "\(latin)")
  }

  @Test(
    "any case of declension does",
    arguments: [
      ("Норовым", "norov"), ("Хрущёву", "khrushchev"), ("Бишкеке", "bishkek"),
      ("Алибабой", "alibaba"),
      ("Достоевского", "dostoyevskiy"), ("Ташкентом", "tashkent"),
    ])
  func declension(cyrillic: String, latin: String) {
    #expect(vocabulary.transliterations(cyrillic, threshold: 0.4).contains(latin))
  }

  @Test("ordinary words find nothing", arguments: ["стол", "window", "tree", "время", "person"])
  func nothing(word: String) { #expect(vocabulary.transliterations(word).isEmpty) }
}
