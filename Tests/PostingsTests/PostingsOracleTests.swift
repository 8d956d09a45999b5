import Analysis
import TestSupport
import Testing

@testable import Postings

/// The postings of a small random corpus, with updates and deletes, against brute force.
@Suite("Postings against brute force")
struct PostingsOracleTests {
  private static let words = [
    "Норов", "Норова", "Норовым", "посол", "послом", "торговля", "торговли", "форум", "умные",
    "города", "в", "и",
    "Norov", "city", "cities", "smart", "trade", "traded", "the", "of", "e-commerce", "COVID-19",
    "forum", "2021",
  ]

  private static let seed = UInt64(ProjectFolder.number("SLOVO_SEED", default: 7))
  /// Made once; the tests only read it.
  private static let corpus = Result { try makeCorpus() }

  private let seed = Self.seed
  private let index: TestIndex
  private let documents: [Int64: TestDocument]
  private let terms: [Term]

  init() throws {
    (index, documents) = try Self.corpus.get()
    var stored: Set<[UInt8]> = []
    for document in documents.values {
      for position in document.titlePositions + document.bodyPositions {
        stored.formUnion(position)
      }
    }
    terms = stored.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { bytes in
      bytes.first.flatMap { TermKind(rawValue: $0) }.map {
        Term($0, String(decoding: bytes.dropFirst(), as: UTF8.self))
      }
    }
  }

  private static func makeCorpus() throws -> (TestIndex, [Int64: TestDocument]) {
    let index = TestIndex()
    let analyzer = Analyzer()
    var documents: [Int64: TestDocument] = [:]
    var generator = SeededGenerator(seed: seed)
    func random() -> TestDocument {
      func text(_ range: ClosedRange<Int>) -> String {
        (0..<Int.random(in: range, using: &generator))
          .compactMap { _ in words.randomElement(using: &generator) }.joined(separator: " ")
      }
      return TestDocument(title: text(0...4), body: text(0...30), analyzer: analyzer)
    }
    let first = (0..<90).map { _ in random() }
    try index.build(first)
    for (number, document) in first.enumerated() { documents[Int64(number + 1)] = document }
    // So many that FTS5 merges some of the young segments, marks of deletes and all.
    for _ in 0..<8 {
      let writer = try IndexWriter(folder: index.index, mode: .update)
      for docID in documents.keys.sorted().shuffled(using: &generator).prefix(10) {
        try writer.remove(docID: docID)
        documents[docID] = nil
      }
      try writer.commit()
      for _ in 0..<9 {
        let document = random()
        documents[try TestIndex.add(document, to: writer)] = document
      }
      try writer.finish(report: "")
    }
    return (index, documents)
  }

  /// How often a test holds at the positions of a field.
  private func count(
    _ positions: [Set<[UInt8]>], _ isMatch: (_ positions: [Set<[UInt8]>], _ place: Int) -> Bool
  ) -> UInt32 {
    UInt32(positions.indices.filter { isMatch(positions, $0) }.count)
  }

