import Documents
import TestSupport
import Testing

/// Right means: the decoded text is equal to the original.
@Suite struct EncodingDetectionTests {
  private static let encodings = TextEncoding.allCases.filter {
    $0 != .windows1252 && $0 != .koi8U
  }
  private let decoder: TextDecoder

  init() throws { decoder = try TextDecoder() }

  private func decode(_ bytes: [UInt8]) -> String {
    String(decoding: decoder.decode(bytes).text, as: UTF8.self)
  }

  @Test(arguments: encodings)
  func `a line alone is read in its encoding`(encoding: TextEncoding) throws {
    for line in EncodingSentences.russian {
      let bytes = try #require(EncodingCorpus.encode(line, encoding))
      #expect(decode(bytes) == line)
      // Capitals alone are the same bytes in MacCyrillic and CP866.
      if encoding == .macCyrillic { continue }
      #expect(decoder.decode(bytes).encodingName == encoding.rawValue)
    }
  }

  @Test(arguments: encodings)
  func `a line inside English text is read in its encoding`(encoding: TextEncoding) throws {
    for line in EncodingSentences.russian {
      let text = (EncodingSentences.english + [line] + EncodingSentences.english)
        .joined(separator: "\n")
      let bytes = try #require(EncodingCorpus.encode(text, encoding))
      #expect(decode(bytes) == text)
    }
  }

  @Test func `lines of several encodings in one file are each read in theirs`() throws {
    let order: [TextEncoding] = [.koi8R, .utf8, .cp866, .windows1251, .iso88595, .utf8]
    var bytes: [UInt8] = []
    var text = ""
    for (index, line) in EncodingSentences.russian.enumerated() {
      let encoding = order[index / 2 % order.count]
      bytes += try #require(EncodingCorpus.encode(line + "\n", encoding))
      text += line + "\n"
    }
    let decoded = decoder.decode(bytes)
    #expect(String(decoding: decoded.text, as: UTF8.self) == text)
    #expect(
      Set(decoded.encodings.map(\.name)) == [
        "utf-8", "koi8-r", "cp866", "windows-1251", "iso-8859-5",
      ])
    #expect(decoded.encodings.map(\.byteCount) == decoded.encodings.map(\.byteCount).sorted(by: >))
  }

  @Test func `small letters that MacCyrillic shares are windows-1251`() throws {
    let bytes = try #require(EncodingCorpus.encode("привет, как дела", .windows1251))
    #expect(decoder.decode(bytes).encodingName == "windows-1251")
  }

  @Test func `Western letters inside Latin words are windows-1252`() throws {
    let text = "The résumé of Zoë, a naïve café owner from Besançon, and Mr Müller"
    let bytes = try #require(EncodingCorpus.encode(text, .windows1252))
    #expect(decode(bytes) == text)
  }

  @Test func `other Cyrillic languages do not lead away from windows-1251 and KOI8`() throws {
    let ukrainian = "Її подруга з Києва привезла ґудзики і стрічки для дітей нашої школи"
    let bulgarian = "Всички хора се раждат свободни и равни по достойнство и права"
    let serbian = "Сва људска бића рађају се слободна и једнака у достојанству и правима"
    for text in [ukrainian, bulgarian, serbian] {
      let bytes = try #require(EncodingCorpus.encode(text, .windows1251))
      #expect(decode(bytes) == text)
    }
    let bytes = try #require(EncodingCorpus.encode(ukrainian, .koi8U))
    #expect(decode(bytes) == ukrainian)
  }

  @Test func `a table drawn with box characters is read as CP866`() throws {
    let text = """
      ┌──────────┬───────┐
      │ Название │ Цена  │
      ├──────────┼───────┤
      │ Чай      │ 12.50 │
      └──────────┴───────┘
      """
    let bytes = try #require(EncodingCorpus.encode(text, .cp866))
    #expect(decode(bytes) == text)
  }

  @Test func `a broken byte in UTF-8 is replaced, not read as another encoding`() {
    var bytes = Array(EncodingSentences.russian.joined(separator: "\n").utf8)
    bytes.remove(at: bytes.count / 2 | 1)
    let decoded = decoder.decode(bytes)
    #expect(decoded.encodingName == "utf-8")
    #expect((1...2).contains(decoded.replacedCount))
  }

  @Test func `well-formed UTF-8 is UTF-8 whatever it says`() {
    var generator = SeededGenerator(seed: 20)
    print("seed 20")
    for _ in 0..<300 {
      var text = ""
      for _ in 0..<Int.random(in: 1...40, using: &generator) {
        let value = UInt32.random(in: 0x80...0x2FFF, using: &generator)
        if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
      }
      let decoded = decoder.decode(Array(text.utf8))
      #expect(decoded.encodingName == "utf-8")
      #expect(decoded.text == Array(text.utf8))
    }
  }

  @Test func `letters that look like a byte order mark are letters`() throws {
    let text = "яющихся сеансов, отличных от текущего, больше нет"
    let bytes = try #require(EncodingCorpus.encode(text, .windows1251))
    #expect(decode(bytes) == text)
  }

  @Test func `marks are dropped and line ends become line feeds`() throws {
    for encoding in TextEncoding.allCases where encoding.rawValue.hasPrefix("utf") {
      let text = "\u{FEFF}Да\r\nyes\rнет\n"
      let bytes = try #require(EncodingCorpus.encode(text, encoding))
      let decoded = decoder.decode(bytes)
      #expect(String(decoding: decoded.text, as: UTF8.self) == "Да\nyes\nнет\n")
      #expect(decoded.encodingName == encoding.rawValue)
    }
    let bytes = try #require(EncodingCorpus.encode("Окно открыто\r\nДверь\r", .cp866))
    #expect(decode(bytes) == "Окно открыто\nДверь\n")
  }

  @Test func `nothing and ASCII are UTF-8`() {
    #expect(decoder.decode([]).encodingName == "utf-8")
    #expect(decoder.decode([]).text.isEmpty)
    #expect(decoder.decode(Array("plain".utf8)).encodings == [.init(name: "utf-8", byteCount: 5)])
  }
}
