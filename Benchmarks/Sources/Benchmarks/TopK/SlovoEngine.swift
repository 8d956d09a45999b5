internal import Analysis
@_spi(Benchmarks) internal import Indexing
internal import Postings
internal import Searching

/// Slovo in this process: the first pass alone, no snippets, no look at lines or copies.
final class SlovoEngine: TopKEngine {
  let name: String
  let hasPlainWords: Bool
  private let searcher: Searcher

  /// - Parameters:
  ///   - index: The folder of an index of a corpus of plain words.
  ///   - hasPlainWords: Ask for exact forms alone, which are the words that peers have; not for
  ///     stems.
  init(name: String, index: String, hasPlainWords: Bool = false) throws {
    self.name = name
    self.hasPlainWords = hasPlainWords
    searcher = Searcher(
      source: try IndexReader(folder: Array(index.utf8)), analyzer: Analyzer())
  }

  /// Indexes a corpus of plain words.
  ///
  /// - Parameter keepsOneTerm: One term a position, the stem, instead of stem and exact form.
  static func build(from corpus: String, to index: String, keepsOneTerm: Bool) throws {
    var indexer = Indexer(folder: IndexFolder(path: Array(index.utf8)))
    indexer.keepsOneTermAPosition = keepsOneTerm
    let source = SourceRequest(path: Array(corpus.utf8), options: SourceOptions(format: .jsonl))
    _ = try indexer.index([source])
  }

  func run(_ query: BenchQuery, mode: QueryMode) throws -> [ScoredDocument]? {
    guard let text = text(query, mode) else { return nil }
    var request = SearchRequest(text)
    request.matchesAll = mode == .all
    request.hasSnippets = false
    request.foldsCopies = false
    request.discountsBoilerplate = false
    return try searcher.search(request).hits.map {
      ScoredDocument(document: Int($0.docID), score: $0.score)
    }
  }

  /// The query in Slovo's language, which has no groups yet.
  private func text(_ query: BenchQuery, _ mode: QueryMode) -> String? {
    let exact = hasPlainWords ? "=" : ""
    return switch mode {
    case .any, .all: query.words.map { exact + $0 }.joined(separator: " ")
    case .phrase: "\(exact)\"\(query.words.joined(separator: " "))\""
    case .prefix: query.words[0] + "*"
    case .prefixUnscored, .firstWords, .group, .translations: nil
    }
  }
}
