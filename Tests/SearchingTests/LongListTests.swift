import Analysis
import GRDB
import Searching
import TestSupport
import Testing

@testable import Postings

/// Lists of several chunks, read from the mapped file and in copies, find what scoring every match finds.
@Suite("Long lists") struct LongListTests {
  private static let seed = UInt64(ProjectFolder.number("SLOVO_SEED", default: 5))

  private let folder = TemporaryFolder()
  private let index: IndexFolder
  private var corpus: RandomCorpus

  init() throws {
    var corpus = RandomCorpus(seed: Self.seed)
    index = try corpus.makeIndex(9000, wordsPerRecord: 12...28, in: folder)
    self.corpus = corpus
  }

  private mutating func expectTheSame(isMapped: Bool) throws {
    let reader = try IndexReader(folder: index)
    let blocks = try #require(try reader.blockedIndex())
    #expect(blocks.isMapped == isMapped)
    let list = try #require(try blocks.postings(Term(.both, "the").stored))
    #expect(list.chunkLasts.count > 1)
    let searcher = Searcher(source: reader, analyzer: Analyzer())
    for number in 0..<12 {
      // From one word to more lists than are few.
      let words = (0..<[1, 2, 4, 12][number % 4]).map { _ in
        corpus.word() + (number % 3 == 2 ? "*" : "")
      }
      var request = SearchRequest(words.joined(separator: " "))
      request.matchesAll = number % 5 == 4
      request.limit = [1, 10, 200][number % 3]
      request.foldsCopies = false
      request.hasSnippets = false
      let quick = try searcher.search(request)
      request.isExhaustive = true
      let plain = try searcher.search(request)
      let comment = "seed \(Self.seed), mapped \(isMapped), \(words)"
      #expect(quick.hits.map(\.docID) == plain.hits.map(\.docID), "\(comment)")
      #expect(quick.hits.map(\.score) == plain.hits.map(\.score), "\(comment)")
    }
  }

  @Test mutating func findWhatScoringEveryMatchFinds() throws {
    print("seed \(Self.seed)")
    try expectTheSame(isMapped: true)
    let database = try DatabaseQueue(path: folder("index/generation-0001.sqlite"))
    try database.write { try $0.execute(sql: "CREATE TABLE one (a); DROP TABLE one") }
    try expectTheSame(isMapped: false)
    #expect(try IndexChecker(folder: index).problems() == [])
  }
}