  private func expect(
    _ pattern: PostingPattern, _ reader: IndexReader,
    _ isMatch: ([Set<[UInt8]>], Int) -> Bool, at location: SourceLocation = #_sourceLocation
  ) throws {
    for field in [nil, Field.title, Field.body] {
      var list = PostingList()
      for (docID, document) in documents.sorted(by: { $0.key < $1.key }) {
        let title = field == .body ? 0 : count(document.titlePositions, isMatch)
        let body = field == .title ? 0 : count(document.bodyPositions, isMatch)
        guard title + body > 0 else { continue }
        list.docIDs.append(docID)
        list.titleFrequencies.append(title)
        list.bodyFrequencies.append(body)
        list.titleLengths.append(UInt32(document.titlePositions.count))
        list.bodyLengths.append(UInt32(document.bodyPositions.count))
      }
      let found = try reader.postings(pattern, in: field)
      #expect(
        found == list, "seed \(seed), \(pattern) in \(String(describing: field))",
        sourceLocation: location)
    }
  }

  @Test("the census: every term that a document holds, and how many do")
  func census() throws {
    var counted: [[UInt8]: Int] = [:]
    try IndexReader(folder: index.index).forEachTerm { counted[$0] = $1 }
    var expected: [[UInt8]: Int] = [:]
    for document in documents.values {
      let held = (document.titlePositions + document.bodyPositions).reduce(into: Set<[UInt8]>()) {
        $0.formUnion($1)
      }
      for term in held { expected[term, default: 0] += 1 }
    }
    #expect(counted == expected, "seed \(seed)")
    #expect(expected.values.contains { $0 > 16 })
  }

  @Test("every term: documents, frequencies, lengths, in each field")
  func everyTerm() throws {
    let reader = try IndexReader(folder: index.index)
    #expect(terms.count > 30)
    #expect(try reader.status().distinctTerms == terms.count)
    for term in terms {
      try expect(.terms([term]), reader) { $0[$1].contains(term.stored) }
    }
    try expect(.terms([Term(.stem, "нигде")]), reader) { _, _ in false }
    #expect(try reader.postings(.terms([])) == PostingList())
  }

  @Test("alternatives are summed")
  func alternatives() throws {
    let reader = try IndexReader(folder: index.index)
    let pairs = zip(terms, terms.dropFirst(5))
    for (one, other) in pairs {
      // Two terms of one position count once there.
      try expect(.terms([one, other]), reader) {
        $0[$1].contains(one.stored) || $0[$1].contains(other.stored)
      }
    }
  }

  @Test("phrases of two and three positions with alternatives")
  func phrases() throws {
    let reader = try IndexReader(folder: index.index)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      let length = Int.random(in: 2...3, using: &generator)
      let phrase: [[Term]] = (0..<length).map { _ in
        (0..<Int.random(in: 1...2, using: &generator)).compactMap { _ in
          terms.randomElement(using: &generator)
        }
      }
      try expect(.phrase(phrase), reader) { positions, place in
        phrase.indices.allSatisfy { offset in
          place + offset < positions.count
            && phrase[offset].contains { positions[place + offset].contains($0.stored) }
        }
      }
    }
  }

  @Test("near: both within so many positions, in any order, in one field")
  func near() throws {
    let reader = try IndexReader(folder: index.index)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      guard let one = terms.randomElement(using: &generator),
        let other = terms.randomElement(using: &generator), one != other
      else { continue }
      let distance = Int.random(in: 0...6, using: &generator)
      let found = try reader.postings(.near([[[one]], [[other]]], distance: distance))
      let expected = documents.filter { _, document in
        [document.titlePositions, document.bodyPositions].contains { positions in
          let ones = positions.indices.filter { positions[$0].contains(one.stored) }
          let others = positions.indices.filter { positions[$0].contains(other.stored) }
          return ones.contains { a in others.contains { a != $0 && abs(a - $0) - 1 <= distance } }
        }
      }.keys.sorted()
      // Two terms of one word stand at one position: FTS5 takes that for near, we have no such query.
      let sharing = documents.filter { _, document in
        [document.titlePositions, document.bodyPositions].contains { positions in
          positions.contains {
            $0.contains(one.stored) && $0.contains(other.stored)
          }
        }
      }.keys
      #expect(
        found.docIDs.filter { !sharing.contains($0) } == expected.filter { !sharing.contains($0) },
        "seed \(seed), \(one) \(other) \(distance)")
    }
  }

  @Test("prefixes")
  func prefixes() throws {
    let reader = try IndexReader(folder: index.index)
    for term in terms {
      let prefix = Term(term.kind, String(term.text.prefix(3)))
      try expect(.prefix([prefix]), reader) { positions, place in
        positions[place].contains { $0.starts(with: prefix.stored) }
      }
    }
  }

  @Test("the statistics equal a recount")
  func statistics() throws {
    let statistics = try IndexReader(folder: index.index).collectionStatistics()
    #expect(statistics.documentCount == documents.count)
    #expect(
      statistics.titleLength
        == documents.values.reduce(0) { $0 + $1.titlePositions.count })
    #expect(
      statistics.bodyLength
        == documents.values.reduce(0) { $0 + $1.bodyPositions.count })
  }

  @Test("the vocabulary counts documents of each form")
  func vocabulary() throws {
    let reader = try IndexReader(folder: index.index)
    let listed = try reader.vocabulary(prefix: "", limit: 10_000)
    var expected: [String: Int] = [:]
    for document in documents.values {
      var forms: Set<[UInt8]> = []
      for position in document.titlePositions + document.bodyPositions {
        forms.formUnion(position.filter { $0.first == 0x45 || $0.first == 0x42 })
      }
      // A form that is its own stem in one reading and not in another is one form.
      for form in forms {
        expected[String(decoding: form.dropFirst(), as: UTF8.self), default: 0] += 1
      }
    }
    #expect(
      Dictionary(uniqueKeysWithValues: listed.map { ($0.form, $0.documentCount) }) == expected)
  }

  @Test("texts and records come back as they went in")
  func texts() throws {
    let reader = try IndexReader(folder: index.index)
    for (docID, document) in documents {
      #expect(
        try reader.text(docID) == StoredText(body: Array(document.body.utf8), sourceLines: nil))
      let record = try #require(try reader.records([docID]).first)
      #expect(record.title == document.title)
      #expect(record.path == Array("/d/\(docID).txt".utf8))
    }
    #expect(try reader.text(1_000_000) == nil)
    #expect(try reader.records([1_000_000]) == [])
    #expect(try reader.docIDs(passing: DocumentFilter()) == documents.keys.sorted())
  }

  @Test("the index is sound")
  func isSound() throws {
    #expect(try IndexChecker(folder: index.index).problems() == [])
  }
}
