import Documents
import Testing

@Suite("Terminal escapes") struct TerminalEscapesTests {
  private func body(_ text: String) throws -> String {
    let document = try DocumentReader().document(from: Array(text.utf8), name: "build.log")
    return String(decoding: document.body, as: UTF8.self)
  }

  @Test(
    "sequences leave, the words around them stay",
    arguments: [
      ("\u{1B}[31merror\u{1B}[0m: файл", "error: файл"),
      ("\u{1B}[1;38;5;208mНоров\u{1B}[m", "Норов"),
      ("\u{1B}[2K\u{1B}[1Gготово 5 %", "готово 5 %"),
      ("\u{1B}]0;заголовок окна\u{7}слово", "слово"),
      ("\u{1B}]8;;https://example.org/\u{1B}\\ссылка\u{1B}]8;;\u{1B}\\", "ссылка"),
      ("bold\u{1B}(B\u{1B}[m word", "bold word"),
      ("\u{1B}7saved\u{1B}8", "saved"),
      ("lone \u{1B}mark", "lone mark"),
      ("at the end \u{1B}", "at the end "),
      ("at the end \u{1B}[", "at the end "),
      ("cut \u{1B}[31", "cut 31"),
    ])
  func sequences(text: String, expected: String) throws {
    #expect(try body(text) == expected)
  }

  @Test("no sequence reaches over a line end") func lines() throws {
    let text = "\u{1B}]0;без конца\nвторая \u{1B}[\nтретья \u{1B}[1mжирная\n"
    #expect(try body(text) == "0;без конца\nвторая \nтретья жирная\n")
  }

  @Test("records of JSON Lines lose them too") func records() throws {
    let folder = TemporaryFolder()
    let path = folder.write(
      "a.jsonl", #"{"id":"1","text":"\u001b[31merror\u001b[0m\r\nвторая"}"# + "\n")
    var bodies: [String] = []
    try JSONLinesReader().forEachRecord(in: path) { _, result in
      bodies.append(String(decoding: try result.get().body, as: UTF8.self))
      return true
    }
    #expect(bodies == ["error\nвторая"])
  }
}
