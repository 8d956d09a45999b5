/// A heading of a Markdown text: `# Title`, `Title` over `===` or `---`.
struct MarkdownHeading {
  /// Without marks of emphasis, code, links, and attributes in braces.
  var title: String
  /// Whether only blank lines come before it.
  var isAtStart: Bool
  /// Lines and bytes from the beginning of the text to the end of the heading.
  var endLine: Int
  var endOffset: Int

  private static let lineLimit = 500

  /// The first heading outside of code fences within the first 500 lines.
  static func first(in text: [UInt8]) -> Self? {
    var lines = TextLines(text)
    var fence: UInt8?
    var previous: ArraySlice<UInt8> = []
    var number = 0
    var firstFilled: Int?
    while number < lineLimit, let range = lines.next() {
      number += 1
      let line = ASCII.trimmed(text[range].prefix(2000))
      defer { previous = line }
      if let mark = fenceMark(line) {
        fence = fence == nil ? mark : (fence == mark ? nil : fence)
        continue
      }
      if fence != nil || line.isEmpty { continue }
      if firstFilled == nil { firstFilled = number }
      let isUnderline = isUnderline(line) && !previous.isEmpty && !isMarked(previous)
      guard let content = isUnderline ? previous : numberSignContent(line) else { continue }
      let title = plain(content)
      guard !title.isEmpty else { continue }
      let start = isUnderline ? number - 1 : number
      return Self(
        title: title, isAtStart: firstFilled == start, endLine: number,
        endOffset: lines.position)
    }
    return nil
  }

  private static func fenceMark(_ line: ArraySlice<UInt8>) -> UInt8? {
    line.starts(with: "```".utf8) ? 0x60 : line.starts(with: "~~~".utf8) ? 0x7E : nil
  }

  private static func isUnderline(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count >= 2, let mark = line.first, mark == 0x3D || mark == 0x2D else { return false }
    return line.allSatisfy { $0 == mark }
  }

  /// Whether a line begins as a list, quotation, table or element, so that no underline makes it a
  /// heading.
  private static func isMarked(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first else { return true }
    return "-*+>|<#".utf8.contains(first)
  }

  private static func numberSignContent(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let content = line.drop { $0 == 0x23 }
    let level = content.startIndex - line.startIndex
    guard (1...6).contains(level), let first = content.first, ASCII.isSpace(first) else {
      return nil
    }
    let trimmed = ASCII.trimmed(content)
    var open = trimmed
    while open.last == 0x23 { open.removeLast() }
    // A closing row of number signs stands apart: `## C# ##`.
    return open.last.map(ASCII.isSpace) ?? true ? ASCII.trimmed(open) : trimmed
  }

  /// Whether an anchor's tag goes on after its `<`; other elements may be type parameters.
  private static func isAnchor(_ rest: ArraySlice<UInt8>) -> Bool {
    ["a ", "a>", "/a>"].contains { rest.starts(with: $0.utf8) }
  }

  /// Words of a heading without its marks.
  private static func plain(_ heading: ArraySlice<UInt8>) -> String {
    var source = heading
    // Attributes: `Title {#anchor .class}`.
    if source.last == 0x7D, let brace = source.lastIndex(of: 0x7B), brace > source.startIndex,
      [0x23, 0x2E, 0x3A].contains(source[brace + 1])
    {
      source = source[..<brace]
    }
    var words: [UInt8] = []
    var index = source.startIndex
    while index < source.endIndex {
      let byte = source[index]
      let next = index + 1 < source.endIndex ? source[index + 1] : 0
      index += 1
      switch byte {
      case 0x2A, 0x60, 0x5B: continue
      case 0x3C where isAnchor(source[index...]):
        index = (source[index...].firstIndex(of: 0x3E) ?? source.endIndex - 1) + 1
      case 0x21 where next == 0x5B: continue
      case 0x5C where next != 0 && !ASCII.isLetter(next) && next < 0x80:
        words.append(next)
        index += 1
      case 0x5D where next == 0x28:
        // The target of a link ends at its parenthesis.
        index = (source[index...].firstIndex(of: 0x29) ?? source.endIndex - 1) + 1
      case 0x5D: continue
      default: words.append(byte)
      }
    }
    return String(decoding: TextLines.words(of: words[...]), as: UTF8.self)
  }
}
