/// Judgements: for each topic, how well documents serve it.
///
/// A grade of 1 or more means relevant. 0 is judged and not relevant. A grade below 0 says that a
/// document was pooled and not judged, as trec_eval takes it. A document without a grade was not
/// pooled.
public struct Qrels: Sendable, Equatable {
  /// Topics in the order of the file.
  public private(set) var topics: [String] = []
  /// Documents and grades of each topic.
  public private(set) var grades: [String: [String: Int]] = [:]
  /// The highest grade of any document; 0 where there is none.
  public private(set) var highestGrade = 0

  /// Grades that files may hold. No scale of judges goes so far, and powers of two stay finite.
  public static let gradeRange = -1000...1000

  /// No judgements yet.
  public init() {}

  /// Judgements that a program made; a later grade of a pair replaces the earlier.
  ///
  /// - Parameter grade: Is taken into ``gradeRange``.
  public mutating func set(_ grade: Int, topic: String, document: String) {
    let grade = min(max(grade, Self.gradeRange.lowerBound), Self.gradeRange.upperBound)
    if grades[topic] == nil { topics.append(topic) }
    grades[topic, default: [:]][document] = grade
    highestGrade = max(highestGrade, grade)
  }

  /// The judgements of these topics alone.
  public func restricted(to topics: Set<String>) -> Qrels {
    var kept = self
    kept.topics = self.topics.filter(topics.contains)
    kept.grades = grades.filter { topics.contains($0.key) }
    return kept
  }

  /// Judgements of a file: TREC's four columns (topic, anything, document, grade), or BEIR's three
  /// set apart by tabs (topic, document, grade) below a line of headings.
  ///
  /// Cost: linear, some 2 million lines a second.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: Its name in messages.
  /// - Throws: ``EvaluationError`` with the line; also where a pair has two different grades.
  public init(_ bytes: [UInt8], file: String) throws {
    try bytes.withUnsafeBufferPointer { bytes in
      var scanner = LineScanner(bytes, file: file)
      try read(&scanner)
    }
    guard !topics.isEmpty else { throw EvaluationError.nothing(file: file, expected: "judgements") }
  }

  private mutating func read(_ scanner: inout LineScanner) throws {
    var fields: [Range<Int>] = []
    var isBEIR = false
    var isFirst = true
    var topicRange = 0..<0
    var topic = ""
    var current: [String: Int] = [:]
    while scanner.advance() {
      isBEIR ? scanner.tabFields(into: &fields) : scanner.fields(into: &fields)
      if isFirst {
        isFirst = false
        if fields.count == 3 {
          isBEIR = true
          // The headings of the columns.
          if scanner.integer(fields[2]) == nil { continue }
        }
      }
      guard fields.count == (isBEIR ? 3 : 4) else {
        throw scanner.malformed(
          expected: isBEIR
            ? "3 columns set apart by tabs (topic, document, grade)"
            : "4 columns (topic, 0, document, grade)")
      }
      let document = fields[isBEIR ? 1 : 2]
      guard let grade = scanner.integer(fields[fields.count - 1]), Self.gradeRange ~= grade else {
        let range = Self.gradeRange
        throw scanner.illegal(
          "grade", fields[fields.count - 1],
          mustBe: "a whole number between \(range.lowerBound) and \(range.upperBound)")
      }
      if !scanner.isSame(fields[0], topicRange) {
        if !topic.isEmpty { grades[topic] = current }
        topicRange = fields[0]
        topic = scanner.text(topicRange)
        // Taken out, so that it is changed in place.
        if let found = grades.removeValue(forKey: topic) {
          current = found
        } else {
          current = [:]
          topics.append(topic)
        }
      }
      let name = scanner.text(document)
      if let former = current.updateValue(grade, forKey: name), former != grade {
        throw EvaluationError.duplicate(
          file: scanner.file, line: scanner.number,
          pair:
            "document \"\(name)\" of topic \"\(topic)\" with another grade (\(former), \(grade))")
      }
      highestGrade = max(highestGrade, grade)
    }
    if !topic.isEmpty { grades[topic] = current }
  }

  /// The four columns of TREC, topics in their order, documents in byte order.
  public func trecText() -> String {
    var text = ""
    for topic in topics {
      let documents = (grades[topic] ?? [:]).sorted { $0.key.utf8Precedes($1.key) }
      for (document, grade) in documents { text += "\(topic) 0 \(document) \(grade)\n" }
    }
    return text
  }
}
