import Documents
import Glibc
import TestSupport
import Testing

@testable import struct Documents.GlobPattern

@Suite("Ignore rules") struct IgnoreRulesTests {
  @Test(
    "globs match as git's do",
    arguments: [
      ("*.md", "a.md", true), ("*.md", "d/a.md", false), ("a?c", "abc", true),
      ("a?c", "a/c", false),
      ("[а]", "а", false), ("[a-c]x", "bx", true), ("[!a-c]x", "bx", false),
      ("[^a-c]x", "dx", true),
      ("[]a]", "]", true), ("[[:digit:]]x", "7x", true), ("[[:digit:]]x", "ax", false),
      ("[a", "[a", false),
      ("\\*", "*", true), ("\\*", "a", false), ("a\\", "a", false), ("**/b", "b", true),
      ("**/b", "x/y/b", true), ("**/b", "xb", false), ("a/**", "a/x/y", true), ("a/**", "a", false),
      ("a/**/b", "a/b", true), ("a/**/b", "a/x/y/b", true), ("a/**/b", "ab", false),
      ("a**b", "axyb", true),
      ("a**b", "a/b", false), ("*/b", "a/b", true), ("*/b", "a/x/b", false),
      ("a*b*c", "aXbXbXc", true),
      ("**/a/*/b", "x/a/a/y/b", true), ("Слово*", "Словом", true), ("", "", true), ("*", "", true),
    ])
  func globs(pattern: String, path: String, expected: Bool) {
    let matches = Array(path.utf8).withUnsafeBufferPointer {
      GlobPattern(pattern.utf8).matches($0)
    }
    #expect(matches == expected)
  }

  @Test("a pattern of many stars costs no more than a moment") func manyStars() {
    let pattern = String(repeating: "*a", count: 30) + "b"
    let path = String(repeating: "a", count: 2000)
    let matches = Array(path.utf8).withUnsafeBufferPointer {
      GlobPattern(pattern.utf8).matches($0)
    }
    #expect(!matches)
  }

  /// A folder name, a file name, or a piece of a rule from few letters, so that rules often match.
  private func name(_ generator: inout SeededGenerator) -> String {
    let letters = ["a", "b", "ab", "b.c", "я", "[", "x y", "a-b", "!a", "#b", "\\", "a*"]
    return letters.randomElement(using: &generator) ?? "a"
  }

  private func rule(_ generator: inout SeededGenerator) -> String {
    let pieces = [
      "a", "b", "ab", "я", "c", "*", "**", "?", "[ab]", "[!a]", "[a-c", "[^]b]", "[[:alpha:]]",
      "\\", "\\*", "\\ ", ".",
      "/", "/", "/", "**/", "/**", " ", "!", "#", "-", "b.c", "*.c", "[", "]", "\\a",
    ]
    var rule = Bool.random(using: &generator) && Bool.random(using: &generator) ? "!" : ""
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      rule += pieces.randomElement(using: &generator) ?? ""
    }
    if Int.random(in: 0..<4, using: &generator) == 0 { rule += "/" }
    if Int.random(in: 0..<8, using: &generator) == 0 { rule += "\r" }
    return rule
  }

  /// Few by default; SLOVO_ALL_SEEDS asks for many.
  private static let seeds: Range<UInt64> = getenv("SLOVO_ALL_SEEDS") == nil ? 0..<12 : 0..<300

  @Test("a walk finds what git does not ignore", arguments: seeds) func git(seed: UInt64) {
    let folder = TemporaryFolder()
    guard folder.run("git init -q . 2>/dev/null").status == 0 else {
      print("skipped: no git")
      return
    }
    var generator = SeededGenerator(seed: seed)
    // A name may be taken by a file where a path needs a folder; that path is not made then.
    var script = ""
    for _ in 0..<60 {
      let depth = Int.random(in: 1...4, using: &generator)
      let path = (0..<depth).map { _ in name(&generator) }.joined(separator: "/")
      script += "mkdir -p '\(path)-d' && : > '\(path)-d/\(name(&generator))' && : > '\(path).c'\n"
    }
    folder.write("make.sh", script)
    _ = folder.run("sh make.sh 2>/dev/null; rm make.sh")
    folder.write(".gitignore", (0..<4).map { _ in rule(&generator) }.joined(separator: "\n"))
    for place in folder.run("find . -type d -not -path './.git*' | head -40").output.split(
      separator: 0x0A)
    {
      guard Int.random(in: 0..<4, using: &generator) == 0 else { continue }
      let rules = (0..<3).map { _ in rule(&generator) }.joined(separator: "\n") + "\n"
      folder.write(nameBytes: Array(place) + Array("/.gitignore".utf8), bytes: Array(rules.utf8))
    }
    let listed = folder.run(
      "git -c core.excludesFile= -c core.quotePath=off ls-files -z -o --exclude-standard"
    ).output
    let expected = listed.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
      .filter { !$0.hasSuffix(".gitignore") }
    var found: [String] = []
    FileWalker().walk(
      folder.path,
      visit: {
        var path = $0.path
        _ = path.removePrefix(folder.path)
        found.append(path.string)
        return true
      }, failed: { _, _ in })
    #expect(Set(found) == Set(expected), "seed \(seed)")
  }
}
