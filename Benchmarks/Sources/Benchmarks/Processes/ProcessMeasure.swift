/// What a user of the command waits for and pays, at growing sizes: from start to answer, memory,
/// update, tables.
struct ProcessMeasure {
  private let settings: ProcessSettings
  private let cache: TopKCache
  private let queries: [String]

  init(_ settings: ProcessSettings) throws {
    self.settings = settings
    cache = TopKCache(
      folder: settings.cache, bulk: settings.bulk, program: CommandLine.arguments[0],
      sizes: settings.sizes)
    guard let least = settings.sizes.min() else { throw BenchmarkError("no sizes") }
    let drawn = try BenchQuery.read(cache.queries("passages-\(least)", count: 300))
    // The same queries at every size: one word, two, five.
    queries = [1, 2, 5].compactMap { count in
      drawn.first { $0.set == .natural && $0.words.count == count }?.words
        .joined(separator: " ")
    }
  }

  func run() throws {
    let passages = try settings.sizes.map { size in
      try Passages(
        size, from: cache.passages(size), scratch: settings.scratch, slovo: settings.slovo)
    }
    try measureStarts(passages)
    try measureMemory(passages)
    for passages in passages { try reportTables(passages) }
    if let largest = passages.last { try measureUpdate(largest) }
  }

  private func search(_ passages: Passages, _ query: String) -> [String] {
    [settings.slovo, "search", "--no-pager", "-n", "10", "--index", passages.index, query]
  }

  // MARK: start

  /// Rows of programs; each round runs every one of them once.
  private func measureStarts(_ passages: [Passages]) throws {
    var programs = [("true", ["/bin/true"]), ("static Swift program", [settings.hello])]
    for passages in passages {
      for query in queries {
        programs.append(("\(passages.count): \(query)", search(passages, query)))
      }
    }
    var usages = [[ResourceUsage]](repeating: [], count: programs.count)
    // The first round only warms.
    for round in 0...settings.rounds {
      for (index, program) in programs.enumerated() {
        let usage = try ChildProcess.run(program.1, log: "/dev/null")
        if round > 0 { usages[index].append(usage) }
      }
    }
    print("## From start to answer\n")
    print("posix_spawn to exit, ms of wall and CPU time, \(settings.rounds) interleaved rounds.\n")
    var table = ResultTable(
      "", "least", "median", "CPU, least", "median", "least above the Swift program", "median")
    func median(_ times: [Double]) -> Double { times.percentile(50) * 1000 }
    func least(_ times: [Double]) -> Double { (times.min() ?? 0) * 1000 }
    let hello = usages[1].map(\.wall)
    for (program, usages) in zip(programs, usages) {
      let wall = usages.map(\.wall)
      let cpu = usages.map(\.cpu)
      table.add(
        program.0, least(wall).decimal(2), median(wall).decimal(2), least(cpu).decimal(2),
        median(cpu).decimal(2), (least(wall) - least(hello)).decimal(2),
        (median(wall) - median(hello)).decimal(2))
    }
    table.print()
  }

  // MARK: memory

  private func measureMemory(_ passages: [Passages]) throws {
    print("## Memory of a search\n")
    print("Peaks. Own: heap, stacks, changed pages; the rest of all is mapped files.\n")
    var table = ResultTable("", "own", "all")
    let hello = try PeakMemory.run([settings.hello])
    table.add("static Swift program", hello.own.megabytes, hello.all.megabytes)
    for passages in passages {
      for query in queries {
        let memory = try PeakMemory.run(search(passages, query))
        table.add("\(passages.count): \(query)", memory.own.megabytes, memory.all.megabytes)
      }
    }
    table.print()
  }

  // MARK: tables

  private func reportTables(_ passages: Passages) throws {
    let pointer = String(decoding: try Files.read(passages.index + "/current"), as: UTF8.self)
    let name = pointer.split(separator: "\n").first ?? ""
    let database = try SQLiteDatabase(path: "\(passages.index)/\(name)")
    let statement = try SQLiteStatement(
      database, "SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC")
    var sizes: [(name: String, bytes: Int64)] = []
    while try statement.step() {
      sizes.append((String(decoding: statement.blob(0), as: UTF8.self), statement.integer(1)))
    }
    // FTS5's own tables are named for its table.
    let ofFTS5 = sizes.filter { $0.name.hasPrefix("postings_") }.reduce(0) { $0 + $1.bytes }
    print("## Tables of \(passages.count) passages\n")
    var table = ResultTable("", "MB", "of FTS5's index")
    table.add("FTS5's index", ofFTS5.megabytes, "")
    for size in sizes where size.bytes >= 1 << 20 {
      let share = Double(size.bytes) / Double(max(1, ofFTS5)) * 100
      table.add(size.name, size.bytes.megabytes, share.decimal(1) + " %")
    }
    table.print()
  }

  // MARK: update

  private func measureUpdate(_ passages: Passages) throws {
    print("## Update of \(passages.count) passages, then a search\n")
    var table = ResultTable(
      "\(settings.changed) documents changed", "update, wall s", "CPU s", "search, ms", "both, s")
    for files in [1, 10, settings.changed] where files <= passages.fileCount {
      var updates: [ResourceUsage] = []
      var searches: [ResourceUsage] = []
      for round in 0..<settings.updateRounds {
        let word = "zq\(files)x\(round)q"
        try passages.change(settings.changed, in: files, adding: word)
        updates.append(
          try ChildProcess.run(
            [
              settings.slovo, "index", "--no-progress", "--index", passages.index, passages.folder,
            ], log: passages.index + ".log"))
        searches.append(try ChildProcess.run(search(passages, word), log: "/dev/null"))
        try requireFound(passages, word)
      }
      let update = ResourceUsage.least(updates)
      let search = ResourceUsage.least(searches)
      table.add(
        files == 1 ? "in one file" : "in \(files) files", update.wall.decimal(2),
        update.cpu.decimal(2), (search.wall * 1000).decimal(1),
        (update.wall + search.wall).decimal(2))
    }
    table.print()
  }

  private func requireFound(_ passages: Passages, _ word: String) throws {
    let log = passages.index + ".log"
    _ = try ChildProcess.run(
      [settings.slovo, "search", "--index", passages.index, "-c", word], log: log)
    let count = String(decoding: try Files.read(log), as: UTF8.self)
    try BenchmarkError.require(
      count == "\(settings.changed)\n", "\(word) is in \(count) documents after the update")
  }
}
