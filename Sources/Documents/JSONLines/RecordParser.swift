internal import CJSON

/// Makes a document of one line of JSON. Not to be shared between threads.
final class RecordParser {
  private let parser: OpaquePointer
  /// Decodes a line whose bytes are not UTF-8, by the encoding that was asked for.
  private let lineDecoder: TextDecoder
  private let isEncodingGiven: Bool

  /// - Throws: ``DocumentError/unknownEncoding(_:)``.
  init(encoding: String?) throws {
    lineDecoder = try TextDecoder(encoding: encoding)
    isEncodingGiven = encoding != nil && encoding?.lowercased() != "utf-8"
    guard let parser = cjson_parser_create() else {
      throw DocumentError.system(call: "allocate", errno: 12)
    }
    self.parser = parser
  }

  deinit { cjson_parser_destroy(parser) }

  /// The document of a line.
  func parse(_ line: UnsafeRawBufferPointer, line number: Int) -> Result<Document, DocumentError> {
    isEncodingGiven || !UTF8Scan(line).isWellFormed
      ? parseDecoded(line, line: number) : parse(line, line: number, decoded: nil)
  }

  private func parse(
    _ line: UnsafeRawBufferPointer, line number: Int, decoded: DecodedText?
  ) -> Result<Document, DocumentError> {
    var record = cjson_record()
    let status = line.withMemoryRebound(to: UInt8.self) { bytes in
      bytes.baseAddress.map { cjson_parse(parser, $0, bytes.count, &record) } ?? CJSON_NO_OBJECT
    }
    func malformed(_ reason: String) -> Result<Document, DocumentError> {
      .failure(.malformedRecord(line: number, reason: reason))
    }
    switch status {
    case CJSON_RECORD: break
    case CJSON_NO_OBJECT: return malformed("not an object")
    case CJSON_MALFORMED:
      return malformed(record.message.map { String(cString: $0) } ?? "no JSON")
    default: return malformed("not enough memory")
    }
    switch cjson_kind(UInt32(record.text.kind)) {
    case CJSON_STRING: return .success(document(record, line: number, decoded: decoded))
    case CJSON_ABSENT, CJSON_NULL: return malformed("no text")
    default: return malformed("text is not a string")
    }
  }

  /// Decodes a line to UTF-8 before it is parsed.
  private func parseDecoded(
    _ line: UnsafeRawBufferPointer, line number: Int
  ) -> Result<Document, DocumentError> {
    let decoded = lineDecoder.decode(Array(line))
    return decoded.text.withUnsafeBytes { parse($0, line: number, decoded: decoded) }
  }

  private func document(_ record: cjson_record, line number: Int, decoded: DecodedText?) -> Document
  {
    let (text, mojibakeLineCount) = Self.text(record.text)
    var document = Document(body: text, format: .json)
    let nulCount = StrayNUL.replace(in: &document.body)
    TerminalEscapes.remove(from: &document.body)
    document.identifier = String(number)
    if record.id.kind == CJSON_STRING.rawValue || record.id.kind == CJSON_NUMBER.rawValue,
      record.id.length > 0
    {
      document.identifier = String(decoding: Self.bytes(record.id), as: UTF8.self)
    }
    if record.title.kind == CJSON_STRING.rawValue || record.title.kind == CJSON_NUMBER.rawValue {
      var title = Self.bytes(record.title)
      _ = StrayNUL.replace(in: &title)
      document.title = String(decoding: TextLines.words(of: title[...]), as: UTF8.self)
    }
    document.date = Self.date(record.date)
    document.replacedCount =
      nulCount + (decoded?.replacedCount ?? 0) + Int(record.replaced_count)
    document.mojibakeLineCount = mojibakeLineCount
    if let decoded {
      document.encoding = decoded.encodings.map(\.name).joined(separator: "+")
    }
    return document
  }

  /// A string with its line ends made `\n`, and how many of its lines were decoded wrongly once.
  ///
  /// The whole line is well-formed UTF-8, and so is the string.
  private static func text(_ value: cjson_value) -> ([UInt8], Int) {
    guard let start = value.bytes else { return ([], 0) }
    var bytes = UnsafeRawBufferPointer(start: start, count: value.length)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      bytes = UnsafeRawBufferPointer(rebasing: bytes[3...])
    }
    let text = normalizingLineEnds(bytes)
    return (text, text.withUnsafeBytes { Mojibake().lineCount(in: $0) })
  }

  private static func bytes(_ value: cjson_value) -> [UInt8] {
    Array(UnsafeBufferPointer(start: value.bytes, count: value.bytes == nil ? 0 : value.length))
  }

  /// A number from 100 billion on is milliseconds: in seconds it would lie beyond the year 5000.
  private static func date(_ value: cjson_value) -> Int64? {
    switch cjson_kind(UInt32(value.kind)) {
    case CJSON_STRING: return DateParser.parse(bytes(value))
    case CJSON_NUMBER:
      guard let number = Double(String(decoding: bytes(value), as: UTF8.self)),
        abs(number) < 1e15
      else { return nil }
      return Int64(abs(number) >= 1e11 ? number / 1000 : number)
    default: return nil
    }
  }
}
