import Searching
import TestSupport
import Testing

@Suite struct SnippetTests {
  /// The snippet of the first document for a query, matches in brackets, fragments joined by `…`.
  func snippet(_ text: String, of body: String, title: String = "") throws -> String {
    let index = MemoryIndex([MemoryDocument(title: title, body: body)])
    let hit = try #require(try index.search(text).hits.first)
    return try #require(hit.snippet).fragments.map(marked).joined(separator: "…")
  }

  func marked(_ fragment: Fragment) -> String {
    var bytes = Array(fragment.text.utf8)
    for range in fragment.highlights.reversed() {
      bytes.insert(UInt8(ascii: "]"), at: range.upperBound)
      bytes.insert(UInt8(ascii: "["), at: range.lowerBound)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static let filler = String(
    repeating: "Здесь стоит совсем другое предложение о погоде. ", count: 40)

  @Test(arguments: [
    ("Норов", "Встреча с Норовым прошла.", "Встреча с [Норовым] прошла."),
    ("ежик", "Ёжика видели в парке.", "[Ёжика] видели в парке."),
    ("emphasized", "He emphasised it.", "He [emphasised] it."),
    ("ecommerce", "They discuss e-commerce.", "They discuss [e-commerce]."),
    ("e-commerce", "They discuss ecommerce.", "They discuss [ecommerce]."),
    (
      "\"smart city\"", "A city, smart cities, a smart idea.",
      "A city, [smart] [cities], a smart idea."
    ),
    ("=city", "A city and cities.", "A [city] and cities."),
    ("emph*", "He emphasised emphasis.", "He [emphasised] [emphasis]."),
    ("Норов -Алибаба", "Норов и другие.", "[Норов] и другие."),
    ("посол", "Первая строка,\nпосол\tна второй.", "Первая строка, [посол] на второй."),
  ])
  func highlightsWordsWhateverTheirForm(text: String, body: String, expected: String) throws {
    #expect(try snippet(text, of: body) == expected)
  }

  @Test func theBestPlaceIsChosen() throws {
    let body = "Посол один. " + Self.filler + "Посол Афганистана прибыл. " + Self.filler
    let shown = try snippet("посол Афганистана", of: body)
    #expect(shown.hasPrefix("Здесь") || shown.hasPrefix("[Посол] [Афганистана]"))
    #expect(shown.contains("[Посол] [Афганистана] прибыл."))
  }

  @Test func distantMatchesGetTwoFragments() throws {
    let body = "Посол прибыл. " + Self.filler + "Афганистан ждёт. " + Self.filler
    let shown = try snippet("посол Афганистан", of: body)
    #expect(shown.contains("[Посол] прибыл."))
    #expect(shown.contains("…"))
    #expect(shown.contains("[Афганистан] ждёт."))
  }

  @Test func snippetsAreAboutThreeLinesLong() throws {
    let body = Self.filler + "Посол прибыл. " + Self.filler
    let index = MemoryIndex(body)
    let hit = try #require(try index.search("посол").hits.first)
    let length = try #require(hit.snippet?.fragments.first).text.count
    #expect((130...230).contains(length))
  }

  @Test func theLineOfTheMatchIsTold() throws {
    let body = "первая\nвторая\n\nпосол\n"
    #expect(try MemoryIndex(body).search("посол").hits.first?.line == 4)
    let mapped = MemoryIndex([MemoryDocument(body: body, sourceLines: [10, 20, 21, 35])])
    #expect(try mapped.search("посол").hits.first?.line == 35)
  }

  @Test func titlesAreHighlighted() throws {
    let index = MemoryIndex([MemoryDocument(title: "О Норове и ШОС", body: "Текст")])
    let hit = try #require(try index.search("Норов").hits.first)
    #expect(marked(hit.title) == "О [Норове] и ШОС")
    #expect(hit.snippet?.fragments.map(marked) == ["Текст"])
    let byBody = try #require(try index.search("title:Норов текст").hits.first)
    #expect(byBody.snippet?.fragments.map(marked) == ["[Текст]"])
  }

  @Test func aTitleIsNotRepeated() throws {
    let shown = try snippet(
      "title:визит", of: "Визит посла\n\nВизит посла\n\nПосол прибыл.", title: "Визит посла")
    #expect(shown == "Визит посла Посол прибыл.")
  }

  @Test func terminalsGetNoCommands() throws {
    let shown = try snippet(
      "посол", of: "\u{1B}]0;x\u{7}\u{9B}31m посол\u{202E}\u{200B}\u{0} \u{AD}на\u{AD}месте\r\n")
    #expect(shown == "]0;x\u{FFFD}\u{FFFD}31m [посол]\u{FFFD}\u{FFFD} наместе")
  }

  @Test func abbreviationsEndNoSentence() throws {
    let body = Self.filler + "Вчера в г. Бишкек прибыл В. И. Норов. " + Self.filler
    let shown = try snippet("Норов", of: body)
    #expect(shown.contains("в г. Бишкек прибыл В. И. [Норов]"))
  }

  @Test(arguments: 0..<20)
  func highlightsAreQueryWordsOnCharacterBoundaries(seed: UInt64) throws {
    var corpus = RandomCorpus(seed: seed)
    let index = corpus.index()
    for _ in 0..<10 {
      let words = [corpus.word(), corpus.word()]
      for hit in try index.search(words.joined(separator: " ")).hits {
        for fragment in [hit.title] + (hit.snippet?.fragments ?? []) {
          let comment = "seed \(seed), \(words), \(marked(fragment))"
          let bytes = Array(fragment.text.utf8)
          var last = 0
          for range in fragment.highlights {
            #expect(!range.isEmpty && range.lowerBound >= last, "\(comment)")
            last = range.upperBound
            try #require(range.upperBound <= bytes.count, "\(comment)")
            let shown = String(decoding: bytes[range], as: UTF8.self)
            #expect(!shown.contains("\u{FFFD}"), "\(comment)")
            let wanted = Set(words.flatMap { stems($0, index) })
            let found = Set(stems(shown, index))
            #expect(!wanted.isDisjoint(with: found), "\(comment): \(shown)")
          }
        }
      }
    }
  }

  /// The stems that a text yields, those of a compound's parts among them.
  func stems(_ text: String, _ index: MemoryIndex) -> [String] {
    index.analyzer.queryWords(text).flatMap { word in
      (word.stems + word.parts.flatMap(\.stems)).map(\.text)
    }
  }

  @Test func anyBytesMakeASnippet() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<60 {
      var bytes = (0..<Int.random(in: 0...400, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      bytes += Array(" посол ".utf8)
      bytes += (0..<Int.random(in: 0...400, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      _ = try snippet("посол", of: String(decoding: bytes, as: UTF8.self))
    }
  }
}
