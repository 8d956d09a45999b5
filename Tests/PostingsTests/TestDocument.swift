import Analysis
import TestSupport

@testable import Postings

/// A document of a test, and what brute force knows of it.
struct TestDocument: Sendable {
  let title: String
  let body: String
  let titleTerms: PackedTerms
  let bodyTerms: PackedTerms
  /// Shares of letters.
  let english: Double
  let russian: Double
  /// The terms of each position.
  let titlePositions: [Set<[UInt8]>]
  let bodyPositions: [Set<[UInt8]>]

  init(
    title: String = "", body: String, english: Double = 0.5, russian: Double = 0.5,
    analyzer: Analyzer = Analyzer()
  ) {
    self.english = english
    self.russian = russian
    self.title = title
    self.body = body
    titleTerms = Self.packed(title, analyzer)
    bodyTerms = Self.packed(body, analyzer)
    titlePositions = Self.positions(titleTerms)
    bodyPositions = Self.positions(bodyTerms)
  }

  /// As the way in prepares it.
  var prepared: PreparedDocument {
    var title = title
    let titleHash = title.withUTF8 { ContentHash.hash(UnsafeRawBufferPointer($0)) }
    let bytes = Array(body.utf8)
    return bytes.withUnsafeBufferPointer { body in
      PreparedDocument(
        identifier: nil, title: title, date: 1_600_000_000, size: Int64(body.count),
        format: "plain",
        fileExtension: "txt", encoding: "utf-8", replacedCount: 0, mojibakeLineCount: 0,
        englishShare: english, russianShare: russian,
        contentHash: ContentHash.hash(UnsafeRawBufferPointer(body), seed: titleHash),
        fingerprint: 1, titleTerms: titleTerms, bodyTerms: bodyTerms,
        compressedBody: TextCompressor().compress(body), sourceLines: nil,
        lineHashes: LineSketch.hashes(ofLinesIn: body))
    }
  }

  private static func packed(_ text: String, _ analyzer: Analyzer) -> PackedTerms {
    var terms = PackedTerms()
    Array(text.utf8).withUnsafeBufferPointer { analyzer.pack($0, into: &terms) }
    return terms
  }

  /// The terms of each position of a text, taken from the packed records by hand.
  private static func positions(_ terms: PackedTerms) -> [Set<[UInt8]>] {
    let bytes = terms.bytes
    var positions: [Set<[UInt8]>] = []
    var offset = 0
    while offset + 3 <= bytes.count {
      let length = Int(bytes[offset + 1]) + Int(bytes[offset + 2]) * 256
      let term = Array(bytes[(offset + 3)..<(offset + 3 + length)])
      if bytes[offset] == 0 { positions.append([]) }
      positions[positions.count - 1].insert(term)
      offset += 3 + length
    }
    return positions
  }
}

/// An index folder of a test.
struct TestIndex: Sendable {
  let folder = TemporaryFolder()
  var index: IndexFolder { IndexFolder(path: Array(folder("index").utf8)) }

  /// Builds a generation of documents, each a file of its own.
  func build(_ documents: [TestDocument], storesText: Bool = true) throws {
    let writer = try IndexWriter(folder: index, mode: .bulk(storesText: storesText))
    for document in documents { try Self.add(document, to: writer) }
    try writer.finish(report: "")
  }

  @discardableResult
  static func add(_ document: TestDocument, to writer: IndexWriter) throws -> Int64 {
    let name = "/d/\(writer.nextDocID).txt"
    let file = try writer.recordFile(
      id: nil, path: Array(name.utf8), size: 1, modified: 1, skipped: nil)
    return try writer.add(document.prepared, file: file)
  }

  var databases: [String] { folder.names(in: "index").filter { $0.hasSuffix(".sqlite") } }
}
