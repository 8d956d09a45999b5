/// The members of a JSON object (RFC 8259) that are strings or numbers, as text; other values are
/// passed over.
///
/// Only as much of a parser as a line of BEIR needs, so that this module leans on no other.
struct JSONMembers {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  /// Deeper values are refused.
  private static let depthLimit = 64

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Nil where the bytes are no object.
  mutating func members() -> [String: String]? {
    var members: [String: String] = [:]
    guard take("{") else { return nil }
    if take("}") { return isAtEnd ? members : nil }
    repeat {
      guard let name = string(), take(":") else { return nil }
      if let value = string() {
        members[name] = value
      } else {
        skipSpace()
        let start = position
        guard skipValue(depth: 0) else { return nil }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if text.first.map({ $0.isNumber || $0 == "-" }) == true { members[name] = text }
      }
    } while take(",")
    return take("}") && isAtEnd ? members : nil
  }

  private var isAtEnd: Bool {
    bytes[position...].allSatisfy { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }
  }

  private mutating func skipSpace() {
    while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 {
      position += 1
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func skipValue(depth: Int) -> Bool {
    guard depth < Self.depthLimit else { return false }
    if take("{") {
      if take("}") { return true }
      repeat {
        guard string() != nil, take(":"), skipValue(depth: depth + 1) else { return false }
      } while take(",")
      return take("}")
    }
    if take("[") {
      if take("]") { return true }
      repeat { guard skipValue(depth: depth + 1) else { return false } } while take(",")
      return take("]")
    }
    if string() != nil { return true }
    skipSpace()
    let start = position
    while position < bytes.count, isPlain(bytes[position]) { position += 1 }
    return position > start
  }

  /// A byte of a number or of `true`, `false`, `null`.
  private func isPlain(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
      || byte == 0x2B || byte == 0x2D || byte == 0x2E
  }

  /// The string that begins here; nil, and nothing taken, where none does.
  private mutating func string() -> String? {
    let start = position
    guard take("\"") else { return nil }
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): if !escape(&text) { return restart(start) }
      case 0..<0x20: return restart(start)
      default: text.append(byte)
      }
    }
    return restart(start)
  }

  private mutating func restart(_ start: Int) -> String? {
    position = start
    return nil
  }

  private mutating func escape(_ text: inout [UInt8]) -> Bool {
    guard position < bytes.count else { return false }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "u"):
      guard var unit = codeUnit() else { return false }
      if unit >= 0xD800, unit < 0xDC00 {
        let mark = position
        if position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
          bytes[position + 1] == UInt8(ascii: "u")
        {
          position += 2
          if let low = codeUnit(), low >= 0xDC00, low < 0xE000 {
            unit = 0x1_0000 + ((unit - 0xD800) << 10) + (low - 0xDC00)
          } else {
            position = mark
          }
        }
      }
      text += Array(String(Unicode.Scalar(unit) ?? "\u{FFFD}").utf8)
    default: return false
    }
    return true
  }

  private mutating func codeUnit() -> UInt32? {
    guard position + 4 <= bytes.count else { return nil }
    let digits = String(decoding: bytes[position..<position + 4], as: UTF8.self)
    position += 4
    return digits.contains("+") || digits.contains("-") ? nil : UInt32(digits, radix: 16)
  }
}
