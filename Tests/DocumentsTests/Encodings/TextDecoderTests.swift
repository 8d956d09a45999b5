import Documents
import TestSupport
import Testing

@Suite struct TextDecoderTests {
  @Test func `a name fixes the encoding for all input`() throws {
    let decoder = try TextDecoder(encoding: "CP1251")
    let decoded = decoder.decode([0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2, 0x98])
    #expect(String(decoding: decoded.text, as: UTF8.self) == "Привет\u{FFFD}")
    #expect(decoded.encodingName == "windows-1251")
    #expect(decoded.replacedCount == 1)
  }

  @Test func `any name that ICU knows will do`() throws {
    let shiftJIS = try TextDecoder(encoding: "Shift_JIS")
    let decoded = shiftJIS.decode([0x93, 0xFA, 0x96, 0x7B, 0x0D, 0x0A, 0x41])
    #expect(String(decoding: decoded.text, as: UTF8.self) == "日本\nA")
    #expect(decoded.encodingName == "Shift_JIS")
    let utf7 = try TextDecoder(encoding: "ibm-855")
    #expect(String(decoding: utf7.decode([0xA1, 0xA0]).text, as: UTF8.self) == "Аа")
  }

  @Test func `ICU's replacements are counted`() throws {
    let decoder = try TextDecoder(encoding: "EUC-JP")
    let decoded = decoder.decode([0x41, 0xFF, 0x42])
    #expect(String(decoding: decoded.text, as: UTF8.self) == "A\u{FFFD}B")
    #expect(decoded.replacedCount == 1)
  }

  @Test func `more text than a buffer holds passes through ICU whole`() throws {
    let decoder = try TextDecoder(encoding: "ibm-855")
    let decoded = decoder.decode([UInt8](repeating: 0xA0, count: 100_000))
    #expect(decoded.text == Array(String(repeating: "а", count: 100_000).utf8))
  }

  @Test func `an unknown name is an error`() {
    #expect(throws: DocumentError.unknownEncoding("klingon-1")) {
      try TextDecoder(encoding: "klingon-1")
    }
  }

  @Test func `names have aliases`() {
    #expect(TextEncoding(name: "IBM866") == .cp866)
    #expect(TextEncoding(name: "utf8") == .utf8)
    #expect(TextEncoding(name: "KOI8_R") == .koi8R)
    for encoding in TextEncoding.allCases {
      #expect(TextEncoding(name: encoding.rawValue) == encoding)
    }
    #expect(TextEncoding(name: "latin-99") == nil)
  }

  @Test func `U+0000 is told`() throws {
    let decoder = try TextDecoder()
    #expect(decoder.decode(Array("a\0b".utf8)).containsNUL)
    #expect(!decoder.decode(Array("ab".utf8)).containsNUL)
  }

  @Test func `no bytes are too bad`() throws {
    var generator = SeededGenerator(seed: 866)
    print("seed 866")
    let decoders = try [nil, "utf-8", "utf-16le", "utf-32be", "cp866", "windows-1252"]
      .map { try TextDecoder(encoding: $0) }
    let alphabets: [[UInt8]] = [
      Array(0...255), Array(0x80...0xFF), [0xD0, 0xD1, 0x80, 0xBF, 0x20, 0x0A],
      [0xE0, 0xED, 0xF0, 0xF4, 0xA0, 0x90, 0x8F, 0xBF, 0x0D, 0x0A],
      [0, 0x04, 0xD8, 0xDC, 0xFF, 0xFE],
    ]
    for _ in 0..<400 {
      let alphabet = alphabets.randomElement(using: &generator) ?? []
      let bytes = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
        alphabet.randomElement(using: &generator) ?? 0
      }
      for decoder in decoders {
        let decoded = decoder.decode(bytes)
        #expect(String(validating: decoded.text, as: UTF8.self) != nil)
        #expect(!decoded.text.contains(0x0D))
        _ = decoder.repairMojibake(String(decoding: decoded.text, as: UTF8.self))
      }
    }
  }

  @Test func `UTF-8 is judged as the standard library judges it`() throws {
    var generator = SeededGenerator(seed: 8)
    print("seed 8")
    let decoder = try TextDecoder(encoding: nil)
    let fixed = try TextDecoder(encoding: "utf-8")
    let pieces: [[UInt8]] = [
      [0x41], [0xD0, 0x96], [0xE2, 0x84, 0x96], [0xF0, 0x9F, 0x98, 0x80], [0xE0, 0xA0, 0x80],
      [0xED, 0x9F, 0xBF], [0xF4, 0x8F, 0xBF, 0xBF], [0xC0, 0x80], [0xE0, 0x80, 0x80],
      [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xD0], [0x80],
    ]
    for round in 0..<2000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...60, using: &generator) {
        let last = round % 2 == 0 ? 7 : pieces.count
        bytes += pieces[Int.random(in: 0..<last, using: &generator)]
      }
      #expect(fixed.decode(bytes).text == Array(String(decoding: bytes, as: UTF8.self).utf8))
      if let text = String(validating: bytes, as: UTF8.self) {
        #expect(decoder.decode(bytes).text == Array(text.utf8))
      }
    }
  }
}
