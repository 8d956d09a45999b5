import Analysis
import TestSupport
import Testing

@testable import Lexicon

@Suite("Lexicon")
struct LexiconDatabaseTests {
  private let folder = TemporaryFolder()

  private func database() throws -> LexiconDatabase {
    try LexiconDatabase(path: Array(folder("l.sqlite").utf8), isWritable: true)
  }

  private func add(_ database: LexiconDatabase, _ name: String, _ text: String) throws {
    folder.write(name, text)
    try database.add(path: Array(folder(name).utf8))
  }

  @Test("what sources say comes back in any form of the word, likeliest first")
  func translations() throws {
    let database = try database()
    try add(
      database, "a.tsv", "economy\tэкономика\neconomy\tхозяйство\t0.2\nhousehold\tхозяйство\n")
    try database.learn()
    let found = try database.translations(of: "экономикой")
    #expect(found.map(\.form) == ["economy"])
    #expect(try database.translations(of: "economies").map(\.form) == ["экономика", "хозяйство"])
    #expect(try database.translations(of: "хозяйства").first?.form == "household")
    let sum = try database.translations(of: "economy").reduce(0) { $0 + $1.probability }
    #expect(abs(sum - 1) < 0.01)
    #expect(try database.entries(of: "economy").count == 2)
  }

  @Test("aligned text teaches words that no dictionary has")
  func segments() throws {
    let database = try database()
    var lines: [String] = []
    let words = [
      ("archive", "архив"), ("medicine", "лекарство"), ("bridge", "мост"), ("honey", "мёд"),
    ]
    for (a, x) in words {
      for (b, y) in words where a != b {
        lines.append(
          "the old \(a) is near the new \(b) of the town today\tстарый \(x) возле новый \(y) города сегодня"
        )
      }
    }
    try add(database, "aligned.tsv", lines.joined(separator: "\n"))
    try database.learn()
    for (english, russian) in words {
      let found = try database.translations(of: english).first?.form
      #expect(found == russian.replacing("ё", with: "е"))
    }
  }

  @Test(
    "a source added again replaces itself; a removed one is gone; one that fails leaves nothing")
  func sources() throws {
    let database = try database()
    try add(database, "a.tsv", "economy\tэкономика\n")
    try add(database, "a.tsv", "city\tгород\ntown\tгород\n")
    try add(database, "b.tsv", "sea\tморе\n")
    #expect(try database.sources().map { "\($0.name) \($0.pairCount)" } == ["a.tsv 2", "b.tsv 1"])
    folder.write("bad.mo", "nothing")
    #expect(throws: LexiconError.self) { try database.add(path: Array(folder("bad.mo").utf8)) }
    try database.remove(name: "a.tsv")
    try database.learn()
    #expect(try database.translations(of: "city").isEmpty)
    #expect(try database.translations(of: "sea").first?.form == "море")
    #expect(throws: LexiconError.noSource(name: "x", known: ["b.tsv"])) {
      try database.remove(name: "x")
    }
  }

  @Test("a word is a synonym of a word of its language, not of one in a phrase beside it")
  func synonyms() throws {
    let database = try database()
    try add(
      database, "a.tsv",
      "car\tautomobile\nмашина\tавтомобиль\nstate-owned car\tautomobile of the state\n"
        + "internal error in parse\tвнутренняя ошибка в parse register\n")
    try database.learn()
    #expect(try database.translations(of: "car").map(\.form) == ["automobile"])
    #expect(try database.translations(of: "машина").map(\.form) == ["автомобиль"])
    let found = try database.translations(of: "internal")
    #expect(found.count > 1 && found.allSatisfy { $0.probability < 0.6 })
  }

  @Test("acronyms whose phrases translate each other meet")
  func acronyms() throws {
    let database = try database()
    try add(
      database, "a.tsv",
      "organisation\tорганизация\ncooperation\tсотрудничество\nShanghai\tшанхайский\n")
    try database.add(
      acronyms: [
        AcronymFinder.Acronym(short: "SCO", phrase: "Shanghai Cooperation Organisation"),
        AcronymFinder.Acronym(short: "ШОС", phrase: "Шанхайская организация сотрудничества"),
        AcronymFinder.Acronym(short: "BBC", phrase: "British Broadcasting Corporation"),
      ], name: "corpus")
    try database.learn()
    #expect(try database.translations(of: "ШОС").map(\.form) == ["sco"])
    #expect(try database.translations(of: "SCO").map(\.form) == ["шос"])
  }

  @Test("other files are refused in words")
  func strange() throws {
    folder.write("other.sqlite", "this is no database, and it is long enough to be looked at")
    #expect(throws: LexiconError.self) {
      try LexiconDatabase(path: Array(folder("other.sqlite").utf8))
    }
    #expect(throws: LexiconError.self) {
      try LexiconDatabase(path: Array(folder("absent.sqlite").utf8))
    }
  }

  @Test("packed targets survive, and damage gives what can be read")
  func targets() {
    let targets = [
      TargetList.Target(kind: .translation, stem: "экономик", form: "экономика", probability: 0.5),
      TargetList.Target(kind: .acronym, stem: "шос", form: "шос", probability: 1),
    ]
    let bytes = TargetList.pack(targets)
    let unpacked = TargetList.unpack(bytes)
    #expect(unpacked.map(\.form) == ["экономика", "шос"])
    #expect(abs(unpacked[0].probability - 0.5) < 0.0001)
    for count in 0..<bytes.count { #expect(TargetList.unpack(Array(bytes[..<count])).count <= 2) }
  }
}
