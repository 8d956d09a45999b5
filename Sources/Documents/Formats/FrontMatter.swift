/// The block of fields before a Markdown text: YAML between `---`, TOML between `+++`, or bare YAML
/// before `---`.
///
/// Only what the index uses is read: title and date, as plain or quoted scalars and folded blocks.
/// Everything else in the block is passed over; it is not text of the document.
struct FrontMatter {
  var title = ""
  var date: Int64?
  /// Lines and bytes of the block with its fences.
  private(set) var lineCount = 0
  private(set) var byteCount = 0

  private static let lineLimit = 2000
  private static let titleKeys = ["title"]
  /// In order of preference. `ms.date` is written month first.
  private static let dateKeys = [
    "date", "published", "pubdate", "publishdate", "created", "ms.date", "updated", "lastmod",
  ]

  /// The block at the beginning of a text, or nil when there is none.
  init?(_ text: [UInt8]) {
    var lines = TextLines(text)
    guard let first = lines.next() else { return nil }
    let fence = text[first]
    let isTOML: Bool
    switch String(decoding: fence.prefix(8), as: UTF8.self) {
    case "---", "--- ": isTOML = false
    case "+++", "+++ ": isTOML = true
    default:
      // Some sources leave the opening fence out: then every line must look like a field.
      guard Self.isField(fence) else { return nil }
      isTOML = false
      lines = TextLines(text)
    }
    let isOpen = lines.position == 0
    var block: [Range<Int>] = []
    var count = isOpen ? 0 : 1
    while let line = lines.next() {
      count += 1
      let trimmed = ASCII.trimmed(text[line])
      if trimmed.elementsEqual(isTOML ? "+++".utf8 : "---".utf8)
        || (!isTOML && trimmed.elementsEqual("...".utf8))
      {
        lineCount = count
        byteCount = lines.position
        break
      }
      if isOpen, !(trimmed.isEmpty || text[line].first == 0x20 || Self.isField(text[line])) {
        return nil
      }
      guard block.count < (isOpen ? 20 : Self.lineLimit) else { return nil }
      block.append(line)
    }
    guard lineCount > 0 else { return nil }
    readFields(block.map { text[$0] }, separator: isTOML ? 0x3D : 0x3A)
  }

  /// Whether a line is `word:` or `word: value`, the word in lower case letters.
  private static func isField(_ line: ArraySlice<UInt8>) -> Bool {
    guard let colon = line.firstIndex(of: 0x3A), colon > line.startIndex else { return false }
    let rest = line[(colon + 1)...]
    return line[..<colon].allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x5F || $0 == 0x2D }
      && (rest.isEmpty || rest.first == 0x20)
  }

  private mutating func readFields(_ lines: [ArraySlice<UInt8>], separator: UInt8) {
    var bestDate = Self.dateKeys.count
    for (index, line) in lines.enumerated() {
      guard let first = line.first, !ASCII.isSpace(first),
        let split = line.firstIndex(of: separator)
      else { continue }
      var key = String(decoding: ASCII.trimmed(line[..<split]), as: UTF8.self).lowercased()
      if key.first == "\"" || key.first == "'" { key = String(key.dropFirst().dropLast()) }
      if Self.titleKeys.contains(key), title.isEmpty {
        let value = Self.scalar(line[(split + 1)...], following: lines[(index + 1)...])
        title = String(decoding: TextLines.words(of: value[...]), as: UTF8.self)
      } else if let rank = Self.dateKeys.firstIndex(of: key), rank < bestDate {
        let value = Self.scalar(line[(split + 1)...], following: [])
        if let parsed = DateParser.parse(value, monthFirst: key == "ms.date") {
          date = parsed
          bestDate = rank
        }
      }
    }
  }

  /// A value without quotes; of a folded block (`>`, `|`) or an open plain value the lines that are
  /// indented.
  private static func scalar(
    _ value: ArraySlice<UInt8>, following: ArraySlice<ArraySlice<UInt8>>
  ) -> [UInt8] {
    let trimmed = ASCII.trimmed(value)
    if let first = trimmed.first, first == 0x3E || first == 0x7C, trimmed.count <= 3 {
      var joined: [UInt8] = []
      for line in following {
        guard let first = line.first, ASCII.isSpace(first) else { break }
        joined += ASCII.trimmed(line) + [0x20]
      }
      return joined
    }
    guard let quote = trimmed.first, quote == 0x22 || quote == 0x27 else {
      return plainScalar(trimmed)
    }
    var result: [UInt8] = []
    var index = trimmed.startIndex + 1
    while index < trimmed.endIndex {
      let byte = trimmed[index]
      let next = index + 1 < trimmed.endIndex ? trimmed[index + 1] : 0
      if byte == 0x5C, quote == 0x22, next == 0x22 || next == 0x5C {
        result.append(next)
        index += 1
      } else if byte == 0x27, quote == 0x27, next == 0x27 {
        result.append(byte)
        index += 1
      } else if byte == quote {
        break
      } else {
        result.append(byte)
      }
      index += 1
    }
    return result
  }

  /// A value to the ` #` that begins a comment.
  private static func plainScalar(_ value: ArraySlice<UInt8>) -> [UInt8] {
    for index in value.indices.dropFirst()
    where value[index] == 0x23 && ASCII.isSpace(value[index - 1]) {
      return Array(ASCII.trimmed(value[..<index]))
    }
    return Array(value)
  }
}
