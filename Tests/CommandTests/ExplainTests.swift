import Foundation
import TestSupport
import Testing

/// `slovo explain` and `slovo similar` on the sample.
@Suite("Explaining a rank")
struct ExplainTests {
  private func slovo(_ arguments: String...) -> CommandResult {
    SampleIndex.slovo.run(arguments.map { Array($0.utf8) })
  }

  /// The numbers that end lines, before the line of the sum.
  private func parts(_ result: CommandResult, until name: String) -> (parts: [Double], sum: Double)
  {
    var numbers: [Double] = []
    for line in result.lines where !line.hasPrefix("    ") {
      guard let number = line.split(separator: " ").last.flatMap({ Double($0) }),
        line.contains("  ")
      else { continue }
      if line.hasPrefix(name) { return (numbers, number) }
      numbers.append(number)
    }
    return (numbers, -1)
  }

  @Test(
    "the parts shown add up to the score of the search, to the last digit",
    arguments: ["Норовым", "smart cities ecommerce", "\"умный город\" Алибаба", "экономика +город"])
  func sum(query: String) throws {
    let best = slovo("search", "--copies", "-q", "-n", "3", "--format", "%s %p", query).lines
    for (index, line) in best.enumerated() {
      let columns = line.split(separator: " ", maxSplits: 1).map(String.init)
      let result = slovo("explain", query, columns[1])
      guard !result.message.contains("names several") else { continue }
      #expect(result.exitCode == 0, "\(result)")
      #expect(result.lines.first?.hasSuffix(": rank \(index + 1)") == true, "\(result)")
      let (parts, sum) = parts(result, until: "score")
      #expect(!parts.isEmpty)
      #expect(Int((parts.reduce(0, +) * 10_000).rounded()) == Int((sum * 10_000).rounded()))
      #expect(String(format: "%.4f", sum) == columns[0], "\(query): \(line)")
      let json = slovo("explain", query, columns[1], "--json").text
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
      #expect(String(format: "%.4f", object["score"] as? Double ?? -1) == columns[0])
    }
  }

  @Test("it speaks both languages")
  func languages() {
    let english = slovo("explain", "Норовым", "library/avraam-norov.txt")
    let russian = slovo("explain", "Норовым", "library/avraam-norov.txt", "--language", "ru")
    #expect(english.lines.contains { $0.hasPrefix("  any form: ") })
    #expect(russian.lines.contains { $0.hasPrefix("  любая форма: ") })
    #expect(parts(english, until: "score").sum == parts(russian, until: "оценка").sum)
  }

  @Test("a document that is not found says why")
  func whyNot() {
    let none = slovo("explain", "+Норов футбол", "science/museum.html")
    #expect(none.exitCode == 1)
    #expect(none.lines.first?.hasSuffix("museum.html does not match:") == true)
    #expect(none.lines.dropFirst().first == "  it lacks норов")
    let behind = slovo("explain", "город", "library/goroda.txt", "--why-not", "-n", "1")
    #expect(behind.exitCode == 0)
    #expect(
      behind.lines.contains {
        $0.hasPrefix("the last that is shown has") || $0.hasPrefix("It is among")
      })
  }

  @Test("similar documents are found, the document itself is not")
  func similar() {
    let result = slovo("similar", "economy/alibaba-chongqing.txt", "--format", "%p", "-n", "3")
    #expect(result.exitCode == 0, "\(result)")
    #expect(result.lines.count == 3 && !result.lines.contains("economy/alibaba-chongqing.txt"))
    #expect(slovo("similar", "nowhere.txt").exitCode == 2)
  }
}
