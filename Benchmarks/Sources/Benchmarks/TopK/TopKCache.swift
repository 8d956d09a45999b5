/// The folder that keeps corpora, queries and peers' indexes from one run to the next; what is
/// absent is made.
///
/// Delete it to make all anew; a file has its name only when it is whole.
struct TopKCache {
  let folder: String
  /// The source of all: JSON Lines.
  let bulk: String
  /// The program that builds, as a process of its own.
  let program: String
  /// Sizes of the corpora of passages.
  var sizes = PassageCorpora.sizes

  /// The names of the corpora, the growing ones first.
  var corpora: [String] { sizes.map { "passages-\($0)" } + ["synthetic"] }

  /// The passages as they were written.
  func passages(_ size: Int) throws -> String {
    _ = try words("passages-\(size)")
    return "\(folder)/corpora/passages-\(size).jsonl"
  }

  /// A corpus of plain words.
  func words(_ corpus: String) throws -> String {
    let path = try file("corpora", "\(corpus).words.jsonl")
    guard !Files.exists(path) else { return path }
    return try make(path) {
      corpus == "synthetic"
        ? ["make-synthetic", bulk, path]
        : ["make-passages", bulk, "\(folder)/corpora"] + sizes.map { String($0) }
    }
  }

  /// Queries drawn from a corpus.
  func queries(_ corpus: String, count: Int) throws -> String {
    let words = try words(corpus)
    let path = try file("queries", "\(corpus)-\(count).tsv")
    return try make(path) { ["make-queries", words, path, String(count)] }
  }

  /// FTS5's table of a corpus.
  func fts5(_ corpus: String) throws -> String {
    let words = try words(corpus)
    let path = try file("fts5", "\(corpus).sqlite")
    return try make(path) { ["make-fts5", words, path] }
  }

  /// Lucene's index of a corpus.
  func lucene(_ corpus: String) throws -> String {
    let words = try words(corpus)
    let path = try file("lucene", corpus)
    if !Files.exists(path) {
      let usage = try LuceneEngine.build(folder: "\(folder)/lucene", from: words, to: path)
      print(
        "Lucene's index of \(corpus): \(usage.wall.decimal(0)) s, CPU \(usage.cpu.decimal(0)) s\n")
    }
    return path
  }

  private func file(_ kind: String, _ name: String) throws -> String {
    try Files.makeFolders("\(folder)/\(kind)")
    return "\(folder)/\(kind)/\(name)"
  }

  private func make(_ path: String, _ arguments: () -> [String]) throws -> String {
    if !Files.exists(path) {
      _ = try ChildProcess.run([program] + arguments(), log: path + ".log")
    }
    return path
  }
}
