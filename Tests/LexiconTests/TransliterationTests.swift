import Analysis
import TestSupport
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

  /// Goes through every word, however far off.
  private struct WholeWalk: VocabularyWalker {
    var walker: TransliterationWalker

    mutating func descend(_ letter: UInt8, at depth: Int) -> Bool {
      _ = walker.descend(letter, at: depth)
      return true
    }

    mutating func arrive(_ word: UnsafeBufferPointer<UInt8>, forms: Int, stems: Int) {
      walker.arrive(word, forms: forms, stems: stems)
    }
  }

  @Test("turning back early loses nothing", arguments: [1, 2, 3] as [UInt64])
  func wholeWalk(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let latin = ["sh", "shch", "ya", "no", "rov", "tsch", "k", "i", "ev", "zh", "ch", "ö", "e"]
    let cyrillic = ["ш", "щ", "я", "но", "ров", "ч", "к", "и", "ев", "ж", "х", "е", "ь"]
    func word(_ syllables: [String]) -> String {
      (0..<Int.random(in: 2...5, using: &random))
        .compactMap { _ in syllables.randomElement(using: &random) }.joined()
    }
    var builder = VocabularyTableBuilder()
    for number in 0..<3000 {
      let kind = TermKind.allCases.filter { $0 == .stem || $0 == .exact || $0 == .both }[number % 3]
      builder.add(
        storedTerm: Term(kind, word(number % 2 == 0 ? latin : cyrillic)).stored,
        documentFrequency: 1)
    }
    let table = try #require(VocabularyTable(bytes: builder.finish()))
    var count = 0
    for number in 0..<60 {
      let isLatin = number % 2 == 0
      let source = try #require(LetterCode.encode(word(isLatin ? latin : cyrillic)))
      var pruned = TransliterationWalker(
        source, rules: isLatin ? .toCyrillic : .toLatin, excess: number * 4,
        sourceIsStem: number % 3 == 0)
      var whole = WholeWalk(walker: pruned)
      table.walk(&pruned)
      table.walk(&whole)
      #expect(pruned.found.map(\.word) == whole.walker.found.map(\.word), "seed \(seed)")
      #expect(pruned.found.map(\.cost) == whole.walker.found.map(\.cost), "seed \(seed)")
      count += pruned.found.count
    }
    #expect(count > 0)
  }

  @Test("ordinary words find nothing", arguments: ["стол", "window", "tree", "время", "person"])
  func nothing(word: String) { #expect(vocabulary.transliterations(word).isEmpty) }
}
