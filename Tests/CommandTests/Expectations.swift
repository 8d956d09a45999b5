import Foundation
import TestSupport
import Testing

/// Asks the index itself whether it is sound; every test that writes an index ends so.
func expectSound(
  _ slovo: CommandSandbox, index: String? = nil, at location: SourceLocation = #_sourceLocation
) {
  let place = index.map { ["--index", $0] } ?? []
  let result = slovo.run((["check"] + place).map { Array($0.utf8) })
  #expect(result.exitCode == 0, "\(result)", sourceLocation: location)
}

/// The documents that a query finds, as printed by `-l`, sorted.
func found(_ slovo: CommandSandbox, _ query: String, index: String? = nil) -> [String] {
  let place = index.map { ["--index", $0] } ?? []
  let words = ["search", "-l", "-n", "100000", "--copies", query] + place
  return slovo.run(words.map { Array($0.utf8) }).lines.sorted()
}

/// The objects of NDJSON output; nil where a line is none.
func objects(_ text: String) -> [[String: Any]]? {
  var found: [[String: Any]] = []
  for line in text.split(separator: "\n") {
    let value = try? JSONSerialization.jsonObject(with: Data(line.utf8))
    guard let object = value as? [String: Any] else { return nil }
    found.append(object)
  }
  return found
}

/// Compares text with a golden file beside the tests. `SLOVO_RECORD=1` records it anew, and fails.
func expectGolden(
  _ text: String, _ name: String, at location: SourceLocation = #_sourceLocation
) {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden/\(name)")
  if isRecording {
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? Data(text.utf8).write(to: file)
    Issue.record("recorded \(name)", sourceLocation: location)
    return
  }
  let golden = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  #expect(text == golden, "\(name) differs", sourceLocation: location)
}

/// Whether this run records what it finds instead of comparing it.
var isRecording: Bool { ProjectFolder.number("SLOVO_RECORD", default: 0) != 0 }

/// Waits until a condition holds; false after a minute or so, which only a machine that is stuck takes.
func eventually(_ condition: () -> Bool) -> Bool {
  for _ in 0..<12_000 {
    if condition() { return true }
    usleep(5000)
  }
  return false
}

/// Whether the program `sqlite3` is there, which some tests damage indexes with.
let hasSQLite = CommandSandbox().shell("sqlite3 --version").exitCode == 0
