internal import Analysis
internal import Documents
internal import Postings
internal import Ranking
@_spi(Benchmarks) internal import Searching
internal import SystemPackage

/// Slovo's ranked top-k alone, over an index of one plain term a position: what peers do too, with neither query
/// language nor stems.
final class PlainSlovoEngine: TopKEngine {
  let name = "Slovo, plain terms"
  let hasPlainWords = true
  private let search: PlainTermSearch

  init(index: String) throws {
    search = try PlainTermSearch(IndexReader(folder: Array(index.utf8)))
  }

  func run(_ query: BenchQuery, mode: QueryMode) throws -> [ScoredDocument]? {
    if mode == .phrase {
      return try search.best(10, ofPhrase: query.words.map { Term(.both, $0) }).map {
        ScoredDocument(document: Int($0.docID), score: $0.score)
      }
    }
    guard let words = words(query, mode) else { return nil }
    return try search.best(10, of: words, matchesAll: mode == .all).map {
      ScoredDocument(document: Int($0.docID), score: $0.score)
    }
  }

  func exhaustive(_ query: BenchQuery, mode: QueryMode) throws -> [ScoredDocument]? {
    if mode == .phrase {
      return try search.exhaustive(10, ofPhrase: query.words.map { Term(.both, $0) }).map {
        ScoredDocument(document: Int($0.docID), score: $0.score)
      }
    }
    guard let words = words(query, mode) else { return nil }
    return try search.exhaustive(10, of: words, matchesAll: mode == .all).map {
      ScoredDocument(document: Int($0.docID), score: $0.score)
    }
  }

  private func words(_ query: BenchQuery, _ mode: QueryMode) -> [PlainTermSearch.Word]? {
    switch mode {
    case .any, .all, .group, .translations:
      query.groups.map { group in
        group.enumerated().map { (term: Term(.both, $1), weight: mode.weight(at: $0)) }
      }
    case .firstWords: query.groups.map { [(term: Term(.both, $0[0]), weight: Float(1))] }
    case .phrase, .prefix, .prefixUnscored: nil
    }
  }

  /// Indexes a corpus of plain words, each as it is.
  static func build(from corpus: String, to index: String) throws {
    let writer = try IndexWriter(
      folder: IndexFolder(path: Array(index.utf8)), mode: .bulk(storesText: false))
    let file = try writer.recordFile(
      id: nil, path: Array(corpus.utf8), size: 1, modified: 1, skipped: nil)
    var number = 0
    var failure: (any Error)?
    try JSONLinesReader().forEachRecord(in: FilePath(corpus)) { _, result in
      do {
        number += 1
        try writer.add(document(result.get().body, number), file: file)
      } catch {
        failure = error
      }
      return failure == nil
    }
    if let failure { throw failure }
    try writer.finish(report: "{}")
  }

  private static func document(
    _ words: [UInt8], _ number: Int
  ) -> PreparedDocument {
    var terms = PackedTerms()
    for word in words.split(separator: UInt8(ascii: " ")) {
      let count = min(word.count, Term.maximumLength)
      terms.bytes += [0, UInt8((count + 1) & 0xFF), UInt8((count + 1) >> 8)]
      terms.bytes.append(TermKind.both.rawValue)
      terms.bytes += word.prefix(count)
      terms.positionCount += 1
    }
    return PreparedDocument(
      identifier: String(number), title: "", date: 0, size: 1, format: "json", fileExtension: "",
      encoding: "utf-8", replacedCount: 0, mojibakeLineCount: 0, englishShare: 1, russianShare: 0,
      contentHash: UInt64(number), fingerprint: 0, titleTerms: PackedTerms(), bodyTerms: terms,
      compressedBody: [], sourceLines: nil, lineHashes: [])
  }
}
