import TestSupport
import Testing

@testable import Lexicon

@Suite("Sources")
struct SourceTests {
  private let folder = TemporaryFolder()

  private func read(_ name: String) throws -> (items: [LexiconItem], failures: [String]) {
    var items: [LexiconItem] = []
    var failures: [String] = []
    let path = folder(name)
    let format = try #require(SourceFormat(fileName: name))
    try SourceReader(
      path: Array(path.utf8), format: format, take: { items.append($0) },
      report: { failures.append($0.description.replacing(self.folder.path + "/", with: "")) }
    ).read()
    return (items, failures)
  }

  @Test("a table: two columns in either order, weights, synonyms; what is broken is named by line")
  func table() throws {
    folder.write(
      "words.tsv",
      """
      # a comment
      economy\tэкономика
      Норов\tNorov\t3
      car\tautomobile
      no tab here
      house\tдом\t-1
      OpenOffice Writer document\tДокумент OpenOffice Writer
      """)
    let (items, failures) = try read("words.tsv")
    #expect(
      items == [
        .pair(english: "economy", russian: "экономика", weight: 1),
        .pair(english: "Norov", russian: "Норов", weight: 3), .synonyms("car", "automobile"),
        .pair(
          english: "OpenOffice Writer document", russian: "Документ OpenOffice Writer", weight: 1),
      ])
    #expect(
      failures == [
        "words.tsv:5: not two columns, separated by a tab",
        "words.tsv:6: illegal weight: -1, must be above 0",
      ])
  }

  @Test("a dictd dictionary: translations without labels, remarks and examples")
  func dictd() throws {
    let article = """
      economy
         [i:ˈkɔnəmɪ] _n.
         1) хозяйство, экономика; the socialist system of economy социалистическая
         система хозяйства
         2) (часто _pl.) сбережения

      """
    folder.write("test.dict", article)
    folder.write(
      "test.index", "economy\tA\t\(base64(article.utf8.count))\nbroken\tA\nfar\t//\tZZ\n")
    let (items, failures) = try read("test.index")
    let pairs = items.compactMap { item -> String? in
      if case .pair(let english, let russian, _) = item { return "\(english)=\(russian)" }
      return nil
    }
    #expect(pairs == ["economy=хозяйство", "economy=экономика", "economy=сбережения"])
    #expect(
      items.contains(
        .segment(
          english: "the socialist system of economy",
          russian: "социалистическая система хозяйства")))
    #expect(
      failures == [
        "test.index:2: not an entry: \"broken\tA\"", "test.index:3: not an entry: \"far\t//\tZZ\"",
      ])
  }

  private func base64(_ number: Int) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    return number < 64
      ? String(digits[number]) : base64(number / 64) + String(digits[number % 64])
  }

  @Test("StarDict: the index leads to the articles")
  func starDict() throws {
    folder.write("d.ifo", "StarDict's dict ifo file\nversion=2.4.2\nsametypesequence=m\n")
    let articles = "дом; зданиегород"
    folder.write("d.dict", articles)
    let first = UInt8("дом; здание".utf8.count)
    let second = UInt8("город".utf8.count)
    folder.write(
      "d.idx",
      Array("house".utf8) + [0, 0, 0, 0, 0, 0, 0, 0, first] + Array("town".utf8)
        + [0, 0, 0, 0, first, 0, 0, 0, second] + Array("ghost".utf8)
        + [0, 0, 0, 9, 9, 0, 0, 0, 4] + Array("cut".utf8))
    let (items, failures) = try read("d.ifo")
    #expect(
      items.map { item -> String in
        if case .pair(let english, let russian, _) = item { return "\(english)=\(russian)" }
        return ""
      } == ["house=дом", "house=здание", "town=город"])
    #expect(
      failures == ["d.ifo:3: no article for \"ghost\"", "d.ifo:4: the index ends within an entry"])
  }

  @Test("DSL in UTF-16: headwords, senses; labels and examples are left out")
  func dsl() throws {
    let text = """
      #NAME "Test"
      vaccine
      \t[m1][p]мед.[/p] [trn]вакцина[/trn][/m]
      \t[m2][ex]to store vaccine хранить вакцину[/ex][/m]
      storage
      \t[m1]1) хранение, [i]хранилище[/i][/m]

      """
    let units = Array(text.utf16)
    folder.write("x.dsl", [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    let (items, _) = try read("x.dsl")
    #expect(
      items.map { item -> String in
        if case .pair(let english, let russian, _) = item { return "\(english)=\(russian)" }
        return "?"
      } == ["vaccine=вакцина", "storage=хранение", "storage=хранилище"])
  }

  @Test("a catalog of messages, as text and compiled")
  func catalogs() throws {
    folder.write(
      "ru.po",
      """
      msgid ""
      msgstr "Content-Type: text/plain; charset=UTF-8\\n"

      #: main.c
      msgid "_Open file"
      msgstr "_Открыть файл"

      #, fuzzy
      msgid "Close"
      msgstr "Открыть"

      msgctxt "menu"
      msgid "The archive "
      "is damaged"
      msgstr "Архив "
      "повреждён"
      garbage
      msgid "unclosed
      """)
    let expected: [LexiconItem] = [
      .segment(english: "Open file", russian: "Открыть файл"),
      .pair(english: "Open file", russian: "Открыть файл", weight: 1),
      .segment(english: "The archive is damaged", russian: "Архив повреждён"),
    ]
    let (items, failures) = try read("ru.po")
    #expect(items == expected)
    #expect(
      failures == [
        "ru.po:17: not a line of a catalog: \"garbage\"",
        "ru.po:18: a string without its quotation mark",
      ])
    // Two messages: their lengths and places, then the strings.
    let strings = ["_Open file", "Kazakhstan", "_Открыть файл", "Казахстан"].map { Array($0.utf8) }
    var bytes: [UInt8] = []
    func number(_ value: Int) { bytes += (0..<4).map { UInt8(value >> ($0 * 8) & 0xFF) } }
    for value in [0x9504_12DE, 0, 2, 28, 44, 0, 0] { number(value) }
    var at = 60
    for string in strings {
      number(string.count)
      number(at)
      at += string.count + 1
    }
    for string in strings { bytes += string + [0] }
    folder.write("ru.mo", bytes)
    #expect(
      try read("ru.mo").items == [
        .segment(english: "Open file", russian: "Открыть файл"),
        .pair(english: "Open file", russian: "Открыть файл", weight: 1),
        .segment(english: "Kazakhstan", russian: "Казахстан"),
        .pair(english: "Kazakhstan", russian: "Казахстан", weight: 1),
      ])
  }

  @Test("a translation memory")
  func memory() throws {
    folder.write(
      "m.tmx",
      """
      <?xml version="1.0"?><tmx version="1.4"><body>
      <tu><tuv xml:lang="en-US"><seg>Bread &amp; <b>salt</b></seg></tuv>
      <tuv xml:lang="ru"><seg>Хлеб и соль</seg></tuv></tu>
      <tu><tuv xml:lang="de"><seg>Brot</seg></tuv></tu>
      <tu></tu></body></tmx
      """)
    let (items, failures) = try read("m.tmx")
    #expect(items == [.segment(english: "Bread & salt", russian: "Хлеб и соль")])
    #expect(
      failures == ["m.tmx:5: a unit without segments", "m.tmx:5: the file ends within a tag"])
  }

  @Test(
    "a file that is not what its name says is an error in words",
    arguments: ["a.mo", "a.ifo", "a.tmx", "a.index", "a.tsv.gz"])
  func strange(name: String) throws {
    folder.write(name, [0x1F, 0x8B, 0, 1, 2, 3])
    #expect(throws: LexiconError.self) { try read(name) }
    #expect(throws: LexiconError.self) { try read("absent-" + name) }
  }

  @Test("no bytes bring a reader down", arguments: SourceFormat.allCases)
  func fuzz(format: SourceFormat) throws {
    var random = SeededGenerator(seed: 5)
    let names: [SourceFormat: String] = [
      .dictd: "f.index", .dsl: "f.dsl", .mo: "f.mo", .po: "f.po", .stardict: "f.ifo",
      .tmx: "f.tmx", .tsv: "f.tsv",
    ]
    let starts: [SourceFormat: String] = [
      .stardict: "StarDict's dict ifo file\nsametypesequence=h\n", .tmx: "<tmx>",
    ]
    folder.write("f.dict", "дом")
    for _ in 0..<200 {
      let alphabet = Array("\t\n\"\\ <>[]()msgid trn;,.#AZдомhouse\0\u{1F}&".utf8)
      var bytes = (0..<Int.random(in: 0..<400, using: &random)).map { _ in
        Bool.random(using: &random)
          ? alphabet.randomElement(using: &random)! : UInt8.random(in: 0...255, using: &random)
      }
      folder.write("f.idx", bytes)
      if format == .mo {
        bytes = [0xDE, 0x12, 0x04, 0x95, 0, 0, 0, 0, 3, 0, 0, 0, 28, 0, 0, 0, 40, 0, 0, 0] + bytes
      }
      folder.write(names[format]!, Array((starts[format] ?? "").utf8) + bytes)
      _ = try? read(names[format]!)
    }
  }
}
