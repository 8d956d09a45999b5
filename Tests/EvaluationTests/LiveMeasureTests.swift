import Evaluation
import Glibc
import TestSupport
import Testing

/// The same as ``GoldenMeasureTests`` on larger collections, asked of the Python packages now:
/// where the collections are beside the package, and `SLOVO_PYTHON` (else `python3`) can import
/// `ir_measures`, `pytrec_eval` and `cwl`.
@Suite("Measures on shared collections")
struct LiveMeasureTests {
  static let python = getenv("SLOVO_PYTHON").map { String(cString: $0) } ?? "python3"
  static let collections = [
    "cacm", "cranfield", "npl", "phpdoc-mixed-en", "phpdoc-mixed-ru", "phpdoc-ru", "xquad-en",
    "xquad-mixed-en", "xquad-mixed-ru", "xquad-ru",
  ]
  static let isPossible =
    ProjectFolder.shared("collections/cacm/qrels.txt") != nil
    && run(["-c", "import cwl, ir_measures, pytrec_eval"]).exitCode == 0

  static func run(_ arguments: [String]) -> CommandResult {
    var environment: [String: String] = [:]
    for name in ["HOME", "PATH"] { environment[name] = getenv(name).map { String(cString: $0) } }
    return RunningCommand(
      python, arguments.map { Array($0.utf8) }, environment: environment,
      directory: ProjectFolder.path
    ).wait(seconds: 120)
  }

  @Test(
    "a run of random scores, many of them equal, over the judged documents and others",
    .enabled(
      if: isPossible, "needs the shared collections and the packages ir-measures and cwl-eval"),
    arguments: collections)
  func agree(collection: String) throws {
    let path = try #require(ProjectFolder.shared("collections/\(collection)/qrels.txt"))
    let qrels = try Qrels(try #require(TemporaryFolder.contents(of: path)), file: path)
    let seed = 4_2026
    print("\(collection): seed \(seed)")
    var random = SeededGenerator(seed: UInt64(seed))
    let documents = Array(Set(qrels.grades.values.flatMap(\.keys))).sorted()
    var made = Run(tag: "random")
    for topic in qrels.topics where Int.random(in: 0..<20, using: &random) > 0 {
      let others = (0..<60).compactMap { _ in documents.randomElement(using: &random) }
      let judged = (qrels.grades[topic] ?? [:]).keys.sorted().filter { _ in
        Int.random(in: 0..<3, using: &random) > 0
      }
      made.set(
        Array(Set(others + judged)).sorted().map {
          let bonus = judged.contains($0) ? 2 : 0
          return RankedDocument(
            id: $0, score: Double(Int.random(in: 0..<8, using: &random) + bonus) / 4)
        }, topic: topic)
    }
    let folder = TemporaryFolder()
    folder.write("made.run", made.trecText())
    let run = try Run(try #require(folder.read("made.run")), file: "made.run")
    #expect(run == made)
    let result = Self.run([
      "\(GoldenMeasureTests.folder)/record.py", path, folder("made.run"),
    ])
    try #require(result.exitCode == 0, "\(result)")
    var compared = 0
    try MeasureComparison(qrels: qrels, run: run).expect(result.lines, compared: &compared)
    #expect(compared > 40 * qrels.topics.count)
  }
}
