internal import Analysis
internal import ArgumentParser
internal import Glibc
internal import Postings
internal import Searching

/// `slovo search`: the way out.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find documents, best first.",
    discussion: """
      Words match any, in any form: норова finds Норовым. Also:
        "smart cities"  a phrase           "trade SCO"~5   near each other
        +word -word     must, must not     a OR b, (a b)   either, groups
        прези*          a prefix           =Норова         this form alone
        title:word      in the title       path:2020/ lang:ru ext:md
        after:2020-01-31 before:2021       by date

      Names are found in both alphabets, words with their translations where there
      is a lexicon (slovo lexicon), and what occurs nowhere is mended; all of it
      ranks below what was typed and is told in a line "also: …".

      No query is an error; --explain-query says how it was understood.
      Exit status: 0 found, 1 nothing found, 2 error.
      """)

  @Argument(help: "The query; - reads queries from standard input, one a line.")
  var query: [String]

  @OptionGroup var location: IndexOptions
  @OptionGroup(title: "What is found") var selection: SelectionOptionGroup
  @OptionGroup(title: "How it is ranked") var ranking: RankingOptionGroup
  @OptionGroup var dictionary: MorphologyOptionGroup
  @OptionGroup(title: "What is looked for besides") var expansion: ExpansionOptionGroup
  @OptionGroup(title: "Output") var output: HitOutputOptionGroup

  func run() throws {
    let settings = try Settings.load()
    if output.explainsQuery { return try explain(settings) }
    let folder = try location.existingFolder(settings)
    let reader = try dictionary.reader(folder, settings)
    // What is only read need not be closed: the process ends after its last answer, and closing takes time.
    _ = Unmanaged.passRetained(reader)
    let analyzer = Analyzer(morphology: reader.morphology)
    let expander = IndexExpander(reader, analyzer: analyzer, lexicon: expansion.lexicon)
    let searcher = Searcher(
      source: RereadingSource(reader), analyzer: analyzer,
      ranking: try ranking.configuration(settings, index: folder), expander: expander)
    let printer = try output.printer(settings)
    if !output.quiet, try reader.blockedIndex() == nil {
      let note = QueryNote.noBlocks(reason: "the index has no postings in blocks")
      Output.printError("slovo: \(note)")
    }
    var found = false
    if query == ["-"] {
      while let line = readLine() {
        found =
          try answer(line, searcher, expander, printer, settings, showsQuery: true) || found
        Output.flush()
      }
    } else {
      let text = query.joined(separator: " ")
      found = try answer(text, searcher, expander, printer, settings, showsQuery: false)
    }
    printer.end()
    if !found { throw ExitCode(ExitStatus.nothingFound) }
  }

  /// Says how queries are understood; where there is an index, as it would search for them.
  private func explain(_ settings: Settings) throws {
    var parse = { (request: SearchRequest) in
      ExpandedQuery(request, analyzer: Analyzer(), expander: nil)
    }
    if let folder = try? location.existingFolder(settings),
      let reader = try? dictionary.reader(folder, settings)
    {
      let searcher = Searcher(
        source: RereadingSource(reader), analyzer: Analyzer(morphology: reader.morphology),
        ranking: try ranking.configuration(settings, index: folder),
        expander: IndexExpander(reader, lexicon: expansion.lexicon))
      parse = searcher.parse
    }
    guard query == ["-"] else {
      return explain(parse(request(query.joined(separator: " "), settings)))
    }
    while let line = readLine() {
      explain(parse(request(line, settings)))
      Output.flush()
    }
  }

  private func explain(_ expanded: ExpandedQuery) {
    Output.print("query: \(SafeText.line(String(describing: expanded.query)))")
    for note in expanded.notes {
      Output.print("note:  \(SafeText.shortLine(String(describing: note)))")
    }
    for addition in expanded.additions {
      Output.print("also:  \(AdditionText.explanation(addition))")
    }
  }

  private func request(_ text: String, _ settings: Settings) -> SearchRequest {
    var request = selection.request(text, settings)
    request.expands = expansion.wishes(settings)
    return request
  }

  private func answer(
    _ text: String, _ searcher: Searcher, _ expander: IndexExpander, _ printer: HitPrinter,
    _ settings: Settings, showsQuery: Bool
  ) throws -> Bool {
    var request = request(text, settings)
    request.hasSnippets = printer.showsSnippets
    if printer.countsOnly { request.limit = 0 }
    let result = try searcher.search(request)
    for note in result.notes where !output.quiet {
      Output.printError("slovo: \(SafeText.shortLine(String(describing: note)))")
    }
    if !output.quiet { tell(result, text, expander) }
    printer.print(result, query: text, offset: request.offset, showsQuery: showsQuery)
    return result.totalMatches > 0
  }

  /// Says what was looked for besides; where nothing was found, what might be.
  private func tell(_ result: SearchResult, _ text: String, _ expander: IndexExpander) {
    if let line = AdditionText.line(result.additions) {
      Output.printError("also: \(SafeText.line(line))")
    }
    if result.totalMatches == 0, let other = expander.suggestion(for: text) {
      Output.printError("slovo: nothing found; did you mean \(SafeText.shortLine(other))?")
    }
  }

  /// Takes arguments like `-Bishkek` for words of the query: all that are not short options of this command.
  static func separatingExclusions(_ arguments: [String]) -> [String] {
    guard let start = arguments.firstIndex(of: "search"), !arguments.contains("--") else {
      return arguments
    }
    var kept: [String] = []
    var exclusions: [String] = []
    for (index, argument) in arguments.enumerated() {
      let isExclusion =
        index > start && argument.hasPrefix("-") && !argument.hasPrefix("--") && argument != "-"
        && !isShortOption(argument.dropFirst())
      if isExclusion { exclusions.append(argument) } else { kept.append(argument) }
    }
    return exclusions.isEmpty ? arguments : kept + ["--"] + exclusions
  }

  /// Flags in one (`-l0`), or an option that takes a value, alone or with a number (`-n`, `-n5`, `-i`).
  private static func isShortOption(_ letters: Substring) -> Bool {
    if letters.allSatisfy({ "0chlq".contains($0) }) { return true }
    if letters == "i" || letters == "n" { return true }
    return letters.first == "n" && letters.dropFirst().allSatisfy { "0123456789=".contains($0) }
  }
}
