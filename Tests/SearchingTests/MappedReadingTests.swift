import Analysis
import Foundation
import GRDB
import Indexing
import TestSupport
import Testing

@testable import Postings

/// Postings that are read where they lie in the file are those of the state that a reader began with.
@Suite("Reading from the mapped file") struct MappedReadingTests {
  private let folder = TemporaryFolder()
  private let index: IndexFolder

  init() throws {
    index = IndexFolder(path: Array(folder("index").utf8))
    try write(0..<3000, "первое")
  }

  private func write(_ numbers: Range<Int>, _ word: String) throws {
    let lines = numbers.map { "{\"id\": \"\($0)\", \"text\": \"общее слово \(word) \($0)\"}" }
    folder.write("records.jsonl", lines.joined(separator: "\n") + "\n")
    _ = try Indexer(folder: index).index([
      SourceRequest(path: Array(folder("records.jsonl").utf8), options: SourceOptions())
    ])
  }

  private func docIDs(_ word: String, _ blocks: BlockedIndex) throws -> [UInt32] {
    guard let list = try blocks.postings(Term(.exact, word).stored) else { return [] }
    var docIDs: [UInt32] = []
    for chunk in list.chunkLasts.indices {
      try list.readChunk(chunk)
      for block in 0..<list.blockCount {
        let count = try list.readBlock(block)
        docIDs += (0..<count).map { list.block.docIDs[$0] }
      }
    }
    return docIDs
  }

  /// By a reader of its own, which is gone then.
  private func read(isMapped: Bool) throws -> [UInt32] {
    let reader = try IndexReader(folder: index)
    return try withExtendedLifetime(reader) {
      let blocks = try #require(try reader.blockedIndex())
      #expect(blocks.isMapped == isMapped)
      return try docIDs("общее", blocks)
    }
  }

  @Test("a reader keeps its state while another writes and takes the log into the file")
  func states() throws {
    let reader = try IndexReader(folder: index)
    let blocks = try #require(try reader.blockedIndex())
    #expect(blocks.isMapped)
    let before = try docIDs("общее", blocks)
    #expect(before.count == 3000)
    try write(0..<2000, "второе")
    let database = try DatabaseQueue(path: folder("index/generation-0001.sqlite"))
    _ = try? database.writeWithoutTransaction { try $0.checkpoint(.full) }
    #expect(try docIDs("общее", blocks) == before)
    #expect(try docIDs("первое", blocks) == before)
    #expect(blocks.isMapped)
    withExtendedLifetime(reader) {}
    #expect(try IndexChecker(folder: index).problems() == [])
  }

  @Test("where there is a log beside the file, chunks are copied") func log() throws {
    let database = try DatabaseQueue(path: folder("index/generation-0001.sqlite"))
    try database.write { try $0.execute(sql: "CREATE TABLE one (a); DROP TABLE one") }
    let copied = try read(isMapped: false)
    _ = try database.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    #expect(try read(isMapped: true) == copied)
    #expect(try IndexChecker(folder: index).problems() == [])
  }
}
