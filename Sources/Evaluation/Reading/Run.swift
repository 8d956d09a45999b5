/// What one system found for some topics.
public struct Run: Sendable, Equatable {
  /// What the system calls itself; the last column of a file.
  public var tag: String
  /// Topics in the order of the file.
  public private(set) var topics: [String] = []
  /// Documents of each topic, best first: by falling score in single precision, equal ones by
  /// falling bytes of the identifier, as trec_eval orders them.
  public private(set) var rankings: [String: [RankedDocument]] = [:]

  /// Nothing found yet.
  public init(tag: String) { self.tag = tag }

  /// Documents of a topic, put in order; in place of what it had.
  public mutating func set(_ documents: [RankedDocument], topic: String) {
    if rankings[topic] == nil { topics.append(topic) }
    rankings[topic] = Self.ordered(documents)
  }

  /// Documents of a topic that stand in their final order, best first. Scores that are equal in
  /// single precision, or rise, are lowered to the next number below, so that every evaluation
  /// program sees this same order.
  public mutating func setInOrder(_ documents: [RankedDocument], topic: String) {
    var documents = documents
    var last = Float.infinity
    for index in documents.indices {
      var score = Float(documents[index].score)
      if !(score < last) { score = last.nextDown }
      last = score
      documents[index].score = Double(score)
    }
    if rankings[topic] == nil { topics.append(topic) }
    rankings[topic] = documents
  }

  /// A run of a file: TREC's six columns (topic, Q0, document, rank, score, tag).
  ///
  /// Cost: linear, some 2 million lines a second.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: Its name in messages.
  /// - Throws: ``EvaluationError`` with the line; also where a topic has a document twice.
  public init(_ bytes: [UInt8], file: String) throws {
    tag = ""
    try bytes.withUnsafeBufferPointer { bytes in
      var scanner = LineScanner(bytes, file: file)
      try read(&scanner)
    }
    guard !topics.isEmpty else { throw EvaluationError.nothing(file: file, expected: "results") }
  }

  private mutating func read(_ scanner: inout LineScanner) throws {
    var fields: [Range<Int>] = []
    var topicRange = 0..<0
    var topic = ""
    var current: [RankedDocument] = []
    var seen: Set<String> = []
    while scanner.advance() {
      scanner.fields(into: &fields)
      guard fields.count == 6 else {
        throw scanner.malformed(expected: "6 columns (topic, Q0, document, rank, score, tag)")
      }
      guard let score = scanner.decimal(fields[4]) else {
        throw scanner.illegal("score", fields[4], mustBe: "a finite number")
      }
      if !scanner.isSame(fields[0], topicRange) {
        if topic.isEmpty { tag = scanner.text(fields[5]) } else { rankings[topic] = current }
        topicRange = fields[0]
        topic = scanner.text(topicRange)
        seen.removeAll(keepingCapacity: true)
        if let found = rankings.removeValue(forKey: topic) {
          current = found
          seen.formUnion(found.map(\.id))
        } else {
          current = []
          topics.append(topic)
        }
      }
      let id = scanner.text(fields[2])
      guard seen.insert(id).inserted else {
        throw EvaluationError.duplicate(
          file: scanner.file, line: scanner.number, pair: "document \"\(id)\" of topic \"\(topic)\""
        )
      }
      current.append(RankedDocument(id: id, score: score))
    }
    if !topic.isEmpty { rankings[topic] = current }
    for topic in topics {
      // Taken out, so that it is changed in place.
      guard let documents = rankings.removeValue(forKey: topic) else { continue }
      rankings[topic] = Self.ordered(documents)
    }
  }

  private static func ordered(_ documents: [RankedDocument]) -> [RankedDocument] {
    let isOrdered = zip(documents, documents.dropFirst()).allSatisfy {
      !RankedDocument.precedes($1, $0)
    }
    return isOrdered ? documents : documents.sorted(by: RankedDocument.precedes)
  }

  /// The six columns of TREC, ranks counted from 1.
  public func trecText() -> String {
    var text = ""
    let end = " " + (tag.isEmpty ? "run" : String(tag.map { $0.isWhitespace ? "_" : $0 })) + "\n"
    for topic in topics {
      for (index, document) in (rankings[topic] ?? []).enumerated() {
        // Appended piece by piece: interpolation would take most of the time. Of the score, the
        // shortest digits that give the same single-precision number back.
        text += topic
        text += " Q0 "
        text += document.id
        text += " "
        text += String(index + 1)
        text += " "
        text += Float(document.score).description
        text += end
      }
    }
    return text
  }
}
