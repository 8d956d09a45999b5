/// Reads the strings of a JSON text, whatever they are in.
enum JSONStrings {
  /// All strings in their order; nil where one does not end or its escapes are none.
  static func all(in bytes: [UInt8]) -> [String]? {
    var strings: [String] = []
    var at = 0
    guard let first = bytes.first(where: { $0 > 0x20 }), first == UInt8(ascii: "[") else {
      return nil
    }
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "\"") {
        at += 1
        guard let string = string(bytes, &at) else { return nil }
        strings.append(string)
      } else {
        at += 1
      }
    }
    return strings
  }

  private static func string(_ bytes: [UInt8], _ at: inout Int) -> String? {
    var units: [UInt16] = []
    var start = at
    var text = ""
    func plain() -> String { String(decoding: bytes[start..<at], as: UTF8.self) }
    while at < bytes.count {
      let byte = bytes[at]
      guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
        at += 1
        continue
      }
      text += plain()
      at += 1
      if byte == UInt8(ascii: "\"") { return text }
      guard at < bytes.count else { return nil }
      let escape = bytes[at]
      at += 1
      switch escape {
      case UInt8(ascii: "u"):
        guard at + 4 <= bytes.count,
          let unit = UInt16(String(decoding: bytes[at..<(at + 4)], as: UTF8.self), radix: 16)
        else { return nil }
        at += 4
        units = [unit]
        text += String(decoding: units, as: UTF16.self)
      case UInt8(ascii: "n"): text += "\n"
      case UInt8(ascii: "t"): text += "\t"
      default: text.unicodeScalars.append(Unicode.Scalar(escape))
      }
      start = at
    }
    return nil
  }
}
