/// Text made of bytes: well-formed UTF-8 and what had to be done to get it.
public struct DecodedText: Sendable {
  /// Well-formed UTF-8, lines ended by `\n`, no byte order mark.
  public var text: [UInt8]
  /// Encodings found, the most frequent first, with the bytes that each covers.
  public var encodings: [(name: String, byteCount: Int)]
  /// How many ill-formed sequences became U+FFFD.
  public var replacedCount: Int
  /// How many lines were text decoded wrongly once.
  public var mojibakeLineCount: Int
}

/// Decodes UTF-8.
public struct TextDecoder: Sendable {
  /// - Throws: ``DocumentError/unknownEncoding(_:)``.
  public init(encoding: String? = nil) throws {
    if let encoding, encoding.lowercased() != "utf-8" {
      throw DocumentError.unknownEncoding(encoding)
    }
  }

  /// Never fails: ill-formed sequences become U+FFFD.
  public func decode(_ bytes: [UInt8]) -> DecodedText {
    var text = Array(String(decoding: bytes, as: UTF8.self).utf8)
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    if text.contains(0x0D) {
      var normalized: [UInt8] = []
      normalized.reserveCapacity(text.count)
      for (index, byte) in text.enumerated() {
        if byte == 0x0D {
          if index + 1 >= text.count || text[index + 1] != 0x0A { normalized.append(0x0A) }
        } else {
          normalized.append(byte)
        }
      }
      text = normalized
    }
    return DecodedText(
      text: text, encodings: [("utf-8", bytes.count)], replacedCount: 0, mojibakeLineCount: 0)
  }
}
