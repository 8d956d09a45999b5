import Analysis
import TestSupport
import Testing

@testable import Postings

@Suite("Generations and deletes")
struct GenerationTests {
  private let index = TestIndex()
  private let norov = PostingPattern.terms([Term(.stem, "норов"), Term(.both, "норов")])

  private func documents(_ count: Int) -> [TestDocument] {
    (0..<count).map { TestDocument(title: "", body: "Письмо \($0): Норова ждут.") }
  }

  @Test("a reader keeps its view while a rebuild goes on, and the old generation goes after it")
  func rebuild() throws {
    try index.build(documents(5))
    var reader: IndexReader? = try IndexReader(folder: index.index)
    try index.build(documents(8))
    #expect(try reader?.postings(norov).count == 5)
    #expect(try IndexReader(folder: index.index).postings(norov).count == 8)
    #expect(index.databases == ["generation-0001.sqlite", "generation-0002.sqlite"])
    reader = nil
    try IndexWriter(folder: index.index, mode: .update).finish(report: "")
    #expect(index.databases == ["generation-0002.sqlite"])
  }

  @Test("a reader keeps its view while an update commits")
  func update() throws {
    try index.build(documents(5))
    let reader = try IndexReader(folder: index.index)
    let writer = try IndexWriter(folder: index.index, mode: .update)
    try writer.remove(docID: 2)
    try writer.commit()
    #expect(try reader.postings(norov).count == 5)
    #expect(try IndexReader(folder: index.index).postings(norov).docIDs == [1, 3, 4, 5])
    try writer.finish(report: "")
  }

  @Test("an abandoned build leaves nothing, an abandoned update what was committed")
  func abandon() throws {
    try index.build(documents(3))
    let bulk = try IndexWriter(folder: index.index, mode: .bulk(storesText: true))
    try TestIndex.add(TestDocument(title: "", body: "нет"), to: bulk)
    bulk.abandon()
    #expect(index.databases == ["generation-0001.sqlite"])
    let update = try IndexWriter(folder: index.index, mode: .update)
    try update.remove(docID: 1)
    try update.commit()
    try update.remove(docID: 2)
    update.abandon()
    #expect(try IndexReader(folder: index.index).postings(norov).docIDs == [2, 3])
    #expect(try IndexChecker(folder: index.index).problems() == [])
  }

  @Test("a doc ID is never used twice")
  func docIDs() throws {
    try index.build(documents(3))
    for round in 0..<3 {
      let writer = try IndexWriter(folder: index.index, mode: .update)
      let added = try TestIndex.add(TestDocument(title: "", body: "новое"), to: writer)
      #expect(added == Int64(4 + round))
      try writer.finish(report: "")
    }
  }

  @Test("without stored text a delete leaves at once, though its postings stay")
  func contentless() throws {
    try index.build(documents(6), storesText: false)
    let writer = try IndexWriter(folder: index.index, mode: .update)
    #expect(!writer.storesText)
    try writer.remove(docID: 2)
    try writer.remove(docID: 6)
    let added = try TestIndex.add(TestDocument(title: "", body: "О Норове."), to: writer)
    // The ID of a dead document is not given again.
    #expect(added == 7)
    try writer.finish(report: "")
    let reader = try IndexReader(folder: index.index)
    #expect(try reader.postings(norov).docIDs == [1, 3, 4, 5, 7])
    #expect(try reader.collectionStatistics().documentCount == 5)
    #expect(try reader.docIDs(passing: DocumentFilter()) == [1, 3, 4, 5, 7])
    #expect(try reader.text(1) == nil)
    #expect(try IndexChecker(folder: index.index).problems() == [])
  }

  @Test("the second writer is refused")
  func secondWriter() throws {
    try index.build(documents(1))
    let writer = try IndexWriter(folder: index.index, mode: .update)
    #expect(throws: IndexError.self) { try IndexWriter(folder: index.index, mode: .update) }
    #expect(throws: IndexError.self) {
      try IndexWriter(folder: index.index, mode: .bulk(storesText: true))
    }
    writer.abandon()
    try IndexWriter(folder: index.index, mode: .update).finish(report: "")
  }

  @Test("sources: any bytes come back, what vanished goes with all below it")
  func sources() throws {
    let folder = index.index
    try folder.create()
    let paths: [[UInt8]] = [
      Array("/a b".utf8), Array("/%41\n\t".utf8), [0x2F, 0xFF, 0xFE], Array("/ё".utf8),
    ]
    try folder.update(sources: paths.map { SourceEntry(path: $0, options: "{\"x\":\"ё\"}") })
    #expect(try folder.sources().map(\.path) == paths)
    try folder.update(sources: [SourceEntry(path: Array("/a b/c".utf8), options: "")])
    try folder.update(
      sources: [SourceEntry(path: Array("/ё".utf8), options: "new")],
      removingThoseBelow: [Array("/a b".utf8)])
    #expect(try folder.sources().map(\.path) == Array(paths.dropFirst()))
    #expect(try folder.sources().last?.options == "new")
  }
}
