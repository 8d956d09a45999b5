import Analysis
import TestSupport
import Testing

@testable import Lexicon

@Suite("Acronyms of an index")
struct AcronymTableTests {
  private let acronyms = [
    AcronymFinder.Acronym(short: "SCO", phrase: "Shanghai Cooperation Organisation"),
    AcronymFinder.Acronym(short: "ШОС", phrase: "Шанхайская организация сотрудничества"),
    AcronymFinder.Acronym(short: "ВОЗ", phrase: "WHO"),
    AcronymFinder.Acronym(short: "BBC", phrase: "British Broadcasting Corporation"),
  ]

  private func expander(_ text: String, _ table: AcronymTable?) throws -> QueryExpander {
    let folder = TemporaryFolder()
    folder.write(
      "words.tsv", "shanghai\tшанхайский\ncooperation\tсотрудничество\norganisation\tорганизация\n")
    let database = try LexiconDatabase(path: Array(folder("l.sqlite").utf8), isWritable: true)
    try database.add(path: Array(folder("words.tsv").utf8))
    try database.learn()
    let words = TestVocabulary(text).vocabulary
    return QueryExpander(
      lexicons: [database],
      vocabulary: Vocabulary(
        table: { words.table }, acronyms: { table }, documentFrequency: words.documentFrequency),
      analyzer: Analyzer())
  }

  @Test("an acronym meets that of the other language, by its phrase or by a text that has both")
  func met() throws {
    let table = AcronymTable(bytes: AcronymTable.bytes(of: acronyms))
    #expect(table?.count == 4)
    let expander = try expander("ШОС SCO ВОЗ WHO BBC", table)
    let analyzer = Analyzer()
    for (typed, expected) in [
      ("ШОС", ["SCO acronym"]), ("SCO", ["ШОС acronym"]), ("шос", ["SCO acronym"]),
      ("ВОЗ", ["WHO acronym"]), ("BBC", []), ("NATO", []),
    ] {
      let found = expander.alternatives(for: analyzer.queryWords(typed)[0], typed: typed)
        .filter { $0.kind == .acronym }.map { "\($0.text) \($0.kind.rawValue)" }
      #expect(found == expected, "\(typed)")
    }
    expander.options.translates = false
    #expect(expander.alternatives(for: analyzer.queryWords("ШОС")[0], typed: "ШОС").isEmpty)
  }

  @Test("only acronyms that the index holds are looked for")
  func absent() throws {
    let table = AcronymTable(bytes: AcronymTable.bytes(of: acronyms))
    let expander = try expander("ШОС", table)
    #expect(
      expander.alternatives(for: Analyzer().queryWords("ШОС")[0], typed: "ШОС")
        .allSatisfy { $0.kind != .acronym })
  }

  @Test("what a table has stays when others come, each once")
  func grown() throws {
    let first = try #require(AcronymTable(bytes: AcronymTable.bytes(of: acronyms.prefix(2))))
    let bytes = AcronymTable.bytes(of: acronyms, keeping: first)
    #expect(bytes == AcronymTable.bytes(of: acronyms))
    #expect(AcronymTable(bytes: bytes)?.entries(of: "шос").map(\.short) == ["ШОС"])
  }

  @Test("damaged bytes are refused or give other acronyms")
  func damage() throws {
    var random = SeededGenerator(seed: 5)
    let whole = AcronymTable.bytes(of: acronyms)
    var tables: [AcronymTable] = []
    for _ in 0..<500 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      if Bool.random(using: &random) {
        bytes.removeLast(Int.random(in: 0...bytes.count, using: &random))
      }
      if let table = AcronymTable(bytes: bytes) { tables.append(table) }
    }
    for table in tables {
      for form in ["шос", "sco", "воз", "who"] {
        _ = table.entries(of: form)
        _ = table.entries(for: form)
      }
      _ = table.entries(in: .latin, translating: [["shanghai"], ["cooper"], ["organis"]])
      _ = table.entries(in: .cyrillic, translating: [["шанхайск"], ["организац"]])
    }
    #expect(AcronymTable(bytes: []) == nil)
  }
}
