import Foundation
import TestSupport
import Testing

/// JSON Lines with records that are the same twice, or none.
@Suite("Records")
struct RecordTests {
  let slovo = CommandSandbox()
  private var folder: TemporaryFolder { slovo.folder }

  private func index(_ lines: [String]) -> CommandResult {
    folder.write("r.jsonl", lines.joined(separator: "\n") + "\n")
    return slovo("index", "r.jsonl", "--no-progress")
  }

  @Test("of records with one identifier the last counts, in a new index and in an old one")
  func sameIdentifier() {
    let lines = [
      #"{"id":"x","text":"первая запись"}"#, #"{"id":"y","text":"другая запись"}"#,
      #"{"id":"x","text":"вторая запись"}"#, #"{"id":"x","text":"третья запись"}"#,
    ]
    let result = index(lines)
    #expect(result.exitCode == 0, "\(result)")
    #expect(
      result.text.contains("r.jsonl:3: replaces an earlier record \"x\"\n"), "\(result)")
    #expect(result.text.hasPrefix("2 documents in "), "\(result)")
    #expect(slovo("search", "-c", "первая OR вторая").text == "0\n")
    #expect(slovo("search", "-c", "запись").text == "2\n")
    expectSound(slovo)
    #expect(slovo("index", "--report", "json").text.contains("\"unchanged\":1"))
    let again = index(lines + [#"{"id":"y","text":"четвёртая запись"}"#])
    #expect(again.text.contains("r.jsonl:5: replaces an earlier record \"y\"\n"), "\(again)")
    #expect(slovo("search", "-c", "третья OR четвёртая").text == "2\n")
    #expect(slovo("search", "-c", "запись").text == "2\n")
    expectSound(slovo)
    #expect(slovo("rebuild", "-q").exitCode == 0)
    #expect(slovo("search", "-c", "запись").text == "2\n")
    expectSound(slovo)
  }

  @Test("lint lists malformed records until their file is mended")
  func malformed() {
    let result = index([#"{"id":"x","text":"запись"}"#, "{", #"{"id":"y"}"#])
    #expect(result.exitCode == 2)
    folder.write("other.txt", "слово")
    func expectListed() {
      let lines = slovo("lint", "--skipped").lines
      #expect(lines.count == 2, "\(lines)")
      #expect(lines.first?.contains("/r.jsonl:2: malformed record in line 2: ") == true)
      #expect(lines.last?.hasSuffix("/r.jsonl:3: malformed record in line 3: no text") == true)
    }
    expectListed()
    #expect(slovo("index", "other.txt", "-q").exitCode == 0)
    expectListed()
    #expect(index([#"{"id":"x","text":"запись"}"#]).exitCode == 0)
    #expect(slovo("lint", "--skipped").exitCode == 1)
  }
}
