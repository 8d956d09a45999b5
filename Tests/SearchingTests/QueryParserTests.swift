import Analysis
import Searching
import TestSupport
import Testing

@Suite struct QueryParserTests {
  let analyzer = Analyzer()

  func parse(_ text: String, matchesAll: Bool = false) -> ParsedQuery {
    QueryParser(matchesAll: matchesAll, words: analyzer.queryWords).parse(text)
  }

  @Test(arguments: [
    // Words.
    ("Норов", "норов"),
    ("посол  Афганистана", "посол афганистана"),
    ("послом, Афганистан!", "послом афганистан"),
    ("SCO\tSCO", "sco sco"),
    ("Ёлка", "елка"),
    // Signs.
    ("+Норов -Алибаба Бишкек", "+норов бишкек -алибаба"),
    ("-SCO", "-sco"),
    ("+a +b", "+a +b"),
    ("+a", "a"),
    ("цена - качество", "цена качество"),
    ("--help", "help"),
    // Operators.
    ("ШОС OR ООН", "шос оон"),
    ("ШОС | ООН", "шос оон"),
    ("ШОС|ООН", "шос оон"),
    ("Norov AND Alibaba", "+norov +alibaba"),
    ("a AND b c", "(+a +b) c"),
    ("a b AND c", "a (+b +c)"),
    ("a OR b AND c", "a (+b +c)"),
    ("a AND NOT b", "+a -b"),
    ("a NOT b", "a -b"),
    ("a OR NOT b", "a (-b)"),
    ("NOT SCO", "-sco"),
    ("(a OR b) AND c", "+(a b) +c"),
    ("+(a b) -(c d)", "+(a b) -(c d)"),
    ("((a))", "a"),
    ("smart and cities or towns not villages", "smart and cities or towns not villages"),
    // Phrases.
    ("\"smart cities\"", "\"smart cities\""),
    ("«умные города»", "\"умные города\""),
    ("„умные города“", "\"умные города\""),
    ("“smart cities”", "\"smart cities\""),
    ("”smart cities”", "\"smart cities\""),
    ("\"smart cities\"~5", "\"smart cities\"~5"),
    ("\"smart cities\"~99999", "\"smart cities\"~1000"),
    ("\"smart cities\"~", "\"smart cities\""),
    ("\"Норов\"", "норов"),
    ("-\"smart cities\" Норов", "норов -\"smart cities\""),
    ("=\"smart cities\"", "=\"smart cities\""),
    // Exact forms and prefixes.
    ("=Норова", "=норова"),
    ("норов*", "норов*"),
    ("+норов* bar", "+норов* bar"),
    ("a = b", "a b"),
    ("a == b", "a b"),
    // Fields.
    ("title:Норов", "title:норов"),
    ("title:\"smart cities\"", "title:\"smart cities\""),
    ("title:(a b) c", "title:a title:b c"),
    ("title:(a body:b)", "title:a body:b"),
    ("-title:a b", "b -title:a"),
    ("title:=Норова", "title:=норова"),
    ("title:норов*", "title:норов*"),
    ("title: a", "title a"),
    // Conditions.
    ("Норов lang:ru", "норов lang:ru"),
    ("Норов lang:ru lang:en", "норов lang:ru,en"),
    ("lang:russian,english", "lang:ru,en"),
    ("Норов -lang:en", "норов -lang:en"),
    ("ext:md,.TXT", "ext:md,txt"),
    ("path:news a", "a path:news"),
    ("path:\"my docs\" a", "a path:\"my docs\""),
    ("path:*.md path:notes", "path:*.md path:notes"),
    ("after:2020-01-01 a", "a after:2020-01-01"),
    ("before:2020-03", "before:2020-03-01"),
    ("date:2019", "after:2019-01-01 before:2020-01-01"),
    ("date:2019/2020", "after:2019-01-01 before:2021-01-01"),
    ("date:2019-02..2019-02", "after:2019-02-01 before:2019-03-01"),
    ("date:2019/", "after:2019-01-01"),
    ("date:/2019-12-31", "before:2020-01-01"),
    ("date:31.12.2019", "after:2019-12-31 before:2020-01-01"),
    ("-date:2019 a", "a -(after:2019-01-01 before:2020-01-01)"),
    ("a OR lang:ru", "a OR lang:ru"),
    ("(a lang:ru) OR (b lang:en)", "(a lang:ru) (b lang:en)"),
    ("+a (b OR ext:md)", "+a b OR ext:md"),
    // Anything else is text.
    ("\"smart cities", "\"smart cities\""),
    ("«умные города", "\"умные города\""),
    ("C++", "c++"),
    ("AT&T", "at-t"),
    ("50%", "50"),
    ("e-mail", "e-mail"),
    ("SCO OR", "sco or"),
    ("OR SCO", "or sco"),
    ("AND", "and"),
    ("SCO NOT", "sco not"),
    ("a OR OR b", "a or b"),
    ("*", "*"),
    ("-", ""),
    ("", ""),
    ("   ", ""),
    ("()", ""),
    ("\"\"", ""),
    ("!?…", ""),
    ("a:(^", "a"),
    ("f(x)", "f x"),
    ("strlen()", "strlen"),
    (":)", ""),
    (")a(", "a"),
    ("a) b", "a b"),
    ("(a b", "a b"),
    ("12\" pipe", "12 pipe"),
    ("screen 15\" and 17\"", "screen 15 and 17"),
    ("привет ИЛИ пока", "привет или пока"),
    ("lang:fr", "lang-fr"),
    ("date:someday", "date-someday"),
    ("-foo,bar", "-\"foo bar\""),
    ("**жирный**", "жирный"),
    ("http://sectsco.org", "http sectsco-org"),
    ("don't", "don't"),
    ("3.14", "3.14"),
    ("O'Brien", "o-brien"),
  ])
  func isUnderstood(text: String, meaning: String) {
    #expect(parse(text).query.description == meaning)
  }

