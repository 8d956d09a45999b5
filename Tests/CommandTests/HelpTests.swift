import TestSupport
import Testing

/// `--help` word for word, in `Golden/`; `SLOVO_RECORD=1` records the texts anew, and fails.
@Suite("Help")
struct HelpTests {
  static let commands = [
    "analyze", "check", "compare", "evaluate", "explain", "index", "judge", "lexicon", "lint",
    "morphology", "ranking", "rebuild", "search", "show", "similar", "status", "suggest", "tune",
    "vocab",
  ]

  @Test("the command's own help is as recorded")
  func root() {
    let slovo = CommandSandbox()
    let result = slovo("--help")
    #expect(result.exitCode == 0)
    #expect(result.message == "")
    expectGolden(result.text, "help.txt")
    #expect(slovo().text == result.text)
  }

  @Test("each command's help is as recorded", arguments: commands)
  func command(name: String) {
    let slovo = CommandSandbox()
    let result = slovo(name, "--help")
    #expect(result.exitCode == 0)
    #expect(result.message == "")
    expectGolden(result.text, "help-\(name).txt")
    #expect(slovo("help", name).text == result.text)
  }

  @Test("each help of the lexicon is as recorded", arguments: ["add", "list", "remove", "show"])
  func lexicon(name: String) {
    let result = CommandSandbox()("lexicon", name, "--help")
    #expect(result.exitCode == 0)
    expectGolden(result.text, "help-lexicon-\(name).txt")
  }

  @Test("each help of the dictionary is as recorded", arguments: ["add", "list", "remove", "show"])
  func morphology(name: String) {
    let result = CommandSandbox()("morphology", name, "--help")
    #expect(result.exitCode == 0)
    expectGolden(result.text, "help-morphology-\(name).txt")
  }

  @Test("each help of rankings is as recorded", arguments: ["check", "list", "show"])
  func ranking(name: String) {
    let result = CommandSandbox()("ranking", name, "--help")
    #expect(result.exitCode == 0)
    expectGolden(result.text, "help-ranking-\(name).txt")
  }

  @Test("the version names what results depend on")
  func version() {
    let result = CommandSandbox()("--version")
    #expect(result.exitCode == 0)
    #expect(result.lines.map { $0.prefix { $0 != " " } } == ["slovo", "analyzer:", "sqlite:"])
  }
}
