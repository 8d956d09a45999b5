internal import Postings

/// Cuts query text into tokens; takes any bytes, and time proportional to them.
struct QueryLexer {
  let text: [UInt8]
  private(set) var isQuoteUnclosed = false
  private var index = 0
  /// Open parentheses: within them, a `)` ends the value of a condition.
  private var depth = 0
  /// Marks that were sought to the end of the text in vain, so that no later search repeats it.
  private var absent: Set<QuotationMark> = []

  /// The names of conditions on documents.
  static let conditions: Set<String> = ["after", "before", "date", "ext", "lang", "path"]

  init(_ text: [UInt8]) { self.text = text }

  mutating func next() -> QueryToken? {
    skipSeparators()
    guard index < text.count else { return nil }
    let start = index
    switch text[index] {
    case UInt8(ascii: "("):
      return opened(QueryToken.Modifiers())
    case UInt8(ascii: ")"):
      index += 1
      depth = max(0, depth - 1)
      return .close
    case UInt8(ascii: "|"):
      while index < text.count, text[index] == UInt8(ascii: "|") { index += 1 }
      return .operator(.or, start..<index)
    default:
      return operand()
    }
  }

  // MARK: Operands

  private mutating func operand() -> QueryToken? {
    let start = index
    var modifiers = QueryToken.Modifiers()
    readSign(into: &modifiers)
    if let name = fieldName() {
      if Self.conditions.contains(name) {
        return condition(name, modifiers)
      }
      if let field = Field(rawValue: name) {
        modifiers.field = field
        index += name.utf8.count + 1
      }
    }
    if byte(at: index) == UInt8(ascii: "="), let next = byte(at: index + 1),
      Self.isWordByte(next) || QuotationMark.at(index + 1, of: text) != nil
    {
      modifiers.isExact = true
      index += 1
    }
    guard index < text.count else { return .chunk(modifiers, start..<index) }
    if text[index] == UInt8(ascii: "(") { return opened(modifiers) }
    if let token = phrase(modifiers) { return token }
    return chunk(modifiers, from: start)
  }

  private mutating func opened(_ modifiers: QueryToken.Modifiers) -> QueryToken {
    index += 1
    depth += 1
    return .open(modifiers)
  }

  /// A sign counts when something follows it: not in ` - `, `--help` or `-)`.
  private mutating func readSign(into modifiers: inout QueryToken.Modifiers) {
    guard let sign = byte(at: index), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      let next = byte(at: index + 1), !"+-)|".utf8.contains(next), whitespace(at: index + 1) == 0
    else { return }
    modifiers.occurrence = sign == UInt8(ascii: "+") ? .required : .excluded
    index += 1
  }

  /// The small Latin letters before a colon that has something behind it.
  private func fieldName() -> String? {
    var end = index
    while let byte = byte(at: end), UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte,
      end - index < 8
    {
      end += 1
    }
    guard end > index, byte(at: end) == UInt8(ascii: ":"), let next = byte(at: end + 1),
      !")|".utf8.contains(next), whitespace(at: end + 1) == 0
    else { return nil }
    return String(decoding: text[index..<end], as: UTF8.self)
  }

  private mutating func condition(_ name: String, _ modifiers: QueryToken.Modifiers) -> QueryToken {
    let start = index
    index += name.utf8.count + 1
    var value: Range<Int>
    if let (mark, length) = QuotationMark.at(index, of: text), !mark.closers.isEmpty {
      value = quoted(by: mark, length: length)
    } else {
      value = index..<index
      while index < text.count, whitespace(at: index) == 0,
        depth == 0 || text[index] != UInt8(ascii: ")")
      {
        index += 1
      }
      value = value.lowerBound..<index
    }
    return .condition(
      modifiers, name: name, value: String(decoding: text[value], as: UTF8.self), start..<index)
  }

  private mutating func chunk(
    _ modifiers: QueryToken.Modifiers, from start: Int
  ) -> QueryToken {
    let first = index
    while index < text.count, !"()|".utf8.contains(text[index]), whitespace(at: index) == 0,
      QuotationMark.at(index, of: text) == nil
    {
      index += 1
    }
    if index == first {
      // Nothing follows the modifiers: they are text themselves.
      if start == first { index += 1 }
      return .chunk(QueryToken.Modifiers(), start..<index)
    }
    if modifiers == QueryToken.Modifiers() {
      switch text[first..<index] {
      case "AND": return .operator(.and, first..<index)
      case "NOT": return .operator(.not, first..<index)
      case "OR": return .operator(.or, first..<index)
      default: break
      }
    }
    return .chunk(modifiers, first..<index)
  }

  // MARK: Quotes

  private mutating func phrase(_ modifiers: QueryToken.Modifiers) -> QueryToken? {
    guard let (mark, length) = QuotationMark.at(index, of: text), !mark.closers.isEmpty else {
      return nil
    }
    let content = quoted(by: mark, length: length)
    return .phrase(modifiers, content: content, distance: distance())
  }

  /// What a mark at the index opens, up to the mark that closes it or the end; steps behind it.
  private mutating func quoted(by mark: QuotationMark, length: Int) -> Range<Int> {
    let start = index + length
    let closers = mark.closers.filter { !absent.contains($0) }
    var end = closers.isEmpty ? text.count : start
    while end < text.count {
      if let (found, length) = QuotationMark.at(end, of: text), closers.contains(found) {
        index = end + length
        return start..<end
      }
      end += 1
    }
    absent.formUnion(mark.closers)
    isQuoteUnclosed = true
    index = text.count
    return start..<text.count
  }

  /// `~5` behind a phrase.
  private mutating func distance() -> Int? {
    guard byte(at: index) == UInt8(ascii: "~") else { return nil }
    var end = index + 1
    var number = 0
    while let digit = byte(at: end), UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit {
      number = min(number * 10 + Int(digit - UInt8(ascii: "0")), RankingDefaults.maximumDistance)
      end += 1
    }
    guard end > index + 1 else { return nil }
    index = end
    return number
  }

  // MARK: Bytes

  private func byte(at index: Int) -> UInt8? { index < text.count ? text[index] : nil }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...:
      true
    default: false
    }
  }

  /// White space, marks that close nothing, and inch marks: a `"` right behind a digit.
  private mutating func skipSeparators() {
    while index < text.count {
      let space = whitespace(at: index)
      if space > 0 {
        index += space
      } else if let (mark, length) = QuotationMark.at(index, of: text),
        mark.closers.isEmpty || (mark == .straight && isBehindDigit)
      {
        index += length
      } else {
        return
      }
    }
  }

  private var isBehindDigit: Bool {
    index > 0 && UInt8(ascii: "0")...UInt8(ascii: "9") ~= text[index - 1]
  }

  /// The length of the white space or control character at an index; 0 if there is none.
  private func whitespace(at index: Int) -> Int {
    switch text[index] {
    case 0...0x20, 0x7F: return 1
    case 0xC2 where byte(at: index + 1) == 0xA0 || byte(at: index + 1) == 0x85: return 2
    case 0xE2 where index + 2 < text.count:
      switch (text[index + 1], text[index + 2]) {
      case (0x80, 0x80...0x8A), (0x80, 0xA8...0xA9), (0x80, 0xAF), (0x81, 0x9F): return 3
      default: return 0
      }
    case 0xE3 where index + 2 < text.count && text[index + 1] == 0x80 && text[index + 2] == 0x80:
      return 3
    default: return 0
    }
  }
}

/// Matches bytes against ASCII text in a `switch`.
private func ~= (pattern: String, bytes: ArraySlice<UInt8>) -> Bool {
  pattern.utf8.elementsEqual(bytes)
}
