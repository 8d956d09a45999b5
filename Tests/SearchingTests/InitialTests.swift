import Testing

@testable import Searching

/// Initials beside surnames: `В. Норов`, `Норов В. И.`.
@Suite struct InitialTests {
  private func initials(_ text: String) -> [String] {
    QueryInitials.find(in: text).map { initial in
      let bytes = Array(text.utf8)[initial.surname...]
      let name = String(decoding: bytes, as: UTF8.self).prefix { $0.isLetter }
      return name + (initial.letters.contains(0x432) ? " в" : " other")
    }
  }

  @Test(arguments: [
    ("В. Норов", ["Норов в"]), ("Норов В. И.", ["Норов в", "Норов other"]),
    ("посол В.И. Норов приехал", ["Норов в", "Норов other"]), ("V. Norov", ["Norov в"]),
    ("в. Норов", []), ("В Норов", []), ("Норов, В.", []), ("В. норов", []), ("план Б", []),
    ("Что такое витамин C.", []), ("", []),
  ])
  func anInitialIsACapitalWithAStopBesideACapitalizedWord(text: String, expected: [String]) {
    #expect(initials(text) == expected)
  }

  @Test func anInitialMeetsTheNamesOfBothAlphabets() {
    #expect(QueryInitials.letters(for: "Ю").isSuperset(of: "юyij".unicodeScalars.map(\.value)))
    #expect(QueryInitials.letters(for: "J").isSuperset(of: "jдюя".unicodeScalars.map(\.value)))
    #expect(!QueryInitials.letters(for: "В").contains(0x441))
  }

  /// One surname, other names, among texts that say nothing of it.
  let index: MemoryIndex = {
    let names = [
      "Норов Пётр говорил о городах", "Владимир Норов говорил о городах",
      "Норов Владимир говорил о городах", "Пётр Норов говорил о городах",
    ]
    let others = (0..<12).map { "В городе \($0) говорил Владимир Смит" }
    return MemoryIndex((names + others).map { MemoryDocument(body: $0) })
  }()

  @Test(arguments: ["В. Норов", "Норов В.", "Норов В. И."])
  func theInitialMeetsTheGivenName(query: String) throws {
    #expect(Set(try index.find(query).prefix(2)) == [2, 3])
  }

  @Test func nothingIsAddedWithoutAnInitialOrWhereOnlyTheTypedCounts() throws {
    #expect(try index.find("Норов") == [1, 2, 3, 4])
    let scores = try index.search("В. Норов") { $0.expands = .none }.hits.prefix(4).map(\.score)
    #expect(Set(scores).count == 1)
  }
}
