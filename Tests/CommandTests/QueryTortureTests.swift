import TestSupport
import Testing

/// Queries that people and programs type: none is ever an error.
@Suite("Queries that must not fail")
struct QueryTortureTests {
  let slovo = SampleIndex.slovo

  static let queries = [
    "\"", "\"\"", "\"\"\"", "\"умные города", "умные\" города", "C++", "C#", ".NET", "AT&T", "50%",
    "e-mail", "SCO OR", "OR SCO", "OR", "AND", "NOT", "OR OR", "AND AND", "NOT NOT", "*", "**", "?",
    "-", "--", "---", "+", "+-", "-+", "~", "~5", "\"a b\"~", "\"a b\"~-1",
    "\"a b\"~99999999999999999999", "(", ")", "()", "(((", ")))", "(a", "a)", "((a) (b)", ":",
    "title:", ":title", "title::a", "title:title:a", "title:\"", "title:(", "lang:", "lang:xx",
    "ext:", "path:", "path:*", "path:[", "after:", "after:x", "after:2020-13-45",
    "after:99999999999",
    "before:0000-00-00", "after:-1", "=", "==", "=\"", "=*", "*=", "прези**", "*прези", "п*р*и*з",
    "a*",
    "\\", "\\\"", "'", "''", "`", "$", "$82.9", "^", "a^2", "{", "}", "[", "]", "<", ">", "|", "||",
    "&", "&&", "!", "!a", "@", "#", ";", ",", ".", "...", "/", "//", "a/b", "_", "__",
    "http://x.ru/?q=1&r=%D0",
    "'; DROP TABLE postings; --", "postings MATCH 'x'", "NEAR(a b)", "NEAR(", "a NEAR b", "rowid:1",
    "title : a", "- a", "-(a b)", "-\"a b\"", "NOT (a OR b)", "a -b -c -d", "-a -b", "--help", "-l",
    "\t", "\n", " ",
    "", "\u{0}x".replacing("\u{0}", with: "\u{1}"), "\u{1E}", "\u{1F}", "a\u{1F}b", "\u{200B}",
    "\u{FEFF}",
    "\u{FFFD}", "\u{10FFFF}", "\u{E000}", "за\u{301}мок", "Й", "👨‍👩‍👧‍👦", "🇷🇺", "日本語", "العربية", "ﬁ", "Ω",
    "ё", "Ё OR е", "«умные города»", "„умные города“", "“умные города”", "—", "–", "a—b", "№5",
    "50 %",
    "Кот-д'Ивуар", "O'Brien", "О’Брайен", "ПЭТ-2", "-ПЭТ-2", "+ПЭТ-2", "С-300", "C-300", "3.14",
    "1,5",
    "user@host.ru", "array_push", "XHR-2", "…", "a\u{300}\u{301}\u{302}\u{303}",
  ]

  @Test("each is found or not found, never an error", arguments: queries.filter { $0 != "-" })
  func query(_ query: String) {
    let result = slovo("search", "-c", "-q", "--", query)
    #expect(result.exitCode == 0 || result.exitCode == 1, "\(query): \(result)")
    #expect(Int(result.text.dropLast()) != nil)
  }

  @Test(
    "in every form of output, by standard input",
    arguments: ["--all", "--json", "--explain-query", "--copies"])
  func forms(form: String) {
    // Foundation takes a byte order mark out of strings that it parses.
    let queries = Self.queries.filter { !$0.contains("\n") && $0 != "\u{FEFF}" }
    let result = slovo("search", form, "-q", "-", input: queries.joined(separator: "\n"))
    #expect(result.exitCode == 0, "\(result)")
    if form == "--json" {
      let summaries = (objects(result.text) ?? []).filter { $0["type"] as? String == "summary" }
      #expect(summaries.map { $0["query"] as? String } == queries)
    }
  }

  @Test("bytes that are not UTF-8 are no error")
  func invalidUTF8() {
    for bytes: [UInt8] in [
      [0xFF], [0xC3], [0xD0, 0x20, 0xD0], [0xED, 0xA0, 0x80], [0xCD, 0xEE, 0xF0],
    ] {
      let result = slovo.run([Array("search".utf8), bytes])
      #expect(result.exitCode == 1, "\(bytes): \(result)")
    }
  }

  @Test(
    "a query of 1 MB, by standard input",
    arguments: ["Норов ", "(", "\"", "a OR ", "-", "п*", "x", "=ы-"])
  func long(part: String) {
    let text = String(repeating: part, count: (1 << 20) / part.utf8.count)
    let result = slovo("search", "-c", "-", input: text)
    #expect(result.exitCode == 0 || result.exitCode == 1, "\(result)")
    #expect(!result.isTimedOut)
  }

  @Test("a query of 100 kB, as an argument")
  func longArgument() {
    let text = String(repeating: "Бишкек (", count: 100_000 / 14)
    #expect(slovo("search", "-c", "--", text).exitCode == 0)
  }

  @Test("random strings of query characters")
  func random() {
    let seed = UInt64(ProjectFolder.number("SLOVO_SEED", default: 20_210_607))
    var generator = SeededGenerator(seed: seed)
    let parts = [
      "\"", "(", ")", "-", "+", "*", "=", "~", "~2", ":", " ", " ", "OR", "NOT", "AND", "|",
      "title:", "lang:ru",
      "Норов", "SCO", "ё", "e-mail", "50%", "\\", "'", "«", "»", "after:2020", "a", ".", "&",
    ]
    var lines: [String] = []
    for _ in 0..<400 {
      let count = Int.random(in: 1...12, using: &generator)
      lines.append((0..<count).compactMap { _ in parts.randomElement(using: &generator) }.joined())
    }
    let result = slovo("search", "-c", "-q", "-", input: lines.joined(separator: "\n"))
    #expect(result.exitCode == 0, "seed \(seed): \(result)")
    #expect(result.lines.count == lines.count)
  }
}
