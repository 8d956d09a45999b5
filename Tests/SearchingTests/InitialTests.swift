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

  /// One surname, other names; the shorter document would go first.
  let index: MemoryIndex = {
    let rest = (0..<6).map { "слово\($0)" }.joined(separator: " ")
    return MemoryIndex(
      "Пётр Норов говорил", "Владимир Норов говорил \(rest)", "Норов Владимир, \(rest)",
      "В городе Норов говорил. Vladimir Smith")
  }()

  @Test(arguments: ["В. Норов", "Норов В.", "Норов В. И."])
  func theInitialMeetsTheGivenName(query: String) throws {
    #expect(Set(try index.find(query).prefix(2)) == [2, 3])
  }

  @Test func nothingIsAddedWithoutAnInitialOrWhereOnlyTheTypedCounts() throws {
    #expect(try index.find("Норов").first == 1)
    let result = try index.search("В. Норов") { $0.expands = .none }
    #expect(result.hits.first?.docID != 2)
  }
}
