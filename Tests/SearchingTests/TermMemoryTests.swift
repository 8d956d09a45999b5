import Analysis
import Indexing
import Postings
import TestSupport
import Testing

/// What an open index keeps of terms is no more than it may be, and no other term's.
@Suite struct TermMemoryTests {
  private let folder = TemporaryFolder()

  @Test("a term is the same after thousands of others, and so is one that is not there")
  func termsStayThemselves() throws {
    // Number n is in every document from n % 5 on.
    let numbers = 1000..<6000
    let lines = (0..<24).map { document in
      let words = numbers.filter { $0 % 5 <= document }.map(String.init).joined(separator: " ")
      return "{\"text\": \"\(words)\"}"
    }
    folder.write("records.jsonl", lines.joined(separator: "\n") + "\n")
    let index = IndexFolder(path: Array(folder("index").utf8))
    _ = try Indexer(folder: index).index([
      SourceRequest(path: Array(folder("records.jsonl").utf8), options: SourceOptions())
    ])
    let reader = try IndexReader(folder: index)
    let blocks = try #require(try reader.blockedIndex())
    for _ in 0..<2 {
      for number in numbers {
        let list = try #require(try blocks.postings(Term(.both, String(number)).stored))
        #expect(list.documentFrequency == 24 - number % 5)
        #expect(try list.shortDocIDs()?.count == 24 - number % 5)
        #expect(try blocks.postings(Term(.both, "\(number)x").stored) == nil)
      }
    }
    #expect(try IndexChecker(folder: index).problems() == [])
  }
}