  @Test(arguments: [
    ("посол Афганистана", "+посол +афганистана"),
    ("smart city OR town", "+smart +(city town)"),
    ("a -b", "+a -b"),
    ("title:(a b) c", "+title:a +title:b +c"),
    ("a (b c)", "+a +b +c"),
  ])
  func allWordsCanBeAskedFor(text: String, meaning: String) {
    #expect(parse(text, matchesAll: true).query.description == meaning)
  }

  @Test(arguments: [
    ("\"smart cities", ["a quotation mark is not closed: closed at the end"]),
    ("foo:bar", ["\"foo:\" is not a field: searched as text"]),
    ("http://sectsco.org 12:30 std::string", []),
    (
      "date:someday",
      [
        "\"date:someday\" is not a date like 2020, 2020-01 or 2020-01-31: searched as text"
      ]
    ),
    (
      "date:2020-02-30",
      [
        "\"date:2020-02-30\" is not a date like 2020, 2020-01 or 2020-01-31: searched as text"
      ]
    ),
    ("lang:fr", ["\"lang:fr\" is not a language known here (en, ru): searched as text"]),
    ("SCO OR", ["\"OR\" joins nothing here: searched as a word"]),
    ("a |", []),
    (
      "привет ИЛИ пока НЕ",
      [
        "\"ИЛИ\" is searched as a word; the operator is OR",
        "\"НЕ\" is searched as a word; the operator is NOT or -",
      ]
    ),
    ("*", ["\"*\" alone: all documents"]),
    ("a !?", ["\"!?\" holds no word: passed over"]),
    ("фо*бар", ["\"*\" counts only at the end of a word: ignored in \"фо*бар\""]),
    ("(a", ["a parenthesis is not closed: closed at the end"]),
    ("a)", ["a parenthesis closes nothing: passed over"]),
    ("-SCO", ["nothing but exclusions: all other documents"]),
    ("SCO \"smart cities\" +Норов -x title:(a b) lang:ru", []),
  ])
  func whatMaySurpriseIsNoted(text: String, notes: [String]) {
    #expect(parse(text).notes.map(\.description) == notes)
  }

  @Test func deepParenthesesAreFlattened() {
    let deep =
      String(repeating: "(", count: 100_000) + "Норов" + String(repeating: ")", count: 100_000)
    let parsed = parse(deep)
    #expect(parsed.query.description == "норов")
    #expect(parsed.notes == [.tooDeep(limit: 64)])
    #expect(parse(String(repeating: "(a OR ", count: 5_000)).query != .nothing)
    #expect(parse(String(repeating: "-(a ", count: 5_000)).query != .nothing)
    #expect(parse(String(repeating: ")", count: 10_000)).query == .nothing)
  }

  @Test func longTextsAreCutAtManyWords() {
    let words = (0..<5_000).map { "слово\($0)" }.joined(separator: " ")
    let parsed = parse(words)
    #expect(parsed.notes == [.tooLong(words: 1024)])
    #expect(parsed.query.description.split(separator: " ").count == 1024)
    let same = parse(String(repeating: "слово ", count: 10_000))
    #expect(same.notes == [.tooLong(words: 4096)])
  }

  @Test(arguments: [
    "\"", "«", "a«", "(", ")", "-", "+", "*", "|", "title:", "=", "a:", "NOT ", "OR ", "AND ",
    "x-", "1.", "\u{301}", "\"a", "path:\"", "-\"", "~1",
  ])
  func muchOfAnythingIsTaken(unit: String) {
    _ = parse(String(repeating: unit, count: 20_000 / unit.utf8.count))
  }

  @Test(arguments: ["\"", "(", "послом Афганистана "])
  func oneMegabyteIsTaken(unit: String) {
    _ = parse(String(repeating: unit, count: 1_000_000 / unit.utf8.count))
  }

  @Test(arguments: 0..<15)
  func anyTextHasAMeaningThatItsDescriptionKeeps(seed: UInt64) {
    let pieces = [
      "Норов", "Alibaba", "e-commerce", "ШОС", "AT&T", "\"", "«", "»", "„", "“", "(", ")",
      "+", "-", "=", "*", "~3", "|", " OR ", " AND ", " NOT ", "title:", "body:", "lang:ru",
      "path:", "date:2019", "ext:md", ":", "~", "^", " ", " ", " ", "\u{301}", "\u{0}", "50%", ",",
    ]
    var generator = SeededGenerator(seed: seed)
    for round in 0..<40 {
      let text = (0..<Int.random(in: 0...16, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
      for matchesAll in [false, true] {
        let parsed = parse(text, matchesAll: matchesAll)
        let meaning = parsed.query.description
        #expect(
          parse(meaning).query.description == meaning,
          "seed \(seed), round \(round): \(text.debugDescription)")
      }
    }
  }

  @Test(arguments: 0..<20)
  func anyBytesAreTaken(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let alphabet: [UInt8] =
      Array("aZ 0\"()+-=*|:~'.,&\n".utf8) + [0xC2, 0xAB, 0xE2, 0x80, 0x9C, 0xD0, 0xFF, 0]
    for _ in 0..<100 {
      let bytes = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
        alphabet.randomElement(using: &generator) ?? 0
      }
      _ = parse(String(decoding: bytes, as: UTF8.self))
    }
  }
}
