import Documents
import Glibc
import SystemPackage
import Testing

@Suite("JSON Lines") struct JSONLinesTests {
  let folder = TemporaryFolder()

  private func read(
    bytes: [UInt8], options: ReadingOptions = ReadingOptions()
  ) throws -> [(line: Int, result: Result<Document, DocumentError>)] {
    var records: [(line: Int, result: Result<Document, DocumentError>)] = []
    try JSONLinesReader(options: options).forEachRecord(in: folder.write("a.jsonl", bytes: bytes)) {
      records.append(($0, $1))
      return true
    }
    return records
  }

  private func one(_ line: String) throws -> Document {
    try #require(try read(bytes: Array(line.utf8)).first).result.get()
  }

  private func text(_ line: String) throws -> String {
    String(decoding: try one(line).body, as: UTF8.self)
  }

  @Test("a record is a document") func record() throws {
    let document = try one(
      #"{"id": "ru/1", "title": "Два\nслова", "text": "Норов\nсказал", "date": "2019-08-26", "lang": {"a": [1, "}"]}}"#
    )
    #expect(document.identifier == "ru/1")
    #expect(document.title == "Два слова")
    #expect(String(decoding: document.body, as: UTF8.self) == "Норов\nсказал")
    #expect(document.date == 1_566_777_600)
    #expect(document.format == .json)
    #expect(document.sourceLines == nil)
  }

