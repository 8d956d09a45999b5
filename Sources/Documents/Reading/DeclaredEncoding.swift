/// The encoding that a page or an XML document says it is in.
///
/// Declarations are often wrong: servers recode, editors save. So one counts only where detection
/// could not know better: the bytes are not UTF-8, the name is outside of the Cyrillic and Unicode
/// encodings that detection tells apart, and nothing is ill-formed in it.
enum DeclaredEncoding {
  private static let searched = 2048
  private static let detected: [String] = [
    "cp1251", "cp866", "ibm866", "iso-8859-5", "koi8-r", "koi8-u", "utf-16", "utf-16be",
    "utf-16le", "utf-32", "utf-8", "utf8", "win-1251", "windows-1251", "x-mac-cyrillic",
  ]

  /// The text as declared, where that is to be believed rather than what was detected.
  static func better(than decoded: DecodedText, for bytes: [UInt8]) -> DecodedText? {
    guard !decoded.encodings.allSatisfy({ $0.name == "utf-8" }) || decoded.replacedCount > 0,
      let name = name(in: bytes), !detected.contains(name),
      let decoder = try? TextDecoder(encoding: name)
    else { return nil }
    let other = decoder.decode(bytes)
    return other.replacedCount == 0 ? other : nil
  }

  /// The value of the first `charset=` or `encoding=` of the beginning, in lower case.
  static func name(in bytes: [UInt8]) -> String? {
    let head = bytes.prefix(searched).map(ASCII.lowercased)
    for key in ["charset=", "encoding="] {
      let pattern = Array(key.utf8)
      var index = 0
      while let start = head[index...].firstIndex(of: pattern[0]) {
        index = start + 1
        guard head[start...].starts(with: pattern) else { continue }
        let value = head[(start + pattern.count)...].drop { $0 == 0x22 || $0 == 0x27 }
        let name = value.prefix {
          ASCII.isLetter($0) || ASCII.isDigit($0) || [0x2D, 0x5F, 0x3A, 0x2E].contains($0)
        }
        return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
      }
    }
    return nil
  }
}
