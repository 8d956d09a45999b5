import Documents
import TestSupport
import Testing

@Suite("Extraction of anything") struct ExtractorFuzzTests {
  private static let names = ["a.txt", "a.md", "a.html", "a.xml", "a.1", "a.tex", "a.swift", "a"]
  /// What the formats give meaning to, and letters of both languages.
  private static let pieces: [String] = [
    "<", ">", "</", "<p>", "<pre>", "</pre>", "<title>", "<br/>", "<!--", "-->", "<![CDATA[", "]]>",
    "<td>", "<?xml version='1.0'?>", "<!DOCTYPE html>", "<script>", "</script>", "&", "&amp;",
    "&#x;", "&#1234567;", "\"",
    "'", "=", "---\n", "+++\n", "title: ", "date: ", "# ", "```\n", "===\n", ".TH A 1\n", ".SH ",
    ".de\n",
    ".if n \\{", ".ie ", ".el ", ".TS\n", "T{\n", "T}", "\\", "\\(", "\\[", "\\*(", "\\fB", "\\s-",
    "\\h'", ".Nm ",
    ".Fl ", "..\n", "\n", "\n\n", " ", "\t", "\r", "\\title{", "}", "слово", "Норов", "word",
    "\u{FEFF}", "😀", "й",
    "2019-08-26", "\u{1F}",
  ]

  private func check(_ bytes: [UInt8], _ note: String) throws {
    for name in Self.names {
      guard let document = try? DocumentReader().document(from: bytes, name: name) else { continue }
      #expect(String(validating: document.body, as: UTF8.self) != nil, "\(note), \(name)")
      #expect(!document.body.contains(0), "\(note), \(name)")
      #expect(!document.title.contains("\n"), "\(note), \(name)")
      let breaks = document.body.count { $0 == 0x0A }
      let lines = document.body.isEmpty || document.body.last == 0x0A ? breaks : breaks + 1
      if let numbers = document.sourceLines {
        #expect(numbers.count == lines, "\(note), \(name)")
        let sourceLines = UInt32(bytes.count { $0 == 0x0A || $0 == 0x0D } + 1)
        #expect(numbers.allSatisfy { $0 >= 1 && $0 <= sourceLines }, "\(note), \(name)")
      }
    }
  }

  @Test("random bytes", arguments: 0..<60 as Range<UInt64>) func bytes(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 0...2000, using: &generator)
    // Few control bytes, or all of it would be refused as binary.
    let low: UInt8 = seed.isMultiple(of: 2) ? 0 : 0x20
    try check(
      (0..<count).map { _ in UInt8.random(in: low...255, using: &generator) }, "seed \(seed)")
  }

  @Test("random markup", arguments: 0..<150 as Range<UInt64>) func markup(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...150, using: &generator)
    let text = (0..<count).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }
    try check(Array(text.joined().utf8), "seed \(seed)")
  }

  @Test("all beginnings of a page") func beginnings() throws {
    let text =
      "<!DOCTYPE html><html><head><title>Да</title><body><p class=\"x\">Норов &mdash; <b>посол</b><pre>a\n b"
    for length in 0...text.utf8.count {
      try check(Array(text.utf8.prefix(length)), "length \(length)")
    }
  }
}
