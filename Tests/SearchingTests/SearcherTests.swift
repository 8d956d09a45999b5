import Postings
import Searching
import Testing

@Suite struct SearcherTests {
  let news = MemoryIndex(
    "Vladimir Norov met Jack Ma in Chongqing to discuss e-commerce and smart cities.",
    "Генеральный секретарь ШОС Владимир Норов встретился с послом Афганистана.",
    "Встреча с Владимиром Норовым прошла в Бишкеке.",
    "He emphasised the role of ecommerce in a smart city.",
    "The word city stands here, and far away from it the word smart.")

  @Test(arguments: ["Норов", "Норова", "Норову", "Норовым", "Норове"])
  func anyCaseFindsEveryCase(name: String) throws {
    #expect(try Set(news.find(name)) == [2, 3])
  }

  @Test func exactFormsFindOnlyThemselves() throws {
    #expect(try news.find("=Норовым") == [3])
    #expect(try news.find("=Норова") == [])
  }

  @Test func theTypedFormRanksFirst() throws {
    #expect(try news.find("Норовым").first == 3)
    #expect(try news.find("Норов").first == 2)
  }

  @Test func spellingsMeet() throws {
    #expect(try news.find("emphasized") == [4])
    #expect(try news.find("emphasised") == [4])
  }

  @Test(arguments: ["e-commerce", "ecommerce", "E-Commerce"])
  func compoundsAreFoundJoinedAndByTheirParts(text: String) throws {
    #expect(try Set(news.find(text)) == [1, 4])
  }

  @Test func phrasesMatchInAnyForm() throws {
    #expect(try Set(news.find("\"smart cities\"")) == [1, 4])
    #expect(try news.find("=\"smart cities\"") == [1])
    #expect(try news.find("\"послу Афганистана\"") == [2])
  }

  @Test func wordsNearEachOtherMatchInAnyOrder() throws {
    #expect(try Set(news.find("\"cities smart\"~3")) == [1, 4])
    #expect(try Set(news.find("\"cities smart\"~50")) == [1, 4, 5])
  }

  @Test func prefixesMatchExactForms() throws {
    #expect(try news.find("встрет*") == [2])
    #expect(try Set(news.find("вст*")) == [2, 3])
    #expect(try Set(news.find("emphas*")) == [4])
  }

  @Test func signsRequireAndExclude() throws {
    #expect(try news.find("+Норов Бишкек -ШОС") == [3])
    #expect(try Set(news.find("-Норов")) == [1, 4, 5])
    #expect(try news.find("smart -smart") == [])
  }

  @Test func allWordsCanBeRequired() throws {
    #expect(try news.find("Норов Бишкек") { $0.matchesAll = true } == [3])
  }

  @Test func nothingIsFoundForNoWords() throws {
    for text in ["", "  ", "-", "!?"] {
      let result = try news.search(text)
      #expect(result.totalMatches == 0 && result.hits.isEmpty)
    }
  }

  @Test func aStarListsEverything() throws {
    #expect(try news.find("*") == [1, 2, 3, 4, 5])
  }

  @Test func aTitleCountsTwice() throws {
    let index = MemoryIndex([
      MemoryDocument(title: "Погода", body: "Сегодня о шахматах говорят мало."),
      MemoryDocument(title: "Шахматы", body: "Сегодня говорят о погоде мало."),
    ])
    #expect(try index.find("шахматы") == [2, 1])
    #expect(try index.find("title:шахматы") == [2])
    #expect(try index.find("body:шахматы") == [1])
    #expect(try index.find("шахматы") { $0.field = .title } == [2])
  }

  @Test func stopwordsCountLittleButCount() throws {
    let index = MemoryIndex("что и как, что и как, что и как", "посол", "что")
    #expect(try index.find("что посол").first == 2)
    #expect(try Set(index.find("что")) == [1, 3])
  }

  @Test func conditionsNarrowDown() throws {
    let index = MemoryIndex([
      MemoryDocument(body: "посол", path: "a/x.md", date: 1_577_836_800, russianShare: 1),
      MemoryDocument(body: "посол", path: "b/y.txt", date: 1_577_836_799, englishShare: 0.5),
    ])
    #expect(try index.find("посол after:2020") == [1])
    #expect(try index.find("посол before:2020") == [2])
    #expect(try index.find("посол lang:ru") == [1])
    #expect(try index.find("посол -lang:ru") == [2])
    #expect(try index.find("lang:ru") == [1])
    #expect(try index.find("ext:txt OR path:a/") == [1, 2])
    #expect(try index.find("") { $0.filter.languages = ["en"] } == [2])
    #expect(try index.find("посол") { $0.filter.paths = ["b/"] } == [2])
  }

  @Test func pagesFitTogether() throws {
    let index = MemoryIndex(
      (0..<250).map { number in
        MemoryDocument(
          body: String(repeating: "посол ", count: number % 7 + 1) + "Это примечание держат все.\n"
            + String(repeating: "слово ", count: number % 5))
      })
    let all = try index.find("посол примечание")
    #expect(all.count == 250)
    var pages: [Int64] = []
    for offset in stride(from: 0, to: 260, by: 20) {
      pages += try index.find("посол примечание") {
        $0.offset = offset
        $0.limit = 20
      }
    }
    #expect(pages == all)
    let scores = try index.search("посол примечание").hits.map(\.score)
    #expect(scores == scores.sorted(by: >))
  }

  @Test func limitsAreTakenAsTheyCome() throws {
    let counted = try news.search("Норов") { $0.limit = 0 }
    #expect(counted.totalMatches == 2 && counted.hits.isEmpty)
    let far = try news.search("Норов") {
      $0.offset = .max
      $0.limit = .max
    }
    #expect(far.hits.isEmpty)
    #expect(try news.find("Норов") { $0.limit = .max }.count == 2)
    #expect(try news.find("Норов") { $0.limit = -1 }.isEmpty)
  }

  @Test(arguments: [
    (SortOrder.date, [2, 3, 1] as [Int64]), (.dateAscending, [1, 3, 2]), (.path, [3, 1, 2]),
    (.size, [3, 1, 2]), (.sizeAscending, [2, 1, 3]),
  ])
  func hitsAreSorted(order: SortOrder, expected: [Int64]) throws {
    let index = MemoryIndex([
      MemoryDocument(body: "посол посол", path: "b", date: 1),
      MemoryDocument(body: "посол", path: "я", date: 3),
      MemoryDocument(body: "посол посол посол", path: "Z", date: 2),
    ])
    #expect(try index.find("посол") { $0.sort = order } == expected)
  }
}
