import Foundation
import Testing

@testable import Analysis

/// Unicode's own test of UAX #29, which Debian's `unicode-data` brings.
@Suite struct WordBreakTests {
  private static let path = "/usr/share/unicode/auxiliary/WordBreakTest.txt"

  @Test(.enabled(if: FileManager.default.fileExists(atPath: path), "unicode-data is not installed"))
  func `words are those of Unicode's word break test, split at joiners`() throws {
    let scanner = WordScanner()
    var cases = 0
    for line in try String(contentsOfFile: Self.path, encoding: .utf8).split(separator: "\n")
    where line.hasPrefix("÷") {
      let test = try #require(BreakCase(line))
      cases += 1
      for byICU in [false, true] {
        let found = scanned(scanner, test.text, byICU: byICU).map(\.range)
        #expect(found == test.words, "\(line)")
      }
    }
    #expect(cases > 1800)
  }

  /// A line of the test: the text, and the words that it should have by us.
  private struct BreakCase {
    var text: [UInt8] = []
    var words: [Range<Int>] = []

    private static let joiners: Set<String> = [
      "MidLetter", "MidNum", "MidNumLet", "Single_Quote", "Double_Quote", "ExtendNumLet",
    ]
    private static let alsoJoiners: Set<Unicode.Scalar> = [
      "@", "\u{2BC}", "\u{200B}", "\u{2060}", "\u{FEFF}",
    ]
    /// Properties of symbols, which a zero-width joiner may bind to a word.
    private static let symbols: Set<String> = ["ExtPict", "Other", "RI"]
    private static let letters: Set<String> = ["ALetter", "Hebrew_Letter", "Katakana", "Numeric"]

    /// Our deviations: a word of Unicode's is split at its joiners, its parts begin with no mark
    /// and end with no invisible character.
    init?(_ line: Substring) {
      let halves = line.split(separator: "#", maxSplits: 1)
      guard halves.count == 2 else { return nil }
      var names = halves[1].matches(of: /\(([A-Za-z_]+)\) [÷×]/).map { String($0.1) }[...]
      var from: Int?
      var to = 0
      var hasLetter = false
      func finish(_ words: inout [Range<Int>]) {
        if let from, hasLetter { words.append(from..<to) }
        from = nil
        hasLetter = false
      }
      for field in halves[0].split(whereSeparator: \.isWhitespace) {
        guard let value = UInt32(field, radix: 16) else {
          if field == "÷" { finish(&words) }
          continue
        }
        guard let scalar = Unicode.Scalar(value) else { return nil }
        let name = Self.property(names.popFirst() ?? "")
        let start = text.count
        text += Array(String(scalar).utf8)
        if Self.joiners.contains(name) || Self.alsoJoiners.contains(scalar)
          || Self.symbols.contains(name)
        {
          finish(&words)
        } else if from == nil {
          guard !["Extend", "Format", "ZWJ"].contains(name) else { continue }
          from = start
          to = text.count
        } else if scalar.properties.generalCategory != .format {
          to = text.count
        }
        if Self.letters.contains(name) { hasLetter = true }
      }
    }

    /// The test's names for properties with `_FE` are those that extend what stands before.
    private static func property(_ name: String) -> String {
      name.hasSuffix("_FE") ? String(name.dropLast(3)) : name
    }
  }
}
