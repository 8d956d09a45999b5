import Foundation
import Testing

@testable import Analysis

/// Snowball's own vocabularies, which Debian's `snowball-data` brings: word for word.
@Suite struct SnowballVocabularyTests {
  private static let folder = "/usr/share/snowball/data/"

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: folder), "snowball-data is not installed"),
    arguments: [("russian", 49_000), ("english", 29_000)])
  func `every word of the vocabulary has its stem`(language: String, fewest: Int) throws {
    let words = try lines(language, "voc.txt")
    let stems = try lines(language, "output.txt")
    #expect(words.count == stems.count && words.count > fewest)
    let stemmer = WordStemmer()
    var wrong: [String] = []
    for (word, stem) in zip(words, stems) {
      let bytes = Array(word.utf8)
      let found = bytes.withUnsafeBufferPointer { buffer -> String in
        guard let start = buffer.baseAddress else { return "" }
        let stem = stemmer.snowball(start, buffer.count, language == "english" ? .latin : .cyrillic)
        return String(
          decoding: UnsafeBufferPointer(start: stem.bytes, count: stem.count), as: UTF8.self)
      }
      if found != stem { wrong.append("\(word): \(found) instead of \(stem)") }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(10))")
  }

  private func lines(_ language: String, _ name: String) throws -> [Substring] {
    let path = Self.folder + language + "/" + name
    return try String(contentsOfFile: path, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: true)
  }
}
