internal import Glibc

/// The peer Lucene: a process that stays up and answers rounds; see `Lucene/AnswerQueries.java`.
final class LuceneEngine: RoundEngine {
  let name = "Lucene"
  let hasPlainWords = true
  /// The compiler of its machine makes code faster for as long as some thousand queries.
  let warmUpRounds: Int
  let budget = 60.0

  private let process: PipedProcess

  /// - Parameter folder: Where `Lucene/fetch` put it.
  init(folder: String, index: String, queries: String, warmUpRounds: Int) throws {
    self.warmUpRounds = warmUpRounds
    process = try PipedProcess(Self.java(folder) + ["AnswerQueries", index, queries])
  }

  /// Builds an index.
  static func build(folder: String, from corpus: String, to index: String) throws -> ResourceUsage {
    let part = index + ".part"
    try Files.remove(part)
    let usage = try ChildProcess.run(
      java(folder) + ["BuildIndex", corpus, part], log: index + ".log")
    try Files.rename(part, to: index)
    return usage
  }

  private static func java(_ folder: String) -> [String] {
    ["/usr/bin/env", "java", "-Xms2g", "-Xmx2g", "-cp", "\(folder)/lucene.jar:\(folder)/classes"]
  }

  func round(_ queries: [BenchQuery], mode: QueryMode, seconds: Double) throws -> [Answer] {
    guard let set = queries.first?.set else { return [] }
    try process.write("\(mode.rawValue) \(set.rawValue) \(queries.count) \(seconds)\n")
    var answers: [Answer] = []
    while let line = try process.readLine(), !line.isEmpty {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 2, let time = Double(fields[0]) else {
        throw BenchmarkError("Lucene said \"\(line)\"")
      }
      let best = fields[1].split(separator: " ").compactMap { hit -> ScoredDocument? in
        let parts = hit.split(separator: ":")
        guard parts.count == 2, let document = Int(parts[0]) else { return nil }
        return ScoredDocument(document: document, score: Double(parts[1]) ?? 0)
      }
      answers.append(Answer(nanoseconds: time, best: best))
    }
    try BenchmarkError.require(!answers.isEmpty, "Lucene has ended")
    return answers
  }
}
