import TestSupport
import Testing

/// `slovo tune` on the sample.
@Suite("Tuning a ranking")
struct TuneTests {
  private let folder = TemporaryFolder()

  init() {
    let lines = ProjectFolder.lines("Tests/Regressions/topics.tsv").prefix(9)
    folder.write("topics.tsv", lines.joined(separator: "\n"))
  }

  private func tune(_ arguments: String..., ranking: String = "default") -> CommandResult {
    let bed = [
      "--topics", folder("topics.tsv"), "--qrels",
      ProjectFolder.path + "/Tests/Regressions/qrels.txt", "--ids", "path", "--depth", "10",
    ]
    return SampleIndex.slovo.run((["tune", ranking] + arguments + bed).map { Array($0.utf8) })
  }

  @Test("the gain on held-out topics is told, and a configuration written")
  func tuned() throws {
    let (state, output) = (folder("state"), folder("mine.toml"))
    let first = tune("--params", "boilerplate.weight=0.25/1", "--state", state, "--output", output)
    #expect(first.exitCode == 0, "\(first)")
    #expect(first.lines.first == "nDCG@10 of default, from boilerplate.weight=0.25; 2 points")
    #expect(first.lines.count { $0.hasPrefix("fold ") } == 5)
    #expect(first.lines.contains { $0.hasPrefix("held out: ") })
    let text = String(decoding: try #require(folder.read("mine.toml")), as: UTF8.self)
    #expect(text.contains("\nextends = \"default\"\n\n[boilerplate]\nweight = "))
    // What was measured is not measured again; a line cut off by a kill is.
    let kept = try #require(folder.read("state"))
    #expect(tune("--params", "boilerplate.weight=0.25/1", "--state", state).text == first.text)
    #expect(folder.read("state") == kept)
    folder.write("state", Array(kept.dropLast(40)))
    #expect(tune("--params", "boilerplate.weight=0.25/1", "--state", state).text == first.text)
    #expect(folder.read("state")?.count == kept.count)
  }

  @Test("what cannot be tuned is said before anything is measured")
  func errors() {
    folder.write("state", "slovo tune other\n")
    let cases: [(CommandResult, String)] = [
      (
        tune("--params", "k2=1/2"),
        "slovo: no parameter \"k2\"; did you mean k1?"
      ),
      (
        tune("--params", "mu=1/2"), "slovo: the model bm25 has no parameter \"mu\"; it has: k1, b"
      ),
      (
        tune("--params", "b=0/2"), "slovo: illegal b: 2, must be between 0 and 1"
      ),
      (
        tune("--params", "b=1…0"),
        "slovo: illegal parameter \"b=1…0\": the first end must be below the second"
      ),
      (
        tune("--params", "boilerplate.weight=0.25/1", ranking: "best"),
        "slovo: unknown ranking \"best\"; there are: bm25-anserini, bm25-atire, bm25-lucene, bm25-plus, bm25f, bm25l, default, dfi, dph, exact, inl2, lm-dirichlet, lm-jm, pl2, precision, recall, tf-idf"
      ),
      (
        tune("--params", "boilerplate.weight=0.25/1", "--state", folder("state")),
        """
        slovo: cannot take up "\(folder("state"))": it is of "slovo tune other", not of "slovo tune default boilerplate.weight \
        nDCG@10 depth 10 \(folder("topics.tsv")) \(ProjectFolder.path)/Tests/Regressions/qrels.txt"; remove it, or name another
        """
      ),
    ]
    for (result, message) in cases {
      #expect(result.exitCode == 2)
      #expect(result.message == message + "\n")
    }
  }
}
