import TestSupport
import Testing

/// What `slovo search` looks for beside what was typed, over the sample and a small lexicon.
@Suite("Other words and mistyped ones")
struct ExpansionTests {
  private static let slovo: CommandSandbox = {
    var slovo = CommandSandbox()
    slovo.environment["SLOVO_INDEX"] = slovo.folder("index")
    slovo.folder.write("docs/ru.txt", "Норов говорил там об экономике и о вакцинах. ШОС.")
    slovo.folder.write(
      "docs/en.txt", "Norov spoke of the economy and of vaccines. Alibaba. Bishkek.")
    slovo.folder.write("docs/other.txt", "Nothing here belongs to it, and so on.")
    slovo.folder.write("terms.tsv", "economy\tэкономика\nvaccine\tвакцина\nBishkek\tБишкек\n")
    _ = slovo("index", "docs", "--no-progress")
    _ = slovo("lexicon", "add", "terms.tsv", "--no-progress")
    return slovo
  }()
  private var slovo: CommandSandbox { Self.slovo }

  private func names(_ arguments: String...) -> [String] {
    slovo.run((["search", "-l"] + arguments).map { Array($0.utf8) }).lines.map {
      String($0.split(separator: "/").last ?? "")
    }
  }

  @Test(
    "what was typed goes first, other words for it follow",
    arguments: [
      ("Норов", ["ru.txt", "en.txt"]), ("Norov", ["en.txt", "ru.txt"]),
      ("экономика", ["ru.txt", "en.txt"]), ("economies", ["en.txt", "ru.txt"]),
      ("фдшифиф", ["en.txt"]), ("ijc", ["ru.txt"]), ("Alibbaa", ["en.txt"]),
      ("yjhjd", ["ru.txt", "en.txt"]),
    ])
  func found(query: String, expected: [String]) { #expect(names(query) == expected) }

  @Test(
    "switches take it away, whole or in part",
    arguments: [
      ("Норов", "--exact", ["ru.txt"]), ("Норов", "--no-translate", ["ru.txt"]),
      ("Норов", "--no-fix", ["ru.txt", "en.txt"]), ("Alibbaa", "--no-fix", []),
      ("Alibbaa", "--exact", []), ("экономика", "--lexicon=absent", ["ru.txt"]),
      ("=Норов", "-n9", ["ru.txt"]), ("\"Норов говорил\"", "-n9", ["ru.txt"]),
    ] as [(String, String, [String])])
  func switches(query: String, option: String, expected: [String]) {
    #expect(names(option, query) == expected)
  }

  @Test("one line says what was looked for besides")
  func told() {
    #expect(
      slovo("search", "-l", "Норов", "экономикой").message
        == "also: Норов → Norov; экономикой → economy (translation)\n")
    #expect(slovo("search", "-l", "фдшифиф").message == "also: фдшифиф ⇒ alibaba (layout)\n")
    // A translation that looks like the word too is told once.
    #expect(
      slovo("search", "-l", "Бишкек").message == "also: Бишкек → Bishkek (translation)\n")
    #expect(slovo("search", "-l", "-q", "Норов").message == "")
    #expect(slovo("search", "-l", "nothing").message == "")
  }

  @Test("--json has it as also, --explain-query with probabilities")
  func formats() throws {
    let lines = try #require(objects(slovo("search", "--json", "экономика").text))
    let also = try #require(lines.last?["also"] as? [[String: Any]])
    #expect(also.count == 1)
    #expect(also[0]["typed"] as? String == "экономика")
    #expect(also[0]["text"] as? String == "economy")
    #expect(also[0]["kind"] as? String == "translation")
    #expect(also[0]["probability"] as? Double == 1)
    #expect(also[0]["replaces"] as? Bool == false)
    #expect(
      slovo("search", "--explain-query", "экономика").text == """
        query: экономика
        also:  экономика → economy  translation 1.00

        """)
  }

  @Test("where nothing is found, the search says what may be meant")
  func suggested() {
    let result = slovo("search", "--exact", "Alibbaa")
    #expect(result.exitCode == 1)
    #expect(result.message == "slovo: nothing found; did you mean Alibaba?\n")
  }

  @Test("a configuration file sets it for good")
  func settings() {
    var slovo = slovo
    slovo.folder.write("exact.toml", "exact = true\n")
    slovo.folder.write("plain.toml", "translate = false\nfix = false\n")
    for file in ["exact.toml", "plain.toml"] {
      slovo.environment["SLOVO_CONFIG"] = slovo.folder(file)
      #expect(slovo("search", "-c", "Норов").text == "1\n")
      #expect(slovo("search", "-c", "Alibbaa").text == "0\n")
    }
    #expect(slovo("search", "-c", "--no-exact", "--translate", "Норов").text == "2\n")
  }

  @Test("--explain-query follows the switches of the ranking, for each line of standard input")
  func explained() {
    let plain = slovo("search", "--explain-query", "--ranking", "exact", "экономика")
    #expect(plain.text == "query: экономика\n")
    let set = slovo("search", "--explain-query", "--set", "expansion.translate=0", "экономика")
    #expect(set.text == "query: экономика\n")
    #expect(slovo("search", "--explain-query", "--ranking", "absent", "x").exitCode == 2)
  }

  @Test("acronyms that the documents explain meet, without a command for it")
  func acronyms() {
    let slovo = CommandSandbox()
    slovo.folder.write("terms.tsv", "shanghai\tшанхайский\ncooperation\tсотрудничество\n")
    slovo.folder.write("docs/en.txt", "The Shanghai Cooperation Organisation (SCO) met. SCO.")
    slovo.folder.write(
      "docs/ru.txt", "Шанхайская организация сотрудничества (ШОС) провела заседание.")
    slovo.folder.write("docs/both.txt", "Доклад ВОЗ (WHO) опубликован.")
    slovo.folder.write("docs/who.txt", "A report by WHO, the organisation.")
    #expect(slovo("index", "docs", "--no-progress", "--index", "i").exitCode == 0)
    #expect(slovo("lexicon", "add", "terms.tsv", "--no-progress").exitCode == 0)
    #expect(slovo("search", "-c", "-i", "i", "ШОС").text == "2\n")
    #expect(slovo("search", "-c", "-i", "i", "SCO").text == "2\n")
    #expect(slovo("search", "-c", "-i", "i", "ВОЗ").text == "2\n")
    #expect(slovo("search", "-c", "--exact", "-i", "i", "ШОС").text == "1\n")
    // A document that comes later is learnt from, too; a rebuild forgets what is gone.
    slovo.folder.write("docs/late.txt", "Организация Объединённых Наций, ООН (UN). UN")
    slovo.folder.remove("docs/both.txt")
    #expect(slovo("index", "docs", "--no-progress", "--index", "i").exitCode == 0)
    #expect(slovo("search", "-l", "-i", "i", "ООН").message.contains("UN (acronym)"))
    #expect(slovo("rebuild", "--no-progress", "--index", "i").exitCode == 0)
    #expect(slovo("search", "-l", "-i", "i", "ООН").message.contains("UN (acronym)"))
    #expect(!slovo("search", "-l", "-i", "i", "ВОЗ").message.contains("acronym"))
  }

  @Test("what lies beside the index is made anew where it is damaged or was left half written")
  func damaged() throws {
    let slovo = CommandSandbox()
    slovo.folder.write("docs/a.txt", "Alibaba and the forty thieves")
    #expect(slovo("index", "docs", "--no-progress", "--index", "i").exitCode == 0)
    let whole = try #require(slovo.folder.read("i/vocabulary"))
    // A process of this number there is not.
    slovo.folder.write("i/vocabulary.999999999", "half")
    slovo.folder.write("i/acronyms.999999999", "half")
    for bytes in [Array(whole.prefix(whole.count / 2)), Array(whole.prefix(60)), [1, 2, 3]] {
      slovo.folder.write("i/vocabulary", bytes)
      #expect(slovo("search", "-l", "-i", "i", "Alibbaa").exitCode == 0)
      #expect(slovo.folder.read("i/vocabulary") == whole)
    }
    slovo.folder.write("i/acronyms", [0, 255, 9, 10, 9])
    #expect(slovo("search", "-l", "-i", "i", "Alibaba").exitCode == 0)
    #expect(slovo("index", "docs", "--no-progress", "--index", "i").exitCode == 0)
    #expect(!slovo.folder.names(in: "i").contains { $0.hasSuffix("999999999") })
  }
}
