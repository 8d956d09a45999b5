/// Turns bytes of any encoding into text: by a fixed encoding, or by detection per run of lines.
///
/// Detection: a byte order mark; well-formed UTF-8, which is never taken for anything else; UTF-16 and UTF-32 by the
/// pattern of their units; and else, for each run of lines, the likeliest of UTF-8 with broken bytes, the Cyrillic
/// single-byte encodings and windows-1252. Well-formed UTF-8 is passed through at some GB/s without a copy, the rest
/// takes about 10 ns a byte. Memory: at most twice the input beside it.
public struct TextDecoder: Sendable {
  private enum Method: Sendable {
    case detected
    case fixed(TextEncoding)
    case named(NamedConverter)
  }

  private let method: Method

  /// Makes a decoder.
  ///
  /// - Parameter encoding: A name for all input (see ``TextEncoding/init(name:)``, or any that ICU knows); nil detects.
  /// - Throws: ``DocumentError/unknownEncoding(_:)``.
  public init(encoding: String? = nil) throws {
    guard let encoding else {
      method = .detected
      return
    }
    if let ours = TextEncoding(name: encoding) {
      method = .fixed(ours)
    } else if let converter = NamedConverter(name: encoding) {
      method = .named(converter)
    } else {
      throw DocumentError.unknownEncoding(encoding)
    }
  }

  /// Decodes the whole of a file. Never fails: what cannot be decoded becomes U+FFFD and is counted.
  public func decode(_ bytes: [UInt8]) -> DecodedText {
    var decoded =
      switch method {
      case .detected: detecting(bytes)
      case .fixed(let encoding): fixed(bytes, encoding)
      case .named(let converter): named(bytes, converter)
      }
    if decoded.encodings.contains(where: { $0.byteCount > 0 }) {
      decoded.mojibakeLineCount = decoded.text.withUnsafeBytes { Mojibake().lineCount(in: $0) }
    }
    return decoded
  }

  /// What a line would say if it had not been decoded wrongly once; nil where it looks right as it is.
  public func repairMojibake(_ line: String) -> String? {
    Array(line.utf8).withUnsafeBytes { Mojibake().repair($0) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  // MARK: Detection

  private func detecting(_ bytes: [UInt8]) -> DecodedText {
    bytes.withUnsafeBytes { raw in
      let scan = UTF8Scan(raw)
      if !scan.isWellFormed || scan.containsLowControl,
        let wide = WideText(recognizing: raw, containsLowControl: scan.containsLowControl)
      {
        return wide.decode(raw)
      }
      guard scan.isWellFormed else { return legacy(raw) }
      var decoded = DecodedText(
        encodings: [.init(name: TextEncoding.utf8.rawValue, byteCount: bytes.count)])
      decoded.containsNUL = scan.containsLowControl && containsZero(raw)
      let markLength = Self.markLength(raw)
      if scan.containsCarriageReturn {
        decoded.text = normalizingLineEnds(UnsafeRawBufferPointer(rebasing: raw[markLength...]))
      } else {
        decoded.text = markLength == 0 ? bytes : Array(bytes[markLength...])
      }
      return decoded
    }
  }

  private func legacy(_ bytes: UnsafeRawBufferPointer) -> DecodedText {
    let bytes = UnsafeRawBufferPointer(rebasing: bytes[Self.markLength(bytes)...])
    return decode(bytes, EncodingDetector.runs(in: bytes))
  }

  /// Decodes each run in its encoding.
  private func decode(_ bytes: UnsafeRawBufferPointer, _ runs: [EncodingRun]) -> DecodedText {
    var weights = [Int](repeating: 0, count: EncodingDetector.candidates.count)
    var capacity = 0
    for run in runs {
      weights[run.candidate] += run.weight
      let part = UnsafeRawBufferPointer(rebasing: bytes[run.range])
      capacity +=
        run.candidate == 0
        ? TextBuilder.capacity(utf8: part)
        : TextBuilder.capacity(part, as: CodePage.all[run.candidate - 1])
    }
    var decoded = DecodedText()
    decoded.text = [UInt8](unsafeUninitializedCapacity: capacity) { memory, count in
      var builder = TextBuilder(into: UnsafeMutableRawBufferPointer(memory))
      for run in runs {
        let part = UnsafeRawBufferPointer(rebasing: bytes[run.range])
        if run.candidate == 0 {
          builder.append(utf8: part)
        } else {
          builder.append(part, as: CodePage.all[run.candidate - 1])
        }
      }
      count = builder.count
      decoded.replacedCount = builder.replacedCount
      decoded.containsNUL = builder.containsNUL
    }
    let shares = weights.indices.filter { weights[$0] > 0 }.map {
      DecodedText.Share(
        name: EncodingDetector.candidates[$0].rawValue, byteCount: weights[$0])
    }
    if !shares.isEmpty { decoded.encodings = shares.sorted { $0.byteCount > $1.byteCount } }
    return decoded
  }

  /// 3 where the bytes begin with UTF-8's byte order mark, or 0.
  private static func markLength(_ bytes: UnsafeRawBufferPointer) -> Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  // MARK: Fixed encodings

  private func fixed(_ bytes: [UInt8], _ encoding: TextEncoding) -> DecodedText {
    bytes.withUnsafeBytes { raw in
      if let wide = WideText(encoding, in: raw) { return wide.decode(raw) }
      let start = encoding == .utf8 ? Self.markLength(raw) : 0
      let rest = UnsafeRawBufferPointer(rebasing: raw[start...])
      let candidate = EncodingDetector.candidates.firstIndex(of: encoding) ?? 0
      let run = EncodingRun(range: 0..<rest.count, candidate: candidate, weight: bytes.count)
      var decoded = decode(rest, [run])
      decoded.encodings = [.init(name: encoding.rawValue, byteCount: bytes.count)]
      return decoded
    }
  }

  private func named(_ bytes: [UInt8], _ converter: NamedConverter) -> DecodedText {
    let (text, replacedCount) = bytes.withUnsafeBytes { converter.decode($0) }
    return text.withUnsafeBytes { raw in
      let rest = UnsafeRawBufferPointer(rebasing: raw[Self.markLength(raw)...])
      return DecodedText(
        text: normalizingLineEnds(rest),
        encodings: [.init(name: converter.name, byteCount: bytes.count)],
        replacedCount: replacedCount, containsNUL: text.contains(0))
    }
  }
}
