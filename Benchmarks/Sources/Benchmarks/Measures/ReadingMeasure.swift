internal import Documents
internal import Glibc
internal import SystemPackage

/// Bytes to text: JSON Lines, encodings, HTML.
struct ReadingMeasure {
  private let settings: Settings

  init(_ settings: Settings) { self.settings = settings }

  func run() throws {
    let corpus = try Corpus(settings.corpus, bytes: min(settings.analyzedBytes, 16 << 20))
    let reader = try DocumentReader()
    print("## Reading\n")
    print("One thread, CPU time, MB of source; least of \(settings.rounds) rounds.\n")
    var table = ResultTable("", "MB/s")
    var documents = 0
    let lines = try rate(Int(try Files.size(settings.corpus))) {
      documents = 0
      try JSONLinesReader().forEachRecord(in: FilePath(settings.corpus)) { _, result in
        if case .success = result { documents += 1 }
        return true
      }
    }
    table.add("JSON Lines, \(documents) records", lines)
    let russian = corpus.bodies.filter(Self.isRussian)
    for (encoding, name) in [
      ("UTF-8", "utf-8"), ("CP1251", "windows-1251"), ("KOI8-R", "koi8-r"), ("CP866", "cp866"),
    ] {
      let texts = encoding == "UTF-8" ? russian : russian.map { Self.encode($0, encoding) }
      let right = texts.reduce(0) {
        let found = (try? reader.document(from: $1, name: "a.txt"))?.encoding
        return $0 + (found == name ? 1 : 0)
      }
      let rate = try rate(texts.reduce(0) { $0 + $1.count }) {
        for text in texts { _ = try reader.document(from: text, name: "a.txt") }
      }
      table.add("Russian text in \(name), told in \(right) of \(texts.count)", rate)
    }
    let pages = corpus.bodies.map(Self.html)
    table.add(
      "HTML, \(pages.count) pages",
      try rate(pages.reduce(0) { $0 + $1.count }) {
        for page in pages { _ = try reader.document(from: page, name: "a.html") }
      })
    table.print()
  }

  private func rate(_ bytes: Int, _ work: () throws -> Void) throws -> String {
    var least = Double.infinity
    for _ in 0..<settings.rounds {
      let watch = Stopwatch()
      try work()
      least = min(least, watch.thread)
    }
    return (Double(bytes) / 1e6 / least).decimal(1)
  }

  /// At least a third of the bytes lead Cyrillic letters.
  private static func isRussian(_ text: [UInt8]) -> Bool {
    text.count > 200 && text.reduce(0) { $0 + ($1 & 0xFE == 0xD0 ? 1 : 0) } * 3 > text.count
  }

  /// The text in another encoding; what that does not have is left out.
  private static func encode(_ text: [UInt8], _ encoding: String) -> [UInt8] {
    guard let converter = iconv_open(encoding + "//IGNORE", "UTF-8") else { return [] }
    defer { iconv_close(converter) }
    var source = text.map { CChar(bitPattern: $0) }
    return [UInt8](unsafeUninitializedCapacity: text.count) { buffer, count in
      source.withUnsafeMutableBufferPointer { source in
        buffer.withMemoryRebound(to: CChar.self) { buffer in
          var input = source.baseAddress
          var inputCount = source.count
          var output = buffer.baseAddress
          var outputCount = buffer.count
          iconv(converter, &input, &inputCount, &output, &outputCount)
          count = buffer.count - outputCount
        }
      }
    }
  }

  /// A page with the text's lines as paragraphs.
  private static func html(_ text: [UInt8]) -> [UInt8] {
    var page = Array("<!DOCTYPE html><html><head><title>Page</title></head><body>\n<p>".utf8)
    for byte in text {
      switch byte {
      case UInt8(ascii: "<"): page += "&lt;".utf8
      case UInt8(ascii: "&"): page += "&amp;".utf8
      case 0x0A: page += "</p>\n<p>".utf8
      default: page.append(byte)
      }
    }
    return page + Array("</p>\n</body></html>\n".utf8)
  }
}
