import Foundation
import TestSupport
import Testing

/// `slovo compare`.
@Suite("Comparing")
struct CompareTests {
  private let slovo = CommandSandbox()

  /// Twelve topics with one relevant document each: at rank 1 in `good.run`, at rank 2 in
  /// `poor.run`.
  private func write() {
    var qrels = ""
    var good = ""
    var poor = ""
    var topics = ""
    for topic in 1...12 {
      topics += "\(topic)\tвопрос <\(topic)> & \"ответ\"\n"
      qrels += "\(topic) 0 нужный 1\n\(topic) 0 лишний 0\n"
      good += "\(topic) Q0 нужный 1 2 good\n\(topic) Q0 лишний 2 1 good\n"
      poor += "\(topic) Q0 лишний 1 2 poor\n\(topic) Q0 нужный 2 1 poor\n"
    }
    slovo.folder.write("topics", topics)
    slovo.folder.write("qrels", qrels)
    slovo.folder.write("good.run", good)
    slovo.folder.write("poor.run", poor)
  }

  @Test("the table says by how much, and how sure that is")
  func table() {
    write()
    let result = slovo(
      "compare", "poor.run", "good.run", "poor.run", "--qrels", "qrels", "--measures", "RR P@1")
    #expect(result.exitCode == 0)
    #expect(result.message == "")
    #expect(
      result.text == """
        12 topics; baseline: poor.run

                          mean  difference    95 % interval       p     Holm       t  wins/ties/losses     d  time
        RR
          poor.run      0.5000                                                                                   –
          good.run      1.0000     +0.5000  +0.5000 +0.5000  0.0005  0.0010*  <.0001            12/0/0    +∞     –
          poor.run (2)  0.5000      0.0000    0.0000 0.0000  1.0000   1.0000  1.0000            0/12/0  0.00     –
        P@1
          poor.run      0.0000                                                                                   –
          good.run      1.0000     +1.0000  +1.0000 +1.0000  0.0005  0.0010*  <.0001            12/0/0    +∞     –
          poor.run (2)  0.0000      0.0000    0.0000 0.0000  1.0000   1.0000  1.0000            0/12/0  0.00     –

        p: paired randomisation (100000 draws, seed 42); Holm: corrected, * below 0.05; t: paired t-test; d: effect size

        """)
  }

  @Test("where they differ, both rankings stand side by side")
  func perQuery() {
    write()
    let result = slovo(
      "compare", "poor.run", "good.run", "--qrels", "qrels", "--topics", "topics", "--measures",
      "RR", "-q", "--show", "1")
    #expect(
      result.text.hasSuffix(
        """
        where good.run and poor.run differ most in RR; + relevant, . judged not relevant, ? unjudged

        1  0.5000 → 1.0000 (+0.5000)  вопрос <1> & "ответ"
                 poor.run                                     good.run
           1  .0 лишний                                    +1 нужный
           2  +1 нужный                                    .0 лишний
              moved: нужный (1): 2 → 1

        """))
  }

  @Test("a page stands for itself")
  func page() throws {
    write()
    let result = slovo(
      "compare", "poor.run", "good.run", "--qrels", "qrels", "--topics", "topics", "--html",
      "page.html")
    #expect(result.exitCode == 0)
    let page = String(decoding: try #require(slovo.folder.read("page.html")), as: UTF8.self)
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
    #expect(!page.contains("http") && !page.contains("<script") && !page.contains("src="))
    #expect(page.contains("вопрос &lt;1&gt; &amp; &quot;ответ&quot;"))
    #expect(page.components(separatedBy: "<svg").count == 6)
    // Well-formed but for the doctype and the void elements of its head.
    var body = page.replacing("<!DOCTYPE html>", with: "")
    for element in ["<meta charset=\"utf-8\">", "<meta name=\"viewport\""] {
      guard let start = body.range(of: element) else { continue }
      let end = try #require(body[start.lowerBound...].firstIndex(of: ">"))
      body.removeSubrange(start.lowerBound...end)
    }
    slovo.folder.write("page.xml", body)
    let check = slovo.shell("command -v xmllint >/dev/null || exit 0; xmllint --noout page.xml")
    #expect(check.exitCode == 0, "\(check)")
  }

  @Test("JSON holds what the table shows")
  func json() throws {
    write()
    let result = slovo(
      "compare", "poor.run", "good.run", "--qrels", "qrels", "--measures", "RR", "--json",
      "--per-query")
    let object = try #require(objects(result.text)?.first)
    #expect(object["baseline"] as? String == "poor.run")
    let systems = try #require(object["systems"] as? [[String: Any]])
    let measures = try #require(systems.last?["measures"] as? [String: [String: Any]])
    let values = try #require(measures["RR"])
    #expect(values["mean"] as? Double == 1)
    #expect(values["difference"] as? Double == 0.5)
    #expect(values["p"] as? Double == 2.0 / 4096)
    #expect(values["wins"] as? Int == 12)
    let topics = try #require(object["per_topic"] as? [String: [String: [Double]]])
    #expect(topics["12"]?["RR"] == [0.5, 1])
  }

  @Test("a check for continuous integration")
  func failIfWorse() {
    write()
    let worse = slovo(
      "compare", "good.run", "poor.run", "--qrels", "qrels", "--fail-if-worse", "P@1")
    #expect(worse.exitCode == 1)
    #expect(worse.message == "slovo: worse: poor.run: P@1 0.0000 against 1.0000\n")
    let better = slovo(
      "compare", "poor.run", "good.run", "--qrels", "qrels", "--fail-if-worse", "RR")
    #expect(better.exitCode == 0)
  }

  @Test("a ranking and a run of it are the same")
  func ranking() throws {
    let folder = TemporaryFolder()
    let lines = ProjectFolder.lines("Tests/Regressions/topics.tsv").prefix(9)
    folder.write("topics.tsv", lines.joined(separator: "\n"))
    let bed = [
      "--topics", folder("topics.tsv"), "--qrels",
      ProjectFolder.path + "/Tests/Regressions/qrels.txt", "--ids", "path",
    ]
    let written = SampleIndex.slovo.run(
      (["evaluate", "--run", folder("a.run")] + bed).map { Array($0.utf8) })
    #expect(written.exitCode == 0)
    let result = SampleIndex.slovo.run(
      (["compare", folder("a.run"), "default", "--json", "--permutations", "100"] + bed).map {
        Array($0.utf8)
      })
    let object = try #require(objects(result.text)?.first)
    let systems = try #require(object["systems"] as? [[String: Any]])
    #expect(systems.last?["milliseconds_per_topic"] as? Double ?? 0 > 0)
    let measures = try #require(systems.last?["measures"] as? [String: [String: Any]])
    for (name, values) in measures { #expect(values["ties"] as? Int == 9, "\(name)") }
  }
}
