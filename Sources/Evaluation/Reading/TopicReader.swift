/// Topics of a file in any of three formats, told apart by their first character.
///
/// - `<`: TREC: `<top>` with `<num>` and `<title>` (where that is empty, `<desc>`), or `<topic
///   number="…">` with `<title>` or `<query>`.
/// - `{`: JSON Lines as BEIR has them: an object a line with `_id` (or `id`) and `text` (or
///   `query`).
/// - else: an identifier, a tab and the text on each line.
public enum TopicReader {
  /// The topics in the file's order.
  ///
  /// Ill-formed UTF-8 in a text becomes U+FFFD. Cost: linear.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: Its name in messages.
  /// - Throws: ``EvaluationError`` with the line.
  public static func topics(_ bytes: [UInt8], file: String) throws -> [Topic] {
    let topics = try bytes.withUnsafeBufferPointer { bytes in
      var scanner = LineScanner(bytes, file: file)
      guard scanner.advance() else { return [Topic]() }
      let first = scanner.bytes[scanner.line].first { $0 != 0x20 && $0 != 0x09 }
      scanner = LineScanner(bytes, file: file)
      switch first {
      case UInt8(ascii: "<"): return try TRECTopicParser(file: file).topics(bytes)
      case UInt8(ascii: "{"): return try jsonLines(&scanner)
      default: return try tabSeparated(&scanner)
      }
    }
    guard !topics.isEmpty else { throw EvaluationError.nothing(file: file, expected: "topics") }
    return topics
  }

  private static func tabSeparated(_ scanner: inout LineScanner) throws -> [Topic] {
    var topics: [Topic] = []
    var seen: Set<String> = []
    while scanner.advance() {
      let line = scanner.line
      guard let tab = line.first(where: { scanner.bytes[$0] == 0x09 }) else {
        throw scanner.malformed(expected: "an identifier, a tab and a text")
      }
      let id = scanner.text(line.lowerBound..<tab)
      try add(Topic(id: id, text: scanner.text(tab + 1..<line.upperBound)), &topics, &seen, scanner)
    }
    return topics
  }

  private static func jsonLines(_ scanner: inout LineScanner) throws -> [Topic] {
    var topics: [Topic] = []
    var seen: Set<String> = []
    while scanner.advance() {
      var parser = JSONMembers(UnsafeBufferPointer(rebasing: scanner.bytes[scanner.line]))
      guard let members = parser.members(), let id = members["_id"] ?? members["id"],
        let text = members["text"] ?? members["query"]
      else { throw scanner.malformed(expected: "an object with \"_id\" and \"text\"") }
      try add(Topic(id: id, text: text), &topics, &seen, scanner)
    }
    return topics
  }

  private static func add(
    _ topic: Topic, _ topics: inout [Topic], _ seen: inout Set<String>, _ scanner: LineScanner
  ) throws {
    guard !topic.id.isEmpty, !topic.id.contains(where: \.isWhitespace) else {
      throw EvaluationError.illegalValue(
        file: scanner.file, line: scanner.number, name: "topic", text: topic.id,
        range: "an identifier without white space")
    }
    guard seen.insert(topic.id).inserted else {
      throw EvaluationError.duplicate(
        file: scanner.file, line: scanner.number, pair: "topic \"\(topic.id)\"")
    }
    topics.append(topic)
  }
}
