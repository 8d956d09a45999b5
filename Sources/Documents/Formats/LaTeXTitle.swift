/// The title that a LaTeX document gives itself.
enum LaTeXTitle {
  private static let searched = 32 << 10
  private static let command = Array(#"\title"#.utf8)

  /// The argument of `\title` as plain words, or nil when the text is no LaTeX or has none.
  static func find(in text: [UInt8]) -> String? {
    let head = text.prefix(searched)
    guard head.contains(0x5C) else { return nil }
    var index = 0
    while let start = head[index...].firstIndex(of: 0x5C) {
      index = start + 1
      guard head[start...].starts(with: command) else { continue }
      var position = start + command.count
      if position < head.count, head[position] == 0x5B {
        position = (head[position...].firstIndex(of: 0x5D) ?? head.count) + 1
      }
      guard position < head.count, head[position] == 0x7B else { continue }
      let title = argument(head[(position + 1)...])
      return title.isEmpty ? nil : title
    }
    return nil
  }

  /// Reads to the brace that closes, dropping commands and braces.
  private static func argument(_ text: ArraySlice<UInt8>) -> String {
    var depth = 1
    var plain: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex, plain.count < 800 {
      let byte = text[index]
      index += 1
      switch byte {
      case 0x7B: depth += 1
      case 0x7D:
        depth -= 1
        if depth == 0 {
          return String(decoding: TextLines.words(of: plain[...]), as: UTF8.self)
        }
      case 0x5C:
        let end = text[index...].firstIndex { !ASCII.isLetter($0) } ?? text.endIndex
        index = max(end, min(index + 1, text.endIndex))
        plain.append(0x20)
      case 0x7E: plain.append(0x20)
      default: plain.append(byte)
      }
    }
    return ""
  }
}
