import Foundation
import TestSupport
import Testing

/// `slovo evaluate` and `slovo compare` on the sample, its topics and judgements.
@Suite("Evaluating")
struct EvaluateTests {
  private let folder = TemporaryFolder()
  private let qrels = ProjectFolder.path + "/Tests/Regressions/qrels.txt"
  /// Some of the topics, so that each test searches a few alone.
  private let topicCount = 12

  init() {
    let lines = ProjectFolder.lines("Tests/Regressions/topics.tsv")
    let some = stride(from: 0, to: lines.count, by: (lines.count + topicCount - 1) / topicCount).map
    { lines[$0] }
    folder.write("topics.tsv", some.joined(separator: "\n"))
  }

  private func slovo(_ arguments: String..., topics: String? = nil) -> CommandResult {
    let bed = ["--topics", topics ?? folder("topics.tsv"), "--qrels", qrels, "--ids", "path"]
    return SampleIndex.slovo.run((arguments + bed).map { Array($0.utf8) })
  }

  private func pinned() throws -> String {
    let line = try #require(ProjectFolder.lines("Tests/Regressions/quality.tsv").first)
    return String(line.split(separator: "\t")[2])
  }

  // MARK: evaluate

  @Test("the sample's topics have the values that are pinned for them")
  func sample() throws {
    let result = slovo(
      "evaluate", "--depth", "10", "--measures", "nDCG(dcg='exp-log2')@10 nDCG@10,NumQ",
      topics: ProjectFolder.path + "/Tests/Regressions/topics.tsv")
    #expect(result.exitCode == 0)
    #expect(result.lines.first == "nDCG(dcg='exp-log2')@10\t\(try pinned())")
    #expect(result.lines.last == "NumQ\t116")
    #expect(result.message.contains("judgements of 56 topics passed over"))
  }

  @Test("a run that was written evaluates to the same")
  func writtenRun() throws {
    let found = slovo("evaluate", "--run", folder("found.run"), "--depth", "50", "-q")
    #expect(found.exitCode == 0)
    let text = String(decoding: try #require(folder.read("found.run")), as: UTF8.self)
    let first = try #require(text.split(separator: "\n").first).split(separator: " ")
    #expect(first.count == 6 && first[1] == "Q0" && first[3] == "1" && first[5] == "slovo-default")
    // The file of judgements has more topics: these of the run's file alone.
    let topics = Set(text.split(separator: "\n").map { $0.split(separator: " ")[0] })
    let lines = ProjectFolder.lines("Tests/Regressions/qrels.txt").filter {
      topics.contains($0.split(separator: " ")[0])
    }
    folder.write("qrels", lines.joined(separator: "\n"))
    let read = SampleIndex.slovo(
      "evaluate", "--run", folder("found.run"), "--qrels", folder("qrels"), "-q")
    #expect(read.exitCode == 0)
    let both = [found, read].map { Set($0.lines.filter { !$0.hasPrefix("all\t") }) }
    #expect(both[0].isSuperset(of: both[1]))
    #expect(both[0].count == topicCount * 5)
    // Written again, it is the same byte for byte.
    #expect(slovo("evaluate", "--run", folder("found.run"), "--depth", "50").exitCode == 0)
    #expect(folder.read("found.run") == Array(text.utf8))
  }

  @Test("a run of another program is not written over")
  func foreignRun() {
    folder.write("other.run", "n01 Q0 a.txt 1 2.5 BM25\n")
    let result = slovo("evaluate", "--run", folder("other.run"))
    #expect(result.exitCode == 2)
    #expect(
      result.message.hasSuffix(
        """
        slovo: cannot write "\(folder("other.run"))": it is there, and no run that slovo wrote; remove it, or leave \
        --topics out to evaluate it

        """))
    #expect(folder.read("other.run") == Array("n01 Q0 a.txt 1 2.5 BM25\n".utf8))
  }

  @Test("JSON has all decimals, and each topic when asked")
  func json() throws {
    let result = slovo("evaluate", "--json", "-q", "--measures", "nDCG@10 P(rel=2)@5")
    let object = try #require(objects(result.text)?.first)
    #expect(object["topics"] as? Int == topicCount)
    #expect(object["system"] as? String == "default")
    let measures = try #require(object["measures"] as? [String: Double])
    #expect(Set(measures.keys) == ["nDCG@10", "P(rel=2)@5"])
    let topics = try #require(object["per_topic"] as? [String: [String: Double]])
    #expect(topics.count == topicCount)
    let mean = topics.values.compactMap { $0["nDCG@10"] }.reduce(0, +) / Double(topicCount)
    #expect(abs(mean - (measures["nDCG@10"] ?? 0)) < 1e-9)
  }

