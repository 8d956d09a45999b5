import Documents
import Foundation
import TestSupport
import Testing

/// Seeded cuts of real text; 60 an encoding and shape, or as many as `SLOVO_ENCODING_CUTS` says.
@Suite struct EncodingCorpusTests {
  private static let seed: UInt64 = 1251
  private static let cuts =
    ProcessInfo.processInfo.environment["SLOVO_ENCODING_CUTS"].flatMap { Int($0) } ?? 60
  private static let legacy: [TextEncoding] = [
    .windows1251, .koi8R, .cp866, .iso88595, .macCyrillic,
  ]

  private static func letters(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.count { (0x410...0x44F).contains($0.value) || $0 == "ё" || $0 == "Ё" }
  }

  /// A cut with its bytes; nil where the encoding cannot express it or it says too little.
  private static func cut(
    _ text: String, _ encoding: TextEncoding, wholeLine: Bool, _ generator: inout SeededGenerator
  ) -> String? {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count > 60 else { return nil }
    var start = Int.random(in: 0..<scalars.count, using: &generator)
    var end = min(scalars.count, start + 1000)
    if wholeLine {
      while start > 0, scalars[start - 1] != "\n" { start -= 1 }
      end = scalars[start...].firstIndex(of: "\n") ?? scalars.count
      end = min(end, start + 200)
    } else if end - start < 900 {
      return nil
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<end])
    let cut = String(view)
    guard letters(cut) >= 40, EncodingCorpus.encode(cut, encoding) != nil else { return nil }
    return cut
  }

  @Test(.enabled(if: EncodingCorpus.exists(EncodingCorpus.bulk), "the bulk corpus is absent"))
  func `cuts of real text are read right`() throws {
    print("seed \(Self.seed), \(Self.cuts) cuts")
    var generator = SeededGenerator(seed: Self.seed)
    let corpus = EncodingCorpus.documents
    try #require(!corpus.russian.isEmpty && !corpus.english.isEmpty)
    let decoder = try TextDecoder()
    for encoding in Self.legacy + [.utf8, .utf16LE, .utf16BE, .utf32LE, .utf32BE] {
      for wholeLine in [true, false] {
        var right = (alone: 0, inside: 0)
        var done = 0
        while done < Self.cuts {
          guard let document = corpus.russian.randomElement(using: &generator),
            let text = Self.cut(document, encoding, wholeLine: wholeLine, &generator),
            let english = corpus.english.randomElement(using: &generator)?.prefix(700),
            let before = EncodingCorpus.encode(english + "\n", encoding),
            let bytes = EncodingCorpus.encode(text, encoding)
          else { continue }
          done += 1
          if decoder.decode(bytes).text == Array(text.utf8) { right.alone += 1 }
          if decoder.decode(before + bytes).text == Array((english + "\n" + text).utf8) {
            right.inside += 1
          }
        }
        print(encoding.rawValue, wholeLine ? "line" : "1 KB", right.alone, right.inside, "of", done)
        let least = encoding.rawValue.hasPrefix("utf") ? 0.995 : wholeLine ? 0.97 : 0.995
        let allowed = max(1, Int((1 - least) * Double(done)))
        #expect(right.alone >= done - allowed, "\(encoding) alone")
        #expect(right.inside >= done - allowed, "\(encoding) inside English")
      }
    }
  }

  @Test(.enabled(if: EncodingCorpus.exists(EncodingCorpus.bulk), "the bulk corpus is absent"))
  func `real UTF-8 is never another encoding`() throws {
    let corpus = EncodingCorpus.documents
    let decoder = try TextDecoder()
    for text in corpus.russian + corpus.english {
      #expect(decoder.decode(Array(text.utf8)).encodingName == "utf-8")
    }
  }
}
