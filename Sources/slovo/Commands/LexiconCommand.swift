internal import ArgumentParser
internal import Documents
internal import Glibc
internal import Lexicon
internal import Postings

/// `slovo lexicon`: word pairs of both languages, and what was learnt from them.
struct LexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon",
    abstract: "Manage the words by which a query finds documents in the other language.",
    discussion: """
      The lexicon is $XDG_DATA_HOME/slovo/lexicon.sqlite (~/.local/share without
      it), or beside the index with --beside-index. It is fed by dictionaries
      (dictd, DSL, StarDict), catalogs of messages (.mo, .po), translation
      memories (.tmx), tables (.tsv) and documents with their translations.
      Exit status: 0 done, 1 nothing found, 2 error.
      """,
    subcommands: [
      LexiconAddCommand.self, LexiconListCommand.self, LexiconRemoveCommand.self,
      LexiconShowCommand.self,
    ])
}

/// Where the lexicon is.
struct LexiconOptions: ParsableArguments {
  @Option(
    name: .customLong("lexicon"), help: ArgumentHelp("The lexicon itself.", valueName: "file"))
  var path: String?

  @Flag(name: .customLong("beside-index"), help: "The lexicon in the index folder.")
  var isBesideIndex = false

  @OptionGroup var location: IndexOptions

  static let fileName = "lexicon.sqlite"

  /// - Throws: ``CommandError`` without a place.
  func file() throws -> [UInt8] {
    if let path { return ArgumentBytes.absolutePath(path) }
    if isBesideIndex {
      return try location.existingFolder().path + Array("/\(Self.fileName)".utf8)
    }
    guard let file = Self.userFile() else {
      throw CommandError("no place for a lexicon: neither XDG_DATA_HOME nor HOME is set")
    }
    return file
  }

  static func userFile() -> [UInt8]? {
    if let base = Environment.value("XDG_DATA_HOME"), !base.isEmpty {
      return ArgumentBytes.absolutePath(base + "/slovo/" + fileName)
    }
    return Environment.value("HOME").map {
      ArgumentBytes.absolutePath($0 + "/.local/share/slovo/" + fileName)
    }
  }

  /// - Throws: ``CommandError`` where there is none.
  func existing() throws -> LexiconDatabase {
    let file = try file()
    guard FileSystem.exists(file) else {
      throw CommandError(
        """
        no lexicon at "\(String(decoding: file, as: UTF8.self))"; run "slovo lexicon add SOURCE" to \
        make one
        """)
    }
    return try LexiconDatabase(path: file)
  }

  /// The lexicon to write, with the folders above it.
  func writable() throws -> LexiconDatabase {
    let file = try file()
    for (index, byte) in file.enumerated() where byte == UInt8(ascii: "/") && index > 0 {
      mkdir(file[..<index].map { CChar(bitPattern: $0) } + [0], 0o777)
    }
    return try LexiconDatabase(path: file, isWritable: true)
  }
}

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

/// `slovo lexicon list`
struct LexiconListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the sources, with what each gave.")

  @Flag(help: "One JSON object a source.")
  var json = false

  @OptionGroup var place: LexiconOptions

  func run() throws {
    let sources = try place.existing().sources()
    for source in sources {
      if json {
        Output.print(
          JSONText.object([
            ("version", .number(1)), ("name", .string(source.name)), ("path", .path(source.path)),
            ("format", .string(source.format)), ("weight", .decimal(source.weight)),
            ("pairs", .number(source.pairCount)), ("segments", .number(source.segmentCount)),
            ("aliases", .number(source.aliasCount)),
          ]))
      } else {
        Output.print(
          """
          \(SafeText.line(source.name))\t\(source.format)\tweight \(source.weight)\t\
          \(ReportText.count(source.pairCount, "pair"))\t\
          \(ReportText.count(source.segmentCount, "aligned text"))\t\
          \(ReportText.count(source.aliasCount, "alias", "aliases"))
          """)
      }
    }
    if sources.isEmpty { throw ExitCode(ExitStatus.nothingFound) }
  }
}

/// `slovo lexicon remove`
struct LexiconRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove sources, and learn again from those that remain.")

  @Argument(help: "Names, as list prints them.")
  var names: [String]

  @OptionGroup var place: LexiconOptions

  func run() throws {
    _ = try place.existing()
    let lexicon = try place.writable()
    for name in names { try lexicon.remove(name: name) }
    let progress = LexiconProgress(isShown: true)
    let words = try lexicon.learn { step in
      progress.show("\(step.phase.rawValue): \(Int(step.share * 100)) %")
    }
    progress.clear()
    Output.print("\(ReportText.count(words, "word")) with translations")
  }
}

/// `slovo lexicon show`
struct LexiconShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show what a query for a word would look for besides, and what sources say of it.")

  @Argument(help: "A word of either language, in any form.")
  var word: String

  @Flag(help: "One JSON object a translation.")
  var json = false

  @OptionGroup var place: LexiconOptions

  func run() throws {
    let lexicon = try place.existing()
    guard try lexicon.isCurrent() else {
      throw CommandError(
        """
        cannot use the lexicon: its words were made by another analyzer; run "slovo lexicon add" \
        with any source to learn them again
        """)
    }
    let learnt = try lexicon.translations(of: word)
    let entries = try lexicon.entries(of: word)
    for translation in learnt {
      let percent = Int((translation.probability * 100).rounded())
      json
        ? Output.print(
          JSONText.object([
            ("version", .number(1)), ("word", .string(word)),
            ("translation", .string(translation.form)),
            ("probability", .decimal((translation.probability * 10000).rounded() / 10000)),
          ])) : Output.print("\(percent) %\t\(SafeText.line(translation.form))")
    }
    if !json {
      for entry in entries {
        Output.print("\(SafeText.line(entry.source))\t\(SafeText.line(entry.translation))")
      }
    }
    if learnt.isEmpty, entries.isEmpty { throw ExitCode(ExitStatus.nothingFound) }
  }
}
