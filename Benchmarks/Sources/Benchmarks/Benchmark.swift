/// The parts of the program: all measures, or one of the processes that they measure.
struct Benchmark {
  private static let usage = """
    usage: benchmark measure --corpus FILE --slovo PROGRAM --scratch FOLDER [--parts LIST] [--rounds N] …
           benchmark make-corpus FILE BYTES
           benchmark peer-build LINES DATABASE | peer-check DATABASE | single-term-build LINES FOLDER
    """

  let arguments: [String]

  func run() throws {
    let rest = Array(arguments.dropFirst())
    switch (arguments.first, rest.count) {
    case ("measure", _): try measure(Settings(rest))
    case ("make-corpus", 2): try MadeCorpus.write(to: rest[0], bytes: Int(rest[1]) ?? 0)
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
