/// A JSON value, written in the order given.
///
/// Output is streamed line by line and its keys have a fixed order, which Foundation's encoder does not give.
indirect enum JSONText {
  case array([JSONText])
  case bool(Bool)
  case decimal(Double)
  case null
  case number(Int)
  case object([(String, JSONText)])
  case string(String)

  /// The text of an object, one line.
  static func object(_ members: [(String, JSONText)]) -> String {
    JSONText.object(members).text
  }

  var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .array(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += "," }
        value.write(to: &text)
      }
      text += "]"
    case .bool(let value): text += value ? "true" : "false"
    case .decimal(let value): text += value.isFinite ? "\(value)" : "null"
    case .null: text += "null"
    case .number(let value): text += "\(value)"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        Self.write(member.0, to: &text)
        text += ":"
        member.1.write(to: &text)
      }
      text += "}"
    case .string(let value): Self.write(value, to: &text)
    }
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  /// A path: a string where it is UTF-8, else an object that holds its bytes (`{"bytes": [...]}`).
  static func path(_ bytes: [UInt8]) -> JSONText {
    if let text = String(validating: bytes, as: UTF8.self) { return .string(text) }
    return .object([("bytes", .array(bytes.map { .number(Int($0)) }))])
  }
}
