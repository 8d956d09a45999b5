internal import ArgumentParser
internal import Documents
internal import Lexicon
internal import Postings

/// `slovo lexicon add`
struct LexiconAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add sources, and learn from all of them together.",
    discussion: """
      A source is a file: .index or .dict.dz (dictd), .dsl, .ifo (StarDict), .mo,
      .po, .tmx, .tsv (two columns; three with a weight); also compressed. With
      --parallel, two files or folders of documents that are translations of each
      other. A source added again replaces its former self. What is broken is
      reported and passed over.
      """)

  @Argument(help: "Files.")
  var sources: [String] = []

  @Option(
    name: .customLong("parallel"), parsing: .upToNextOption,
    help: ArgumentHelp("Two files or folders, English and Russian.", valueName: "path"))
  var parallel: [String] = []

  @Flag(
    name: .customLong("acronyms"),
    help: "Learn the acronyms that documents of the index explain.")
  var learnsAcronyms = false

  @Option(help: ArgumentHelp("What to call the source; for a single one.", valueName: "name"))
  var name: String?

  @Option(help: ArgumentHelp("How much it counts beside others, above 0.", valueName: "number"))
  var weight: Double?

  @Flag(
    name: .customLong("no-learning"),
    help: "Learn nothing yet: more sources follow.")
  var learnsNothing = false

  @Flag(name: .customLong("no-progress"), help: "Draw no progress bar.")
  var hidesProgress = false

  @OptionGroup var place: LexiconOptions

  func validate() throws {
    guard !sources.isEmpty || !parallel.isEmpty || learnsAcronyms else {
      throw ValidationError("nothing to add: name files, or --parallel, or --acronyms")
    }
    guard parallel.isEmpty || parallel.count == 2 else {
      throw ValidationError("--parallel takes two paths, English and Russian")
    }
    if let weight, !(weight > 0 && weight.isFinite) {
      throw ValidationError("illegal weight: \(weight), must be above 0")
    }
  }

  func run() throws {
    let lexicon = try place.writable()
    let progress = LexiconProgress(isShown: !hidesProgress)
    var failures = 0
    for source in sources {
      do {
        let count = try lexicon.add(
          path: ArgumentBytes.absolutePath(source), name: sources.count == 1 ? name : nil,
          weight: weight,
          report: { failure in
            progress.clear()
            Output.printError("slovo: \(SafeText.shortLine(failure.description))")
          }, progress: { progress.show("\(source): \($0) entries") })
        progress.clear()
        Output.print("\(SafeText.line(source)): \(ReportText.count(count, "entry", "entries"))")
      } catch let error as LexiconError {
        progress.clear()
        Output.printError("slovo: \(error)")
        failures += 1
      }
    }
    if parallel.count == 2 { try addParallel(to: lexicon, progress) }
    if learnsAcronyms { try addAcronyms(to: lexicon, progress) }
    if !learnsNothing {
      let words = try lexicon.learn { step in
        progress.show("\(step.phase.rawValue): \(Int(step.share * 100)) %")
      }
      progress.clear()
      Output.print("\(ReportText.count(words, "word")) with translations")
    }
    if failures > 0 { throw ExitCode(ExitStatus.failure) }
  }

  private func addParallel(to lexicon: LexiconDatabase, _ progress: LexiconProgress) throws {
    let pairs = try ParallelFiles.pairs(parallel[0], parallel[1])
    guard !pairs.isEmpty else {
      throw CommandError("no document of \"\(parallel[0])\" has its like in \"\(parallel[1])\"")
    }
    let reader = try DocumentReader()
    var done = 0
    let documents = pairs.lazy.map { pair -> (english: [String], russian: [String]) in
      done += 1
      progress.show("\(done) of \(pairs.count) documents")
      return (ParallelFiles.lines(pair.0, reader), ParallelFiles.lines(pair.1, reader))
    }
    let count = try lexicon.add(
      parallel: documents, name: name ?? parallel[1], path: ArgumentBytes.absolutePath(parallel[1]),
      weight: weight ?? 1)
    progress.clear()
    Output.print(
      "\(SafeText.line(parallel[1])): \(ReportText.count(count, "aligned text")) of "
        + ReportText.count(pairs.count, "document"))
  }

  private func addAcronyms(to lexicon: LexiconDatabase, _ progress: LexiconProgress) throws {
    let folder = try place.location.existingFolder()
    let reader = try IndexReader(folder: folder)
    var found: Set<AcronymFinder.Acronym> = []
    guard reader.storesText else {
      throw CommandError(
        "cannot learn acronyms: the index \"\(folder.displayPath)\" stores no text")
    }
    for id in try reader.docIDs(passing: DocumentFilter()) {
      guard let text = try reader.text(id) else { continue }
      found.formUnion(AcronymFinder.acronyms(in: String(decoding: text.body, as: UTF8.self)))
      progress.show("\(found.count) acronyms")
    }
    progress.clear()
    let sorted = found.sorted { ($0.short, $0.phrase) < ($1.short, $1.phrase) }
    let count = try lexicon.add(acronyms: sorted, name: "acronyms of \(folder.displayPath)")
    Output.print("\(folder.displayPath): \(ReportText.count(count, "acronym"))")
  }
}
