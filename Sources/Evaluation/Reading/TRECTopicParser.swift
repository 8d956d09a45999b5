/// Topics in the markup of TREC, which is neither SGML nor XML: most elements are never closed, and
/// an ampersand may stand for itself.
struct TRECTopicParser {
  let file: String

  /// An element's name, its `number` attribute where it has one, and the text up to the next tag.
  private struct Element {
    var name: String
    var number: String?
    var text: String
    var line: Int
  }

  /// Words that precede a value and are none of it.
  private static let labels = ["Number:", "Topic:", "Description:", "Query:"]

  func topics(_ bytes: UnsafeBufferPointer<UInt8>) throws -> [Topic] {
    var topics: [Topic] = []
    var seen: Set<String> = []
    var open: Element?
    var values: [String: String] = [:]
    for element in elements(bytes) {
      switch element.name {
      case "top", "topic":
        if let start = open { try close(start, values, &topics, &seen) }
        open = element
        values = element.number.map { ["num": $0] } ?? [:]
      case "/top", "/topic":
        if let start = open { try close(start, values, &topics, &seen) }
        open = nil
      default:
        let value = Self.value(element.text)
        if open != nil, values[element.name] == nil, !value.isEmpty { values[element.name] = value }
      }
    }
    if let start = open { try close(start, values, &topics, &seen) }
    return topics
  }

  private func close(
    _ start: Element, _ values: [String: String], _ topics: inout [Topic], _ seen: inout Set<String>
  ) throws {
    guard let id = values["num"], !id.contains(where: \.isWhitespace) else {
      throw EvaluationError.malformedLine(
        file: file, line: start.line, expected: "a topic with <num>",
        text: "<\(start.name)> \(values["num"] ?? "")")
    }
    guard let text = values["title"] ?? values["query"] ?? values["desc"] else {
      throw EvaluationError.malformedLine(
        file: file, line: start.line, expected: "a topic with <title>", text: "<num> \(id)")
    }
    guard seen.insert(id).inserted else {
      throw EvaluationError.duplicate(file: file, line: start.line, pair: "topic \"\(id)\"")
    }
    topics.append(Topic(id: id, text: text))
  }

  private func elements(_ bytes: UnsafeBufferPointer<UInt8>) -> [Element] {
    var elements: [Element] = []
    var line = 1
    var position = 0
    while position < bytes.count {
      guard let end = tagEnd(bytes, position) else {
        if bytes[position] == 0x0A { line += 1 }
        position += 1
        continue
      }
      let tag = String(decoding: bytes[position + 1..<end], as: UTF8.self)
      var next = end + 1
      while next < bytes.count, tagEnd(bytes, next) == nil { next += 1 }
      let text = String(decoding: bytes[end + 1..<next], as: UTF8.self)
      elements.append(Self.element(tag, text, line))
      line += bytes[position..<next].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
      position = next
    }
    return elements
  }

  /// Where the tag ends that begins here; nil where none does: a `<` of a text is no tag.
  private func tagEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    guard bytes[start] == UInt8(ascii: "<"), start + 1 < bytes.count else { return nil }
    let first = bytes[start + 1]
    guard first == UInt8(ascii: "/") || (first | 0x20 >= 0x61 && first | 0x20 <= 0x7A) else {
      return nil
    }
    // No tag of a topic file is long; a text with a lone `<` need not be searched to its end.
    let limit = min(bytes.count, start + 200)
    let end = (start + 1..<limit).first { bytes[$0] == UInt8(ascii: ">") || bytes[$0] == 0x0A }
    return end.flatMap { bytes[$0] == UInt8(ascii: ">") ? $0 : nil }
  }

  private static func element(_ tag: String, _ text: String, _ line: Int) -> Element {
    let name = tag.prefix { !$0.isWhitespace }.lowercased()
    var number: String?
    if let start = tag.firstRange(of: "number=\"") {
      number = String(tag[start.upperBound...].prefix { $0 != "\"" })
    }
    return Element(name: name, number: number, text: text, line: line)
  }

  /// The text on one line, without its label, the five entities of XML resolved.
  private static func value(_ text: String) -> String {
    var value = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for label in labels where value.hasPrefix(label) {
      value = String(value.dropFirst(label.count).drop(while: \.isWhitespace))
    }
    guard value.contains("&") else { return value }
    let entities = [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&"),
    ]
    for (entity, character) in entities { value = value.replacing(entity, with: character) }
    return value
  }
}
