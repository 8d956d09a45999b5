import Foundation
import TestSupport
import Testing

/// `slovo ranking`, and rankings in searches.
@Suite("Rankings by name")
struct RankingTests {
  private let folder = TemporaryFolder()

  private func slovo(_ arguments: String...) -> CommandResult {
    SampleIndex.slovo.run(arguments.map { Array($0.utf8) })
  }

  @Test("all that ship are listed, can be shown and used")
  func list() throws {
    let files = try FileManager.default.contentsOfDirectory(
      atPath: ProjectFolder.path + "/Index/Ranking")
    let names = slovo("ranking", "list").lines.map { String($0.prefix { $0 != " " }) }
    #expect(names == files.map { String($0.dropLast(5)) }.sorted())
    for name in names {
      let shown = slovo("ranking", "show", name)
      #expect(shown.exitCode == 0 && shown.lines.first?.hasPrefix("model = ") == true, "\(name)")
      let found = slovo("search", "--ranking", name, "-l", "Норов")
      #expect(found.exitCode == 0 && !found.lines.isEmpty, "\(name)")
    }
  }

  @Test("the file of the standard says what is built in, all of it")
  func standard() {
    let file = ProjectFolder.path + "/Index/Ranking/default.toml"
    let shown = slovo("ranking", "show", "default")
    #expect(slovo("ranking", "show", file).text == shown.text)
    let said = ProjectFolder.lines("Index/Ranking/default.toml").compactMap(Self.key)
    #expect(said == shown.lines.compactMap(Self.key))
  }

  /// The key, or the table in brackets, of a line.
  private static func key(_ line: String) -> String? {
    if line.hasPrefix("[") { return line }
    guard !line.hasPrefix("#"), let end = line.firstIndex(of: "=") else { return nil }
    return line[..<end].filter { $0 != " " }
  }

  @Test("what is shown is a file that means the same")
  func roundTrip() {
    for name in ["default", "pl2", "bm25-lucene:b=0.3:weights.title=3"] {
      let shown = slovo("ranking", "show", name)
      folder.write("shown.toml", shown.text)
      #expect(slovo("ranking", "show", folder("shown.toml")).text == shown.text, "\(name)")
    }
  }

  @Test("a file extends another, takes whole numbers, and sets what it says")
  func files() {
    folder.write("mine.toml", "extends = \"bm25-lucene\"\nb = 0\n[weights]\ntitle = 3\n")
    let lines = slovo("ranking", "show", folder("mine.toml")).lines
    #expect(lines.contains { $0.hasPrefix("b = 0 ") })
    #expect(lines.contains { $0.hasPrefix("title = 3 ") })
    #expect(lines.contains { $0.hasPrefix("exact = 0 ") })
    let check = slovo("ranking", "check", folder("mine.toml"))
    #expect(check.exitCode == 0 && check.text == "\(folder("mine.toml")): sound, model bm25\n")
    let found = slovo(
      "search", "--ranking", folder("mine.toml"), "--format", "%s %p", "Норов")
    let set = slovo(
      "search", "--ranking", "bm25-lucene", "--set", "b=0", "--set", "weights.title=3",
      "--format", "%s %p", "Норов")
    #expect(found.text == set.text && !found.text.isEmpty)
  }

  @Test("what cannot be used is named, with what could be meant")
  func errors() {
    let cases = [
      ("b = 2", "illegal b: 2, must be between 0 and 1"),
      ("b = \"x\"", "b is \"x\", must be a number"),
      ("titel = 2", "no parameter \"titel\"; did you mean weights.title?"),
      ("[weights]\nstemm = 1", "no parameter \"weights.stemm\"; did you mean weights.stem?"),
      ("model = 1", "model is 1, must be a name in quotation marks"),
      ("model = \"dph\"\nb = 0.3", "the model dph has no parameter \"b\"; it has: none"),
    ]
    for (text, message) in cases {
      folder.write("wrong.toml", text + "\n")
      let result = slovo("ranking", "check", folder("wrong.toml"))
      #expect(result.exitCode == 2)
      #expect(result.message == "slovo: cannot use \"\(folder("wrong.toml"))\": \(message)\n")
    }
    folder.write("wrong.toml", "b = \n")
    #expect(slovo("ranking", "check", folder("wrong.toml")).message.contains("line 1: "))
    folder.write("loop.toml", "extends = \"\(folder("loop.toml"))\"\n")
    #expect(
      slovo("ranking", "check", folder("loop.toml")).message.hasSuffix(
        "rankings extend each other without end\n"))
    let search: [(String, String)] = [
      ("b", "illegal setting \"b\": write a name and a value, as in b=0.4"),
      ("b=much", "illegal b: \"much\" is no number"),
      ("mu=3", "the model bm25 has no parameter \"mu\"; it has: k1, b"),
      ("window=3", "no parameter \"window\"; did you mean proximity.window?"),
    ]
    for (setting, message) in search {
      let result = slovo("search", "--set", setting, "Норов")
      #expect(result.exitCode == 2 && result.message == "slovo: \(message)\n")
    }
    #expect(
      slovo("search", "--ranking", "/nowhere/x.toml", "Норов").message
        == "slovo: cannot read \"/nowhere/x.toml\": no such file\n")
  }

  @Test("own rankings beside the index go before those that ship, and may extend them")
  func own() {
    let slovo = CommandSandbox()
    slovo.folder.write("text.txt", "Норов приехал в город.\n")
    #expect(slovo("index", "text.txt", "--no-progress").exitCode == 0)
    slovo.folder.write(".slovo/ranking/mine.toml", "# My own.\nextends = \"default\"\nb = 0.1\n")
    slovo.folder.write(".slovo/ranking/pl2.toml", "extends = \"pl2\"\nc = 7\n")
    #expect(slovo("ranking", "list").lines.contains { $0.hasPrefix("mine            My own.") })
    #expect(slovo("ranking", "show", "mine").lines.contains { $0.hasPrefix("b = 0.1 ") })
    let lines = slovo("ranking", "show", "pl2").lines
    #expect(lines.first == "model = \"pl2\"" && lines.contains { $0.hasPrefix("c = 7 ") })
    #expect(slovo("search", "-l", "--ranking", "mine", "Норов").exitCode == 0)
    slovo.folder.write(
      ".slovo/config.toml", "ranking = \"mine\"\n[set]\nk1 = 2\nproximity.window = 0.1\n")
    let set = slovo("search", "--format", "%s", "Норов")
    let named = slovo(
      "search", "--format", "%s", "--ranking", "default", "--set", "b=0.1", "--set", "k1=2", "Норов"
    )
    #expect(set.exitCode == 0 && set.text == named.text)
    slovo.folder.write(".slovo/config.toml", "ranking = \"none\"\n")
    #expect(
      slovo("search", "Норов").message.hasPrefix("slovo: unknown ranking \"none\"; there are: "))
  }

  @Test("rankings with settings can be compared")
  func compare() {
    let result = SampleIndex.slovo.run(
      [
        "compare", "default", "default:b=0.2:proximity.window=0", "bm25-lucene", "--topics",
        ProjectFolder.path + "/Tests/Regressions/topics.tsv", "--qrels",
        ProjectFolder.path + "/Tests/Regressions/qrels.txt", "--ids", "path", "--depth", "10",
        "--permutations", "100", "--measures", "nDCG@10",
      ].map { Array($0.utf8) })
    #expect(result.exitCode == 0, "\(result)")
    #expect(result.lines.contains { $0.hasPrefix("  default:b=0.2:proximity.window=0 ") })
  }
}
