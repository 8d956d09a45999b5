internal import ArgumentParser
internal import Evaluation

/// `slovo compare`: which ranking is better, and whether that is more than chance.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare rankings and runs with the first one named: which is better?",
    discussion: """
      slovo compare other.run default --topics topics.tsv --qrels qrels.txt
      slovo compare a.run b.run c.run --qrels qrels.txt --html comparison.html

      A name is a run file, else a ranking (default) that searches the topics.
      The first is the baseline. p is of the paired randomisation test (two-sided,
      seeded), Holm corrects it for the number of systems, t is the paired t-test;
      * marks what is below 0.05 after correction. d is Cohen's effect size.
      Exit status: 0 done, 1 worse (--fail-if-worse), 2 error.
      """)

  @Argument(help: ArgumentHelp("Runs and rankings; at least two.", valueName: "system"))
  var systems: [String]

  @OptionGroup(title: "What is measured") var options: EvaluationOptions

  @Option(help: ArgumentHelp("Random draws of the randomisation test.", valueName: "count"))
  var permutations = 100_000

  @Option(help: ArgumentHelp("All chance follows from it.", valueName: "number"))
  var seed: UInt64 = 42

  @Flag(
    name: [.customShort("q"), .customLong("per-query")],
    help: "Where they differ most by the first measure, with both top tens side by side.")
  var perQuery = false

  @Option(
    help: ArgumentHelp(
      "Topics that --per-query and --html show of each system.", valueName: "count")
  )
  var show = 10

  @Option(help: ArgumentHelp("Write a page with plots that needs no network.", valueName: "file"))
  var html: String?

  @Flag(help: "One JSON object; with --per-query the values of all topics.")
  var json = false

  @Option(
    name: .customLong("fail-if-worse"),
    help: ArgumentHelp(
      "Exit with 1 where a system is worse than the first in this measure, to four decimals.",
      valueName: "measure"))
  var failIfWorse: String?

  @OptionGroup var location: IndexOptions

  func validate() throws {
    guard systems.count >= 2 else {
      throw ValidationError("name at least two systems, the baseline first")
    }
    guard options.qrels != nil else { throw ValidationError("name judgements by --qrels") }
    guard permutations >= 1, permutations <= 10_000_000 else {
      throw ValidationError("illegal permutations: \(permutations), must be between 1 and 10000000")
    }
    guard show >= 0 else { throw ValidationError("illegal show: \(show), must be at least 0") }
  }

  func run() throws {
    var measures = try options.parsedMeasures()
    let guarded = try failIfWorse.map { try Measure($0) }
    if let guarded, !measures.contains(guarded) { measures.append(guarded) }
    let judged = try options.judgedTopics()
    let reader = SystemReader(options: options, location: location, topics: judged.topics)
    let found = try reader.systems(systems)
    for system in found { judged.warnOfNames(system) }
    let comparison = SystemComparison(
      found.map(\.run), qrels: judged.qrels, measures: measures,
      test: RandomizationTest(permutations: permutations, seed: seed),
      bootstrap: Bootstrap(seed: seed))
    let report = ComparisonReport(
      systems: found, comparison: comparison, judged: judged, permutations: permutations,
      seed: seed)
    if json {
      Output.print(JSONText.object(report.members(perTopic: perQuery)))
    } else {
      report.table.forEach(Output.print)
      if perQuery { TopicReport(report: report, limit: show).lines.forEach(Output.print) }
    }
    if let html { try EvaluationFile.write(ComparisonPage(report, limit: show).text, to: html) }
    if let guarded, let measure = measures.firstIndex(of: guarded) {
      try fail(ifWorseIn: measure, report)
    }
  }

  private func fail(ifWorseIn measure: Int, _ report: ComparisonReport) throws {
    let worse = report.worse(in: measure)
    for (name, values) in worse {
      Output.printError(
        """
        slovo: worse: \(name): \(report.comparison.measures[measure]) \(values.found) against \(values.baseline)
        """)
    }
    if !worse.isEmpty { throw ExitCode(ExitStatus.nothingFound) }
  }
}
