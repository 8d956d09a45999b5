internal import ArgumentParser
internal import Documents
internal import Indexing
internal import Postings

/// `slovo index`: makes an index or brings it up to date.
struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: "Make an index of files and folders, or bring it up to date.",
    discussion: """
      Only new and changed files are read; those that vanished leave. Without a
      path, all that was given before is looked at again. A new index is made in
      .slovo beside the first path (for a list or standard input alone, in the
      working directory), unless one is found upward from the working directory.
      """)

  @Argument(help: "Files and folders; - for JSON Lines on standard input.")
  var paths: [String] = []

  @Option(
    name: .customLong("files-from"),
    help: ArgumentHelp(
      "Read paths from a file, one a line; - for standard input.", valueName: "file"))
  var list: String?

  @Flag(
    name: [.customShort("0"), .customLong("null")],
    help: "Paths of --files-from end with a NUL byte.")
  var endsWithNull = false

  @Flag(name: .customLong("dry-run"), help: "Print the files that would be read, and read none.")
  var dryRun = false

  @Flag(
    name: .customLong("no-store-text"),
    help: "Store no text in a new index: smaller, but snippets read the files again.")
  var storesNoText = false

  @Option(
    name: .customLong("commit-every"),
    help: ArgumentHelp(
      "Commit an update after so many bytes of documents.", valueName: "size", visibility: .hidden))
  var commitSize: ByteCount?

  @OptionGroup var location: IndexOptions
  @OptionGroup var dictionary: MorphologyOptionGroup
  @OptionGroup(title: "Files") var reading: ReadingOptionGroup
  @OptionGroup(title: "Output") var build: BuildOptionGroup

  func run() throws {
    var missing = 0
    let requests = try self.requests(&missing)
    let folder = try location.folder(besides: firstPath)
    guard !requests.isEmpty || (paths.isEmpty && list == nil && folder.exists) else {
      if missing > 0 || list != nil { throw ExitCode(ExitStatus.failure) }
      throw CommandError("nothing to index: name files or folders, as in \"slovo index PATH\"")
    }
    let morphology = try dictionary.morphology()
    var (indexer, bar) = build.indexer(for: folder, morphology: morphology)
    if let commitSize { indexer.commitBytes = commitSize.bytes }
    guard !dryRun else { return try printPlan(indexer, requests, bar) }
    let gathering = IndexGathering()
    gathering.watch(&indexer)
    let report: BuildReport
    do {
      report = try indexer.index(requests, storesText: !storesNoText)
    } catch {
      bar.clear()
      throw error
    }
    bar.clear()
    build.print(report, in: folder)
    gathering.save(in: folder, isWhole: false)
    if !build.quiet, let advice = Morphologies.advice(folder, morphology) {
      Output.printError("slovo: \(advice)")
    }
    if report.interrupted {
      Output.printError(
        """
        slovo: interrupted; what was read so far is indexed and can be searched. Run the same command again to go on
        """)
      throw ExitCode(ExitStatus.failure)
    }
    if missing > 0 || report.failures > 0 { throw ExitCode(ExitStatus.failure) }
  }

  /// The first path given; paths of a list and records have no say in where an index is made.
  private var firstPath: [UInt8]? {
    paths.first { $0 != "-" }.map { ArgumentBytes.absolutePath($0) }
  }

  private func requests(_ missing: inout Int) throws -> [SourceRequest] {
    var requests: [SourceRequest] = []
    let options = reading.options
    let known = try? location.folder(besides: nil)
    for path in paths {
      if path == "-" {
        requests.append(
          SourceRequest(
            path: StandardInput.path, options: SourceOptions(format: .jsonl), isKept: false))
        continue
      }
      let bytes = ArgumentBytes.absolutePath(path)
      if FileSystem.exists(bytes) || FileSystem.isKnown(bytes, in: known) {
        requests.append(SourceRequest(path: bytes, options: options))
      } else {
        missing += 1
        Output.printError("slovo: cannot read \"\(path)\": no such file or folder")
      }
    }
    if let list {
      try FileSystem.forEachPath(in: list, endsWithNull: endsWithNull) {
        requests.append(SourceRequest(path: $0, options: options, isKept: false))
      }
    }
    return requests
  }

  private func printPlan(
    _ indexer: Indexer, _ requests: [SourceRequest], _ bar: ProgressBar
  ) throws {
    let plan = try indexer.dryRun(requests)
    bar.clear()
    let limit = reading.sizeLimit.bytes
    let files = plan.files.filter { $0.size <= limit }
    for file in files {
      Output.write(file.path)
      Output.write("\n")
    }
    for failure in plan.failures {
      Output.printError(
        "slovo: \(String(decoding: failure.path, as: UTF8.self)): \(failure.reason)")
    }
    Output.printError(
      """
      \(ReportText.count(files.count, "file")) to read, \
      \(Format.bytes(files.reduce(0) { $0 + $1.size })); \(plan.unchangedCount) unchanged, \
      \(plan.files.count - files.count) too large
      """)
  }
}
