internal import Evaluation

/// A session in which a person grades what rankings found: one topic after the other, one document
/// after the other.
///
/// Judgements are written after every key, so that a session can be left at any time and taken up
/// again: a document that has a grade is not shown again.
struct JudgingSession {
  let topicsFile: String
  let qrelsFile: String
  /// The highest grade.
  let scale: Int
  private(set) var topics: [Topic] = []
  private(set) var qrels = Qrels()

  private let keys = KeyReader()
  private var graded = 0

  /// Takes up what the files hold, where they are there.
  init(topicsFile: String, qrelsFile: String, scale: Int) throws {
    self.topicsFile = topicsFile
    self.qrelsFile = qrelsFile
    self.scale = scale
    if let bytes = try Self.contents(topicsFile) {
      topics = try TopicReader.topics(bytes, file: topicsFile)
    }
    if let bytes = try Self.contents(qrelsFile) { qrels = try Qrels(bytes, file: qrelsFile) }
  }

  /// Nil where there is no file, or nothing in it.
  private static func contents(_ name: String) throws -> [UInt8]? {
    guard FileSystem.exists(ArgumentBytes.bytes(name)) else { return nil }
    let bytes = try EvaluationFile.contents(name)
    return bytes.allSatisfy { $0 <= 0x20 } ? nil : bytes
  }

  /// The topic of a query: the one that asks the same, else a new one that is written down.
  mutating func topic(for query: String) throws -> Topic {
    let text = query.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if let known = topics.first(where: { $0.text == text }) { return known }
    let ids = Set(topics.map(\.id)).union(qrels.topics)
    var number = 1
    while ids.contains("q\(number)") { number += 1 }
    let topic = Topic(id: "q\(number)", text: text)
    topics.append(topic)
    try EvaluationFile.replace(
      topicsFile,
      with: topics.map { "\($0.id)\t\(SafeText.line($0.text))\n" }.joined())
    return topic
  }

  /// The next query that the user types; nil at an empty line or the end.
  func askForQuery() -> String? {
    Output.write("query (empty to end): ")
    Output.flush()
    let line = keys.line() ?? ""
    return line.allSatisfy(\.isWhitespace) ? nil : line
  }

  /// Shows the documents of a topic that have no grade, and takes their grades.
  ///
  /// - Parameters:
  ///   - names: What was found, in the order in which to show it.
  ///   - show: The lines that show a document; `isWhole` asks for more of its text.
  /// - Returns: False where the user wants to end.
  mutating func judge(
    _ topic: Topic, _ names: [String], show: (_ name: String, _ isWhole: Bool) throws -> [String]
  ) throws -> Bool {
    let open = names.filter { qrels.grades[topic.id]?[$0] == nil }
    Output.print("")
    Output.print("\(topic.id)  \(SafeText.line(topic.text))")
    Output.print(
      "\(ReportText.count(names.count, "document")) pooled, \(names.count - open.count) judged before"
    )
    var index = 0
    var isWhole = false
    while index < open.count {
      let name = open[index]
      Output.print("")
      Output.print("[\(index + 1)/\(open.count)] \(SafeText.line(name))")
      try show(name, isWhole).forEach { Output.print("  \($0)") }
      isWhole = false
      Output.write("grade 0–\(scale), s skip, t text, b back, q quit: ")
      Output.flush()
      guard case .character(let key) = keys.next() else {
        Output.print("")
        return false
      }
      Output.print("\(key)")
      switch key {
      case "b": index = max(0, index - 1)
      case "q": return false
      case "s": index += 1
      case "t": isWhole = true
      default:
        guard let grade = key.wholeNumberValue, grade <= scale else {
          Output.print("no such key")
          continue
        }
        qrels.set(grade, topic: topic.id, document: name)
        try EvaluationFile.replace(qrelsFile, with: qrels.trecText())
        graded += 1
        index += 1
      }
    }
    return true
  }

  /// What was done, and what can be done with it.
  func summary() -> String {
    let count = qrels.grades.values.reduce(0) { $0 + $1.count }
    return """
      \(ReportText.count(graded, "grade")) given; \(ReportText.count(count, "judgement")) of \
      \(ReportText.count(qrels.topics.count, "topic")) in \(qrelsFile)
      now: slovo evaluate --topics \(topicsFile) --qrels \(qrelsFile)
      """
  }
}