  @Test(
    "fields have other names, and numbers are names too",
    arguments: [
      (#"{"_id": 42, "contents": "т"}"#, "42"), (#"{"docid": "d", "body": "т"}"#, "d"),
      (#"{"content": "т", "docid": "d", "id": "i"}"#, "i"), (#"{"text": "т"}"#, "1"),
      (#"{"text": "т", "id": null}"#, "1"),
      (#"{"text": "т", "id": 12345678901234567890123}"#, "12345678901234567890123"),
      (#"{"body": "нет", "text": "т", "id": "1", "id": "2"}"#, "2"),
      (#"{"text": "т", "body": "нет", "id": 7 }"#, "7"),
    ])
  func names(line: String, identifier: String) throws {
    #expect(try one(line).identifier == identifier)
    #expect(try text(line) == "т")
  }

  @Test(
    "escapes are resolved, lone surrogates become U+FFFD",
    arguments: [
      (#"{"text": "\u0416\n\t\"\\\/ \uD83D\uDE00"}"#, "Ж\n\t\"\\/ 😀"),
      (#"{"text": "\uD83D!"}"#, "\u{FFFD}!"), (#"{"text": "\uDE00\uD83D"}"#, "\u{FFFD}\u{FFFD}"),
      (#"{"text": "\uD83D\u0041"}"#, "\u{FFFD}A"), (#"{"text": "a\r\nb"}"#, "a\nb"),
      (#"{"te\u0078t": "нет", "text": "да"}"#, "да"), (#"{"text": "\u0000"}"#, "\u{FFFD}"),
      (#"{"text": ""}"#, ""),
    ])
  func escapes(line: String, expected: String) throws {
    #expect(try text(line) == expected)
  }

  @Test("lone surrogates are counted where they are read") func loneSurrogates() throws {
    let document = try one(
      #"{"title": "\uDE00", "other": "\uD83D", "text": "\\uD83D \"\uD83D\uD83D\uDE00"}"#)
    #expect(String(decoding: document.body, as: UTF8.self) == "\\uD83D \"\u{FFFD}😀")
    #expect(document.replacedCount == 2)
  }

  @Test("what other programs write for numbers that are none is passed over") func notNumbers()
    throws
  {
    let document = try one(#"{"id": NaN, "n": [Infinity, -Infinity], "date": NaN, "text": "т"}"#)
    #expect(document.identifier == "1")
    #expect(document.date == nil)
  }

  @Test(
    "numbers may be larger than any machine's",
    arguments: ["1e400", "-0e999", String(repeating: "7", count: 700), "[1e309, 1e310, 1.5E+999]"])
  func largeNumbers(value: String) throws {
    let line = "{\"n\": \(value), \"text\": \"т \\uD83D\", \"m\": {\"n\": \(value)}, \"id\": 7}"
    let document = try one(line)
    #expect(document.identifier == "7")
    #expect(String(decoding: document.body, as: UTF8.self) == "т \u{FFFD}")
    #expect(document.replacedCount == 1)
  }

  @Test(
    "seconds and milliseconds are dates",
    arguments: ["1566777600", "1566777600000", "1566777600.9", "\"26 августа 2019\""])
  func dates(value: String) throws {
    #expect(try one("{\"text\": \"т\", \"published\": \(value)}").date == 1_566_777_600)
  }

  @Test("byte order mark, carriage returns, blank lines and a missing last line feed are no errors")
  func layout() throws {
    let bytes: [UInt8] =
      [0xEF, 0xBB, 0xBF]
      + Array("{\"text\":\"a\"}\r\n\r\n  \n {\"text\":\"b\"} \n{\"text\":\"c\"}".utf8)
    let records = try read(bytes: bytes)
    #expect(records.map(\.line) == [1, 4, 5])
    #expect(records.allSatisfy { (try? $0.result.get()) != nil })
  }

  @Test(
    "a malformed line is reported with its number and reason, and the next is read",
    arguments: [
      (#"{"id": "a"}"#, "no text"), (#"{"text": null}"#, "no text"),
      (#"{"text": ["a"]}"#, "text is not a string"), (#"{"text": 5}"#, "text is not a string"),
      ("[1, 2]", "not an object"), ("\"text\"", "not an object"), ("42", "not an object"),
      ("слово", "no JSON"),
      (#"{"text": "a"} {"text": "b"}"#, "more after the object"),
      (#"{"text": "a", "title": "тру"#, "string without its closing quote"),
      (#"{"text": "a""#, "object without its closing brace"),
      ("{\"text\": \"a\tb\"}", "control character in a string"),
      (#"{"text": "\x"}"#, "ill-formed string or escape"), (#"{"text": "a",}"#, "no JSON"),
      (#"{text: "a"}"#, "no JSON"), ("{}", "no text"), ("{", "object without its closing brace"),
      (#"{"text": "a", "n": tru}"#, "no JSON"), (#"{"text": "a", "n": 1.}"#, "ill-formed number"),
      ("{\"text\": \"a\"}\u{0}{}", "more after the object"),
      ("{\"text\": \"a\u{0}b\"}", "control character in a string"),
      (
        "{\"text\": \"\(String(repeating: "слово ", count: 20))\u{1F}\"}",
        "control character in a string"
      ),
      (
        "{\"text\": \"a\", \"n\": \(String(repeating: "[", count: 100_000))}",
        "nested too deeply"
      ),
    ])
  func malformed(line: String, reason: String) throws {
    let records = try read(bytes: Array("\(line)\n{\"text\": \"дальше\"}\n".utf8))
    #expect(records.count == 2)
    guard case .failure(let error)? = records.first?.result else {
      Issue.record("no error for \(line)")
      return
    }
    #expect(error == .malformedRecord(line: 1, reason: reason))
    #expect((try? records.last?.result.get()) != nil)
  }

  @Test("bytes that are not UTF-8 do not lose the record") func illFormed() throws {
    let bytes: [UInt8] =
      Array("{\"id\": \"a\", \"text\": \"слово ".utf8) + [0xFF, 0xFE] + Array("\"}".utf8)
    let document = try #require(try read(bytes: bytes).first).result.get()
    #expect(document.identifier == "a")
    #expect(String(decoding: document.body, as: UTF8.self).hasPrefix("слово"))
  }

  @Test("a line longer than the limit is refused and the next is read") func overlong() throws {
    var options = ReadingOptions()
    options.sizeLimit = 3_000_000
    let long = "{\"text\": \"\(String(repeating: "a", count: 9_000_000))\"}"
    let records = try read(bytes: Array("\(long)\n{\"text\": \"b\"}".utf8), options: options)
    #expect(records.map(\.line) == [1, 2])
    guard case .failure(.tooLarge(let size, 3_000_000))? = records.first?.result else {
      Issue.record("not refused")
      return
    }
    #expect(size == long.utf8.count)
    #expect((try? records.last?.result.get()) != nil)
  }

  @Test("reading ends when the caller has enough") func stop() throws {
    let path = folder.write("b.jsonl", String(repeating: "{\"text\":\"a\"}\n", count: 10))
    var count = 0
    try JSONLinesReader().forEachRecord(in: path) { _, _ in
      count += 1
      return count < 3
    }
    #expect(count == 3)
  }

  @Test("a file that is not there is a system error") func missing() {
    #expect(throws: DocumentError.system(call: "open", errno: ENOENT)) {
      try JSONLinesReader().forEachRecord(in: "/tmp/no such file") { _, _ in true }
    }
  }

  @Test("a stream is read as a file is") func stream() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let bytes = Array("{\"text\":\"из трубы\"}\n".utf8)
    #expect(Glibc.write(ends[1], bytes, bytes.count) == bytes.count)
    close(ends[1])
    var texts: [String] = []
    try JSONLinesReader().forEachRecord(inDescriptor: ends[0]) { _, result in
      texts.append(String(decoding: try result.get().body, as: UTF8.self))
      return true
    }
    close(ends[0])
    #expect(texts == ["из трубы"])
  }
}
