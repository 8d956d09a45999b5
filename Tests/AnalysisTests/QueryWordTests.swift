import Analysis
import Stopwords
import TestSupport
import Testing

@Suite struct QueryWordTests {
  @Test func `stop words are the forms of the lists and nothing else in their files`() {
    let lists = ["english", "english-questions", "russian", "russian-questions"]
    let lines = lists.flatMap { ProjectFolder.lines("Stopwords/\($0).txt") }
    let forms = Set(lines.filter { !$0.hasPrefix("#") }.flatMap { $0.split(separator: " ") })
    #expect(forms.count > 400)
    for form in forms { #expect(StopwordList.contains(String(form)), "\(form)") }
    for other in ["", "#", "и а", "норов", "grammar", "comment", "жив", "o", "лишь\n", "что чтобы"]
    {
      #expect(!StopwordList.contains(other), "\(other)")
    }
    #expect(Analyzer().queryWords("где Норов").map(\.isStopword) == [true, false])
  }

  @Test func `a compound is one word with parts`() throws {
    let words = Analyzer().queryWords("O'Brien e-commerce Норов")
    #expect(words.map(\.form) == ["obrien", "ecommerce", "норов"])
    #expect(words.map { $0.parts.map(\.form) } == [["o", "brien"], ["e", "commerce"], []])
    #expect(words.map(\.range) == [0..<7, 8..<18, 19..<29])
    let parts = try #require(words.dropFirst().first).parts
    #expect(parts.map(\.range) == [8..<9, 10..<18])
  }

  @Test func `surnames look for both stems, leaving out what never stands alone`() throws {
    let norov = try #require(Analyzer().queryWords("Норов").first)
    #expect(texts(norov.stems) == ["Sнор", "Bнор", "Sноров"])
    #expect(texts(norov.exacts) == ["Eноров", "Bноров"])
    let norova = try #require(Analyzer().queryWords("Норова").first)
    #expect(texts(norova.stems) == ["Sноров", "Bноров"])
    #expect(texts(norova.exacts) == ["Eнорова", "Bнорова"])
  }

  @Test(arguments: ["Норов", "Норова", "Норову", "Норовым", "Норове", "норов", "Hopoв"])
  func `every case of a surname finds every other`(query: String) {
    for form in ["Норов", "Норова", "Норову", "Норовым", "Норове"] {
      #expect(finds(query, in: "посол \(form) прибыл"), "\(query) → \(form)")
    }
  }

  @Test(arguments: ["the", "What", "что", "Каким", "ещё", "don't"])
  func `stop words and question words are marked`(word: String) {
    #expect(Analyzer().queryWords(word).map(\.isStopword) == [true])
  }

  @Test(arguments: ["что-то", "and/or", "cat", "кот"])
  func `other words and compounds are not`(word: String) {
    #expect(Analyzer().queryWords(word).map(\.isStopword) == [false])
  }

  @Test(arguments: [
    ("\"smart cities", ["smart", "cities"]), ("50%", ["50"]), ("SCO OR", ["sco", "or"]),
    ("*", []), ("-", []), ("e-mail*", ["email"]), ("C++", ["c++"]), ("AT&T", ["att"]),
    ("", []), ("послом Афганистана", ["послом", "афганистана"]),
    ("органи-\nзация", ["организация"]), ("Ёлка", ["елка"]), ("1,234", ["1234"]),
  ])
  func `any text has words`(query: String, forms: [String]) {
    #expect(Analyzer().queryWords(query).map(\.form) == forms)
  }
}
