import TestSupport
import Testing

/// `slovo judge`, its keys coming from a file.
@Suite("Judging")
struct JudgeTests {
  private let slovo = CommandSandbox()

  init() {
    slovo.folder.write("docs/one.txt", "Посол Норов приехал в Бишкек.\n")
    slovo.folder.write("docs/two words.txt", "Норов коня был крут.\n")
    slovo.folder.write("docs/three.txt", "Yellow submarines.\n")
    #expect(slovo("index", "docs", "--no-progress", "--quiet").exitCode == 0)
  }

  private func judge(_ arguments: String..., keys: String) -> CommandResult {
    let place = ["--index", slovo.folder(".slovo")]
    return slovo.run(
      (["judge"] + arguments + place).map { Array($0.utf8) }, input: Array(keys.utf8))
  }

  private func file(_ name: String) -> [String] {
    String(decoding: slovo.folder.read(name) ?? [], as: UTF8.self).split(separator: "\n").map(
      String.init)
  }

  @Test("keys give grades, which evaluate then takes")
  func session() throws {
    let result = judge("Норов", "submarine", keys: "3\n0\n1\n")
    #expect(result.exitCode == 0, "\(result)")
    #expect(result.text.contains("[1/2]") && result.text.contains("Посол Норов приехал"))
    #expect(result.text.contains("3 grades given; 3 judgements of 2 topics in qrels.txt"))
    #expect(file("topics.tsv") == ["q1\tНоров", "q2\tsubmarine"])
    let qrels = file("qrels.txt")
    #expect(
      Set(qrels.map { $0.split(separator: " ")[2] }) == ["one.txt", "two%20words.txt", "three.txt"])
    #expect(qrels.last == "q2 0 three.txt 1")
    let values = slovo(
      "evaluate", "--topics", "topics.tsv", "--qrels", "qrels.txt", "--measures", "R@10 Judged@10",
      "--index", ".slovo")
    #expect(values.lines == ["R@10\t1.0000", "Judged@10\t1.0000"])
  }

  @Test("a session is left and taken up again")
  func resumed() {
    #expect(judge("норов", keys: "2q").exitCode == 0)
    #expect(file("qrels.txt").count == 1)
    let result = judge("норов", keys: "1")
    #expect(result.text.contains("2 documents pooled, 1 judged before"))
    #expect(result.text.contains("[1/1]"))
    #expect(file("qrels.txt").count == 2)
    #expect(file("topics.tsv").count == 1)
    #expect(judge("норов", keys: "").text.contains("2 documents pooled, 2 judged before"))
  }

  @Test("one may go back, skip, see the text, and press what is no key")
  func keys() {
    let result = judge("Норов", keys: "sbx9t30")
    #expect(result.exitCode == 0)
    #expect(result.text.contains("no such key"))
    #expect(file("qrels.txt").map { $0.last }.sorted { ($0 ?? " ") < ($1 ?? " ") } == ["0", "3"])
  }

  @Test("a run of another engine joins the pool of its topics")
  func pool() {
    slovo.folder.write("topics.tsv", "7\tНоров\n")
    slovo.folder.write("other.run", "7 Q0 three.txt 1 1 x\n7 Q0 gone.txt 2 0.5 x\n")
    let result = judge("--pool", "default,other.run", keys: "1111\n")
    #expect(result.text.contains("4 documents pooled"))
    #expect(result.text.contains("(not in this index)"))
    #expect(file("qrels.txt").count == 4)
  }
}
