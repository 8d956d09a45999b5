import GRDB
import TestSupport
import Testing

@testable import Postings

/// Which documents hold a frequent term, a bit each.
@Suite("Bits of frequent terms")
struct PostingBitmapTests {
  private static let seed = UInt64(ProjectFolder.number("SLOVO_SEED", default: 5))

  private let index: TestIndex
  /// So many that bits are read in several portions, and the words of each.
  private static let large = Result { try make(documentCount: 20_000) }
  /// Each document holds a word by its share.
  private static let shares = ["город": 1.0, "the": 0.6, "посол": 0.25, "forum": 0.05]
  /// The documents of each word, by hand.
  private let expected: [String: Set<UInt32>]

  init() throws { (index, expected) = try Self.make(documentCount: 700) }

  private static func make(documentCount: Int) throws -> (TestIndex, [String: Set<UInt32>]) {
    let index = TestIndex()
    var generator = SeededGenerator(seed: Self.seed)
    var expected: [String: Set<UInt32>] = [:]
    let documents = (1...documentCount).map { docID in
      var words: [String] = []
      for word in Self.shares.keys.sorted()
      where Double.random(in: 0..<1, using: &generator) < Self.shares[word] ?? 0 {
        words.append(word)
        expected[word, default: []].insert(UInt32(docID))
      }
      return TestDocument(body: words.joined(separator: " "))
    }
    try index.build(documents)
    return (index, expected)
  }

  /// Kept for as long as its lists are read.
  private func open() throws -> IndexReader { try IndexReader(folder: index.index) }

  private func list(_ word: String, in reader: IndexReader) throws -> StoredPostings {
    let blocks = try #require(try reader.blockedIndex())
    return try #require(try blocks.postings([0x42] + word.utf8))
  }

  private func execute(_ sql: String) throws {
    let connection = try IndexConnection(
      folder: index.index, generation: index.index.currentGeneration(), access: .update)
    try connection.perform { try $0.execute(sql: sql) }
    try connection.queue.close()
  }

  private func expectSoundIndex() throws {
    #expect(try IndexChecker(folder: index.index).problems() == [])
  }

  @Test("are those of the postings, in every range")
  func areThoseOfThePostings() throws {
    var generator = SeededGenerator(seed: Self.seed)
    let (index, expected) = try Self.large.get()
    let reader = try IndexReader(folder: index.index)
    for word in ["город", "the", "посол"] {
      let list = try list(word, in: reader)
      #expect(list.hasBits)
      for number in 0..<40 {
        let first = UInt32.random(in: 0...20_000, using: &generator)
        let width: UInt32 = number % 4 == 0 ? 20_000 : 300
        let last = UInt32.random(in: first...min(20_000, first + width), using: &generator)
        let bits = try #require(try list.bits(from: first, to: last))
        #expect(bits.base <= first && bits.base % 64 == 0 && last - bits.base < bits.count)
        // Of documents beyond the blocks nothing is said.
        #expect(bits.base + bits.count <= 20_001)
        let wrong = (first...last).first { docID in
          let offset = Int(docID - bits.base)
          let isSet = bits.words[offset / 64] >> UInt64(offset % 64) & 1 == 1
          return isSet != expected[word]?.contains(docID)
        }
        #expect(wrong == nil, "\(word), \(first) to \(last)")
      }
    }
    #expect(try IndexChecker(folder: index.index).problems() == [])
  }

  @Test("rare terms have none, and there are none of documents beyond the blocks")
  func limits() throws {
    let before = try open()
    let (rare, frequent) = try (list("forum", in: before), list("the", in: before))
    #expect(rare.hasBits == false)
    #expect(try rare.bits(from: 1, to: 2) == nil)
    #expect(try frequent.bits(from: 690, to: 701) == nil)
    let writer = try IndexWriter(folder: index.index, mode: .update)
    try TestIndex.add(TestDocument(body: "the город"), to: writer)
    try writer.finish(report: "")
    let after = try open()
    let updated = try list("the", in: after)
    #expect(try updated.bits(from: 690, to: 701) == nil)
    #expect(try updated.bits(from: 690, to: 700) != nil)
    try expectSoundIndex()
  }

  private func expectBits(_ areThere: Bool, to last: UInt32 = 700) throws {
    let reader = try open()
    #expect(try (list("the", in: reader).bits(from: 1, to: last) != nil) == areThere)
  }

  @Test(
    "wrong bits are found, and healed",
    arguments: [
      ("zeroblob(8) || substr(data, 9)", "the bits of \""), ("x'00'", "the bits of a term"),
    ])
  func damage(data: String, message: String) throws {
    try execute("UPDATE posting_bitmap SET data = \(data)")
    let checker = try IndexChecker(folder: index.index)
    let problems = try checker.problems()
    #expect(problems.map(\.kind) == [.blocks])
    #expect(problems.contains { "\($0)".contains(message) }, "\(problems)")
    #expect(try checker.repair(problems) == 0)
    #expect(try checker.problems() == [])
    try expectBits(true)
  }

  @Test("bits of another size are an error")
  func size() throws {
    try execute("UPDATE posting_bitmap SET data = x'00'")
    let reader = try open()
    let list = try list("the", in: reader)
    // What has failed once fails again.
    for _ in 0..<2 { #expect(throws: IndexError.self) { try list.bits(from: 1, to: 2) } }
  }

  /// What the version before left.
  private static let earlier = """
    DROP TABLE posting_bitmap;
    DELETE FROM grdb_migrations WHERE identifier LIKE '3:%';
    PRAGMA user_version = 2;
    """

  @Test("an index of the version before has none, is sound, and gets them with its next blocks")
  func earlierVersion() throws {
    try execute(Self.earlier)
    try expectBits(false)
    let writer = try IndexWriter(folder: index.index, mode: .update)
    try TestIndex.add(TestDocument(body: "the город"), to: writer)
    try writer.finish(report: "")
    try expectBits(false)
    try expectSoundIndex()
    let connection = try IndexConnection(
      folder: index.index, generation: index.index.currentGeneration(), access: .update)
    try connection.perform { try BlockFolding.writeAnew($0) }
    try connection.queue.close()
    try expectBits(true, to: 701)
    try expectSoundIndex()
  }

  @Test("and with its next repair")
  func earlierVersionRepaired() throws {
    try execute(Self.earlier + "DELETE FROM document_length;")
    let checker = try IndexChecker(folder: index.index)
    #expect(try checker.repair(try checker.problems()) == 0)
    #expect(try checker.problems() == [])
    try expectBits(true)
  }
}
