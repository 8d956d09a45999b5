internal import ArgumentParser
internal import Indexing

/// `slovo rebuild`: a new generation from the sources.
struct RebuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild",
    abstract: "Read everything again into a new index; searches go on meanwhile.",
    discussion: """
      The old index stays as it is until the new one is whole and checked; then one
      takes the place of the other in an instant. This heals a damaged index, and
      one that was made by another version of slovo.
      """)

  @Flag(
    inversion: .prefixedNo, exclusivity: .chooseLast,
    help: "Store the text, or not; by default as the old index does.")
  var storeText: Bool?

  @OptionGroup var location: IndexOptions
  @OptionGroup var dictionary: MorphologyOptionGroup
  @OptionGroup(title: "Output") var build: BuildOptionGroup

  func run() throws {
    let folder = try location.existingFolder()
    var (indexer, bar) = build.indexer(for: folder, morphology: try dictionary.morphology())
    let gathering = IndexGathering()
    gathering.watch(&indexer)
    let report: BuildReport
    do {
      report = try indexer.rebuild(storesText: storeText)
    } catch {
      bar.clear()
      throw error
    }
    bar.clear()
    if report.interrupted {
      Output.printError("slovo: interrupted; the old index is as it was")
      throw ExitCode(ExitStatus.failure)
    }
    build.print(report, in: folder)
    gathering.save(in: folder, isWhole: true)
    if report.failures > 0 { throw ExitCode(ExitStatus.failure) }
  }
}
