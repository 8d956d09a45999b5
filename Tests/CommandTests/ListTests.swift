import TestSupport
import Testing

/// Paths from a list, and JSON Lines.
@Suite("Lists and records")
struct ListTests {
  let slovo = CommandSandbox()
  private var folder: TemporaryFolder { slovo.folder }

  @Test("--files-from - reads a path a line; -0 ends them with NUL")
  func filesFrom() {
    folder.write("d/a b.txt", "яблоко")
    folder.write("d/line\nbreak.txt", "груша")
    folder.write("d/c.txt", "слива")
    #expect(slovo("index", "--files-from", "-", "-q", input: "d/a b.txt\nd/c.txt\n").exitCode == 0)
    #expect(found(slovo, "яблоко груша слива") == ["d/a b.txt", "d/c.txt"])
    #expect(
      slovo("index", "--files-from", "-", "-0", "-q", input: "d/line\nbreak.txt\0").exitCode == 0)
    #expect(
      slovo("search", "-0", "груша").output == Array("d/line\nbreak.txt\0".utf8))
    #expect(slovo("search", "-c", "яблоко груша слива").text == "3\n")
    expectSound(slovo)
    #expect(slovo("rebuild", "-q").exitCode == 0)
    #expect(slovo("search", "-c", "яблоко груша слива").text == "3\n")
    expectSound(slovo)
  }

  @Test("a path of the list that is not there is reported, and the others are read")
  func missing() {
    folder.write("a.txt", "яблоко")
    let result = slovo("index", "--files-from", "-", input: "нет.txt\na.txt\n")
    #expect(result.exitCode == 2)
    #expect(
      result.text.contains("\(folder.path)/нет.txt: cannot read: no such file or directory"))
    #expect(found(slovo, "яблоко") == ["a.txt"])
    expectSound(slovo)
  }

  @Test("an empty list indexes nothing, and is no success")
  func emptyList() {
    #expect(slovo("index", "--files-from", "-", input: "").exitCode == 2)
  }

  static let records = """
    {"id":"a","title":"Приезд","text":"Норов приехал","date":"2020-01-02"}
    {bad
    []
    "text"
    {"id":"empty","text":""}

    {"text":"без имени"}
    {"id":7,"text":"семь"}
    {"id":"b","title":"no text"}
    {"id":"unicode","text":"\\u0401лка \\ud83d\\ude00 \\"в кавычках\\""}

    """

  @Test("JSON Lines: bad lines are named and passed over")
  func records() {
    folder.write("r.jsonl", Self.records)
    let result = slovo("index", "r.jsonl")
    #expect(result.exitCode == 2)
    for line in [2, 3, 4, 9] { #expect(result.text.contains("/r.jsonl:\(line): "), "\(result)") }
    #expect(
      slovo("search", "--format", "%p %t %d", "норов").text == "r.jsonl#a Приезд 2020-01-02\n")
    #expect(slovo("search", "--format", "%i", "семь").text == "7\n")
    #expect(slovo("search", "-l", "ёлка в кавычках").text == "r.jsonl\n")
    expectSound(slovo)
  }

  @Test("an update of records: changed, vanished, new, the others untouched")
  func recordUpdate() {
    folder.write(
      "r.jsonl",
      "{\"id\":1,\"text\":\"один\"}\n{\"id\":2,\"text\":\"два\"}\n{\"id\":3,\"text\":\"три\"}\n")
    #expect(slovo("index", "r.jsonl", "-q").exitCode == 0)
    folder.write(
      "r.jsonl",
      "{\"id\":3,\"text\":\"три\"}\n{\"id\":2,\"text\":\"двойка\"}\n{\"id\":4,\"text\":\"четыре\"}\n"
    )
    let result = slovo("index")
    #expect(result.text.contains(": 1 added, 1 updated, 1 removed, 1 unchanged"), "\(result)")
    #expect(slovo("search", "-c", "один").text == "0\n")
    #expect(slovo("search", "--format", "%i", "двойка").text == "2\n")
    expectSound(slovo)
  }

  @Test("records through standard input survive an update and a rebuild")
  func standardInput() {
    folder.write("d/a.txt", "файл")
    #expect(
      slovo("index", "d", "-", "-q", input: "{\"id\":\"x\",\"text\":\"запись Норова\"}\n").exitCode
        == 0)
    for arguments in [["index", "-q"], ["index", "d", "-q"], ["rebuild", "-q"]] {
      #expect(slovo.run(arguments.map { Array($0.utf8) }).exitCode == 0)
      #expect(slovo("search", "--format", "%i", "норов").text == "x\n", "\(arguments)")
      expectSound(slovo)
    }
  }

  @Test("--format jsonl reads any name as records")
  func namedFormat() {
    folder.write("dump", "{\"id\":\"x\",\"text\":\"запись\"}\n")
    #expect(slovo("index", "--format", "jsonl", "dump", "-q").exitCode == 0)
    #expect(slovo("search", "--format", "%i", "запись").text == "x\n")
    #expect(slovo("rebuild", "-q").exitCode == 0)
    #expect(slovo("search", "--format", "%i", "запись").text == "x\n")
    expectSound(slovo)
  }
}
