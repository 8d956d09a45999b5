import Indexing
import Postings
import TestSupport

/// Small random documents and queries over real words of both languages.
struct RandomCorpus {
  static let words = [
    "Норов", "Норова", "Норовым", "посол", "послом", "Афганистана", "Афганистан", "ШОС", "SCO",
    "Alibaba", "city", "cities", "smart", "emphasised", "emphasized", "e-commerce", "ecommerce",
    "экономика", "экономики", "и", "the", "что", "what", "COVID-19", "С-300", "3.14", "город",
    "города", "AT&T", "digital",
  ]
  /// Some of them that are there in one form only, and other forms of these.
  static let oneFormWords = ["smart", "what", "Alibaba", "digital", "the"]
  static let otherForms = ["smarts", "whats", "Alibabas", "digitals"]
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func word() -> String { Self.words.randomElement(using: &generator) ?? "" }

  mutating func text(_ count: ClosedRange<Int>) -> String {
    let separators = [" ", " ", " ", ", ", ". ", "\n"]
    return (0..<Int.random(in: count, using: &generator)).map { _ in
      word() + (separators.randomElement(using: &generator) ?? " ")
    }.joined()
  }

  /// An index of records of one field, with as many words each.
  mutating func makeIndex(
    _ recordCount: Int, wordsPerRecord count: ClosedRange<Int>, in folder: TemporaryFolder
  ) throws -> IndexFolder {
    let lines = (0..<recordCount).map { number in
      let text = text(count).split(separator: "\n").joined(separator: " ")
      return "{\"id\": \"\(number)\", \"text\": \"\(text)\"}"
    }
    folder.write("records.jsonl", lines.joined(separator: "\n") + "\n")
    let index = IndexFolder(path: Array(folder("index").utf8))
    _ = try Indexer(folder: index).index([
      SourceRequest(path: Array(folder("records.jsonl").utf8), options: SourceOptions())
    ])
    return index
  }

  mutating func index() -> MemoryIndex {
    let count = Int.random(in: 1...12, using: &generator)
    return MemoryIndex(
      (0..<count).map { number in
        MemoryDocument(
          title: text(0...4), body: text(0...30),
          path: ["news/\(number).md", "notes/\(number).txt"][
            Int.random(in: 0...1, using: &generator)],
          date: Int64.random(in: 0...1_700_000_000, using: &generator),
          englishShare: Double.random(in: 0...0.2, using: &generator),
          russianShare: Double.random(in: 0...0.2, using: &generator))
      })
  }

  mutating func query() -> String {
    (0..<Int.random(in: 1...5, using: &generator)).map { _ in clause(depth: 0) }.joined(
      separator: [" ", " ", " ", " OR ", " AND "].randomElement(using: &generator) ?? " ")
  }

  /// A phrase, and at most something that leaves documents out.
  mutating func phrase() -> String {
    let isOfOneForm = Bool.random(using: &generator)
    let words = (0..<Int.random(in: 2...3, using: &generator)).map { _ in
      isOfOneForm ? Self.oneFormWords.randomElement(using: &generator) ?? "" : word()
    }
    let rest = ["", "", " lang:ru", " -" + word(), " after:2000"].randomElement(using: &generator)
    return "\"\(words.joined(separator: " "))\"" + (rest ?? "")
  }

  private mutating func clause(depth: Int) -> String {
    let sign = ["", "", "", "+", "-"].randomElement(using: &generator) ?? ""
    let field = ["", "", "", "title:", "body:"].randomElement(using: &generator) ?? ""
    switch Int.random(in: 0...(depth < 2 ? 9 : 7), using: &generator) {
    case 0: return sign + field + "\"\(word()) \(word())\""
    case 1:
      return sign + field + "\"\(word()) \(word())\"~\(Int.random(in: 0...6, using: &generator))"
    case 2: return sign + field + "=" + word()
    case 3: return sign + field + word().prefix(3) + "*"
    case 4:
      return sign
        + (["lang:ru", "lang:en", "ext:md", "path:notes", "after:2000", "date:1990/2010"]
          .randomElement(using: &generator) ?? "")
    case 8, 9:
      return sign + field + "(" + clause(depth: depth + 1) + " " + clause(depth: depth + 1) + ")"
    default: return sign + field + word()
    }
  }
}
