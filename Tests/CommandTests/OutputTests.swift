import Foundation
import TestSupport
import Testing

/// What a search prints, for people and for programs.
@Suite("Output of search")
struct OutputTests {
  let slovo: CommandSandbox

  init() {
    slovo = CommandSandbox()
    slovo.folder.write("d/посол.txt", "Норов говорил с послом о торговле.\n")
    slovo.folder.write(
      "d/summit.md",
      "---\ntitle: The summit\ndate: 2021-06-07\n---\n\nIn Bishkek Norov spoke.\nAgain Norov.\n")
    slovo.folder.write("d/zoo.txt", "A zoo in Bishkek.\n")
    let build = slovo("index", "d", "--no-progress")
    #expect(build.exitCode == 0, "\(build)")
    _ = slovo.shell("touch -d 2020-01-02T00:00:00Z d/*.txt && \"$SLOVO\" rebuild -q")
  }

  @Test("for people: place, title, facts, snippet; plain where it is no terminal")
  func text() {
    #expect(
      slovo("search", "--exact", "норову").text.replacing(#/  [0-9.]+\n/#, with: "  1.00\n") == """
        d/посол.txt:1
          2020-01-02  ru  1.00
          Норов говорил с послом о торговле.

        """)
    #expect(
      slovo("search", "spoke").text.replacing(#/  [0-9.]+\n/#, with: "  1.00\n") == """
        d/summit.md:6
          The summit
          2021-06-07  en  1.00
          In Bishkek Norov spoke. Again Norov.

        """)
  }

  @Test("colors and links, where they are asked for")
  func color() {
    let colored = slovo("search", "--color", "always", "norov").text
    #expect(colored.contains("\u{1B}[1;31mNorov\u{1B}[0m"))
    #expect(!slovo("search", "--color", "never", "norov").text.contains("\u{1B}"))
    let linked = slovo("search", "--hyperlink", "--color", "never", "послом").text
    #expect(
      linked.hasPrefix(
        "\u{1B}]8;;file://\(slovo.folder.path)/d/%D0%BF%D0%BE%D1%81%D0%BE%D0%BB.txt\u{1B}\\d/посол.txt"
      ))
    var forced = slovo
    forced.environment["CLICOLOR_FORCE"] = "1"
    #expect(forced("search", "norov").text.contains("\u{1B}[1;31m"))
    forced.environment["NO_COLOR"] = "1"
    #expect(!forced("search", "norov").text.contains("\u{1B}"))
  }

  @Test("--json: one object a line, versioned, hits and then a summary")
  func json() throws {
    let lines = try #require(objects(slovo("search", "--exact", "--json", "norov").text))
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0["version"] as? Int == 1 })
    #expect(lines.map { $0["type"] as? String } == ["hit", "summary"])
    let hit = try #require(lines.first)
    #expect(hit["path"] as? String == slovo.folder("d/summit.md"))
    #expect(hit["date"] as? String == "2021-06-07")
    #expect(hit["line"] as? Int == 6)
    #expect(hit["encoding"] as? String == "utf-8")
    let title = try #require(hit["title"] as? [String: Any])
    #expect(title["text"] as? String == "The summit")
    let snippet = try #require((hit["snippet"] as? [[String: Any]])?.first)
    let text = Array(try #require(snippet["text"] as? String).utf8)
    for range in try #require(snippet["highlights"] as? [[Int]]) {
      #expect(String(decoding: text[range[0]..<range[1]], as: UTF8.self) == "Norov")
    }
    #expect(lines.last?["total"] as? Int == 1)
  }

  @Test("-l, -0, -c: paths alone, ended by NUL, the count alone")
  func short() {
    #expect(
      slovo("search", "-l", "bishkek", "--sort", "path").lines == ["d/summit.md", "d/zoo.txt"])
    #expect(
      slovo("search", "-l", "-0", "bishkek", "--sort", "path").output
        == Array("d/summit.md\0d/zoo.txt\0".utf8))
    #expect(slovo("search", "-0", "zoo").output == Array("d/zoo.txt\0".utf8))
    #expect(slovo("search", "-c", "bishkek").text == "2\n")
    #expect(slovo("search", "--count", "жираф").text == "0\n")
    #expect(slovo("search", "--files", "--null", "zoo").output == Array("d/zoo.txt\0".utf8))
  }

  @Test("--format: a line a hit")
  func format() {
    #expect(
      slovo("search", "spoke", "--format", "%n|%p|%l|%t|%d|%L|%i|%%|%z|\\t|\\\\").text
        == "1|d/summit.md|6|The summit|2021-06-07|en||%|%z|\t|\\\n")
    #expect(slovo("search", "spoke", "--format", "%p\\0").output == Array("d/summit.md\0".utf8))
    #expect(slovo("search", "spoke", "--format", "%S").text.contains("Norov spoke"))
    #expect(slovo("search", "spoke", "--format", "%").text == "%\n")
    #expect(slovo("search", "spoke", "--format", "").text == "\n")
  }

  @Test("-n, --offset and --sort choose what is shown")
  func selection() {
    func paths(_ arguments: String...) -> [String] {
      slovo.run((["search", "-l", "bishkek OR послом"] + arguments).map { Array($0.utf8) }).lines
    }
    #expect(paths("--sort", "path") == ["d/summit.md", "d/zoo.txt", "d/посол.txt"])
    #expect(paths("--sort", "path", "-n", "1") == ["d/summit.md"])
    #expect(paths("--sort", "path", "-n1", "--offset", "2") == ["d/посол.txt"])
    #expect(paths("--sort", "date").first == "d/summit.md")
    #expect(paths("--sort", "date-ascending").last == "d/summit.md")
    #expect(paths("--sort", "size-ascending").first == "d/zoo.txt")
    #expect(paths("--sort", "size").last == "d/zoo.txt")
    #expect(paths("--sort", "relevance").count == 3)
    #expect(paths("--offset", "10") == [])
    #expect(slovo("search", "--all", "-l", "bishkek norov").lines == ["d/summit.md"])
    #expect(slovo("search", "--exact", "--no-all", "-c", "bishkek norov").text == "2\n")
  }

  @Test("--explain-query says how a query is understood, and searches nothing")
  func explain() {
    let result = slovo("search", "--explain-query", "a \"b c")
    #expect(result.exitCode == 0)
    #expect(result.lines.first == "query: a \"b c\"")
    #expect(result.lines.count == 2)
  }

  @Test("notes on a query go to standard error; -q keeps them back")
  func notes() {
    #expect(slovo("search", "\"norov spoke").message.hasPrefix("slovo: "))
    #expect(slovo("search", "-q", "\"norov spoke").message == "")
  }

  @Test("a note never quotes a megabyte")
  func longNote() {
    let result = slovo("search", "-c", "-", input: String(repeating: "\"", count: 1 << 20))
    #expect(result.error.count < 4096)
  }

  @Test("search - answers each line of standard input")
  func standardInput() throws {
    let result = slovo("search", "-", input: "zoo\nжираф\nпослом\n")
    #expect(result.exitCode == 0)
    #expect(result.lines.filter { $0.hasPrefix("== ") } == ["== zoo", "== жираф", "== послом"])
    #expect(slovo("search", "-c", "-", input: "zoo\nжираф").text == "1\n0\n")
    #expect(slovo("search", "-c", "-", input: "жираф\n").exitCode == 1)
    #expect(slovo("search", "-c", "-", input: "").exitCode == 1)
    let lines = try #require(objects(slovo("search", "--json", "-", input: "zoo\nжираф\n").text))
    #expect(lines.map { $0["query"] as? String } == ["zoo", "zoo", "жираф"])
  }

  @Test("words that begin with a dash are exclusions, after -- or before it")
  func exclusions() {
    #expect(slovo("search", "-l", "bishkek", "-Norov").lines == ["d/zoo.txt"])
    #expect(slovo("search", "-l", "--", "bishkek", "-norov").lines == ["d/zoo.txt"])
    #expect(slovo("search", "-l", "bishkek", "-n5").lines.count == 2)
  }

  @Test("a closed pipe ends the command quietly")
  func closedPipe() {
    let result = slovo.shell(
      "yes bishkek | head -50000 | \"$SLOVO\" search --json - | head -1 | wc -l")
    #expect(result.text.trimmingCharacters(in: .whitespaces) == "1\n")
    #expect(result.message == "")
  }

  @Test("exit codes are grep's")
  func exitCodes() {
    #expect(slovo("search", "zoo").exitCode == 0)
    #expect(slovo("search", "жираф").exitCode == 1)
    #expect(slovo("search", "zoo", "--index", "nowhere").exitCode == 2)
    #expect(slovo("vocab", "жираф").exitCode == 1)
    #expect(slovo("analyze", "...").exitCode == 1)
  }

  @Test("vocab, analyze, status and check speak JSON with a version")
  func otherJSON() throws {
    for arguments in [
      ["vocab", "--json", "bish"], ["analyze", "--json", "Норовым e-mail"], ["status", "--json"],
      ["check", "--json"], ["index", "d", "--report", "json"], ["rebuild", "--report", "json"],
    ] {
      let result = slovo.run(arguments.map { Array($0.utf8) })
      let lines = try #require(objects(result.text), "\(arguments): \(result)")
      #expect(!lines.isEmpty)
      #expect(lines.allSatisfy { $0["version"] as? Int == 1 }, "\(arguments): \(result)")
    }
    expectSound(slovo)
  }

  @Test("vocab lists the words of the index that begin so")
  func vocabulary() {
    #expect(slovo("vocab", "bish").text == "2\tbishkek\n")
    #expect(slovo("vocab", "НОР").text == "1\tноров\n")
    #expect(slovo("vocab", "-n", "1").lines.count == 1)
    #expect(slovo("vocab", "-n2").lines.count == 2)
  }

  @Test("analyze reads standard input too")
  func analyze() {
    let words = slovo("analyze", "Норовым")
    #expect(words.text == "0\t0–14\tНоровым\tноровым (exact: form), норов (stem: stem)\n")
    #expect(slovo("analyze", "-", input: "Норовым").text == words.text)
  }
}
