@_spi(Benchmarks) internal import Indexing
internal import Postings

/// A build that keeps one term of each position, as an engine with stems alone would.
enum SingleTermBuild {
  static func run(lines: String, folder: String) throws {
    var indexer = Indexer(folder: IndexFolder(path: Array(folder.utf8)))
    indexer.keepsOneTermAPosition = true
    let source = SourceRequest(path: Array(lines.utf8), options: SourceOptions(format: .jsonl))
    print(try indexer.index([source]).documents)
  }
}
