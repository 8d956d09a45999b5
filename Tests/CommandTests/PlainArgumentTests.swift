import TestSupport
import Testing

/// A search with few options is read without the argument parser: all is as if the parser had read it.
@Suite("Plain arguments of a search") struct PlainArgumentTests {
  private let slovo = CommandSandbox()

  init() {
    for number in 0..<20 {
      slovo.folder.write(
        "d/\(number).txt",
        "Письмо \(number) посла Норова.\nNorov wrote letter \(number) in Bishkek.\n")
    }
    #expect(slovo("index", "d", "-q").exitCode == 0)
  }

  @Test(
    "are understood as the parser understands them",
    arguments: [
      ["норов"], ["letter", "7", "Bishkek"], ["+letter +письмо"], ["\"letter 7"], [""],
      ["nosuchword"],
      ["lang:ru", "посол", "-n", "3"], ["-n", "0", "letter"], ["letter", "--no-pager"],
      ["--index", ".slovo", "letter", "-n", "2"], ["--index", "missing", "letter"], ["--index"],
      ["letter", "-n", "x"], ["letter", "-n", "-1"], ["letter", "-n"],
      ["letter", "-n", "1", "-n", "2"],
      ["letter", "--nosuch"], ["letter", "-Bishkek"], ["letter", "--index", "--no-pager"], [],
      ["help"],
      ["letter", "--json", "-n", "2"], ["-l", "letter"], ["-c", "letter"], ["-q", "\"letter"],
      ["-l", "-c", "letter"],
      ["--exact", "letters"], ["--json", "--json", "letter"], ["letter", "-n2"],
      ["letter", "-n", "+2"], ["letter", "-n", "99999999999999999999"],
    ])
  func alike(words: [String]) {
    let plain = slovo.run((["search"] + words).map { Array($0.utf8) })
    let parsed = slovo.run((["search", "--offset", "0"] + words).map { Array($0.utf8) })
    #expect(plain.text == parsed.text)
    #expect(plain.message == parsed.message)
    #expect(plain.exitCode == parsed.exitCode)
  }
}