  @Test("a filter narrows what is found")
  func filter() throws {
    let found = ["lang:en", "lang:ru ext:txt"].map { filter -> String in
      slovo("evaluate", "--measures", "NumRet", "--filter", filter).lines.first ?? ""
    }
    let whole = slovo("evaluate", "--measures", "NumRet").lines.first ?? ""
    let counts = (found + [whole]).compactMap { Int($0.split(separator: "\t").last ?? "") }
    try #require(counts.count == 3)
    #expect(counts[0] < counts[2] && counts[1] < counts[2])
    let wrong = slovo("evaluate", "--filter", "lang:en Норов")
    #expect(wrong.exitCode == 2)
    #expect(wrong.message.contains("illegal filter: \"lang:en Норов\""))
  }

  @Test("several rankings are told apart by their names")
  func rankings() {
    let result = slovo(
      "evaluate", "--ranking", "default", "--ranking", "default", "--measures", "NumQ")
    #expect(result.lines == Array(repeating: "default\tNumQ\t\(topicCount)", count: 2))
    #expect(
      slovo("evaluate", "--ranking", "best").message
        == "slovo: unknown ranking \"best\"; there are: bm25-anserini, bm25-atire, bm25-lucene, bm25-plus, bm25f, bm25l, default, dfi, dph, exact, inl2, lm-dirichlet, lm-jm, pl2, precision, recall, tf-idf\n"
    )
  }

  @Test("names that judgements do not know are remarked upon")
  func names() {
    folder.write("qrels", "n01 0 /elsewhere/a.txt 1\n")
    let result = SampleIndex.slovo.run(
      ["evaluate", "--topics", folder("topics.tsv"), "--qrels", folder("qrels")].map {
        Array($0.utf8)
      })
    #expect(result.exitCode == 0)
    #expect(result.message.contains("slovo: no document of default has a judgement: it calls them"))
  }

  @Test("what is wrong is said in words")
  func errors() {
    let slovo = CommandSandbox()
    slovo.folder.write("qrels", "1 0 a 1\n")
    slovo.folder.write("bad.run", "1 Q0 a 1 x t\n")
    slovo.folder.write("topics", "9\tслово\n")
    let cases: [([String], String)] = [
      (["evaluate"], "Error: name topics to search by --topics, or a run to evaluate by --run"),
      (["evaluate", "--run", "bad.run"], "Error: name judgements by --qrels"),
      (
        ["evaluate", "--run", "bad.run", "--qrels", "qrels"],
        "slovo: cannot read \"bad.run\": line 1: illegal score: \"x\", must be a finite number"
      ),
      (
        ["evaluate", "--run", "none", "--qrels", "qrels"],
        "slovo: cannot read \"none\": no such file or directory"
      ),
      (
        ["evaluate", "--run", "bad.run", "--qrels", "qrels", "--measures", "nDCG@x"],
        "slovo: unknown measure \"nDCG@x\": illegal cutoff: \"x\", must be a whole number, at least 1"
      ),
      (
        ["evaluate", "--topics", "topics", "--qrels", "qrels"],
        """
        slovo: no topic of "topics" has judgements in "qrels"; topics are called "9" there and "1" here
        """
      ),
      (
        ["evaluate", "--topics", "topics", "--qrels", "qrels", "--depth", "0"],
        "Error: illegal depth: 0, must be between 1 and 1000000"
      ), (["compare", "a"], "Error: name at least two systems, the baseline first"),
      (["compare", "a", "b"], "Error: name judgements by --qrels"),
      (
        ["compare", "a", "b", "--qrels", "qrels"],
        "slovo: neither a run file nor a ranking: \"a\"; there are: bm25-anserini, bm25-atire, bm25-lucene, bm25-plus, bm25f, bm25l, default, dfi, dph, exact, inl2, lm-dirichlet, lm-jm, pl2, precision, recall, tf-idf"
      ),
      (
        ["compare", "default", "b", "--qrels", "qrels"],
        "slovo: no topics to search with \"default\": name a file by --topics"
      ),
    ]
    for (arguments, message) in cases {
      let result = slovo.run(arguments.map { Array($0.utf8) })
      #expect(result.exitCode == 2, "\(arguments): \(result)")
      #expect(result.message.split(separator: "\n").first.map(String.init) == message)
    }
  }
}
