/// The parts of the program: all measures, or one of the processes that they measure.
struct Benchmark {
  private static let usage = """
    usage: benchmark measure --corpus FILE --slovo PROGRAM --scratch FOLDER [--parts LIST] [--rounds N] …
           benchmark top-k --corpus FILE --cache FOLDER --scratch FOLDER [--corpora LIST] [--engines LIST] …
           benchmark processes --corpus FILE --cache FOLDER --scratch FOLDER --slovo PROGRAM --hello PROGRAM …
           benchmark make-corpus FILE BYTES
           benchmark make-passages LINES FOLDER SIZE… | make-synthetic LINES FILE | make-queries LINES FILE COUNT
           benchmark make-fts5 LINES DATABASE | make-slovo LINES FOLDER one|two|plain
           benchmark peer-build LINES DATABASE | peer-check DATABASE | single-term-build LINES FOLDER
    """

  let arguments: [String]

  func run() throws {
    let rest = Array(arguments.dropFirst())
    switch (arguments.first, rest.count) {
    case ("measure", _): try measure(Settings(rest))
    case ("top-k", _): try TopKComparison(TopKSettings(rest)).run()
    case ("processes", _): try ProcessMeasure(ProcessSettings(rest)).run()
    case ("make-corpus", 2): try MadeCorpus.write(to: rest[0], bytes: Int(rest[1]) ?? 0)
    case ("make-passages", 3...):
      let sizes = try rest[2...].map { try Settings.number("SIZE", $0) }
      try PassageCorpora.write(from: rest[0], to: rest[1], sizes: sizes)
    case ("make-synthetic", 2): try SyntheticCorpus.write(from: rest[0], to: rest[1])
    case ("make-queries", 3):
      try QueryDraw.write(from: rest[0], to: rest[1], count: Settings.number("COUNT", rest[2]))
    case ("make-fts5", 2): try FTS5Engine.build(from: rest[0], to: rest[1])
    case ("make-slovo", 3) where rest[2] == "plain":
      try PlainSlovoEngine.build(from: rest[0], to: rest[1])
    case ("make-slovo", 3):
      try SlovoEngine.build(from: rest[0], to: rest[1], keepsOneTerm: rest[2] == "one")
    case ("peer-build", 2): print(try PlainFTS5(path: rest[1]).build(from: rest[0]))
    case ("peer-check", 1): try PlainFTS5(path: rest[0]).check()
    case ("single-term-build", 2): try SingleTermBuild.run(lines: rest[0], folder: rest[1])
    default: throw BenchmarkError(Self.usage)
    }
  }

  /// Processes first, while this one is small: see ``ChildProcess``.
  private func measure(_ settings: Settings) throws {
    if settings.wants("build") { try BuildMeasure(settings).run() }
    if settings.wants("update") { try UpdateMeasure(settings).run() }
    if settings.wants("reading") { try ReadingMeasure(settings).run() }
    if settings.wants("analysis") { try AnalysisMeasure(settings).run() }
    if settings.wants("search") { try SearchMeasure(settings).run() }
  }
}
