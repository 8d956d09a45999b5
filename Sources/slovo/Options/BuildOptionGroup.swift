internal import Analysis
internal import ArgumentParser
internal import Indexing
internal import Postings

/// How a build shows itself.
struct BuildOptionGroup: ParsableArguments {
  @Flag(
    inversion: .prefixedNo, exclusivity: .chooseLast,
    help: "Show progress; by default a bar on a terminal and a line now and then elsewhere.")
  var progress: Bool?

  @Flag(name: [.customShort("q"), .long], help: "Say nothing but errors.")
  var quiet = false

  @Option(help: "The report at the end: text or json.")
  var report: ReportFormat = .text

  @Flag(help: "Wait for another process that writes to the index instead of refusing.")
  var wait = false

  /// An indexer that shows progress and stops at Ctrl-C.
  ///
  /// - Parameter morphology: The dictionary at hand.
  func indexer(
    for folder: IndexFolder, morphology: LemmaDictionary?
  ) -> (Indexer, ProgressBar) {
    let shows = !quiet && progress != false
    let style: ProgressBar.Style = shows ? (Output.errorIsTerminal ? .bar : .lines) : .none
    let bar = ProgressBar(style: style)
    var indexer = Indexer(folder: folder)
    indexer.waits = wait
    indexer.morphology = morphology
    indexer.progress = { bar.show($0) }
    Interruption.cancel(indexer.cancellation)
    return (indexer, bar)
  }

  func print(_ result: BuildReport, in folder: IndexFolder) {
    switch report {
    case .json: Output.print(result.json)
    case .text: if !quiet { ReportText.lines(result, in: folder).forEach(Output.print) }
    }
  }
}

/// The forms of a report.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case json
  case text
}
