internal import Postings

/// Build from JSON Lines to a checked index, against plain FTS5; peak memory; sizes.
struct BuildMeasure {
  private let settings: Settings
  private let folder: String
  private let single: String
  private let peer: String

  init(_ settings: Settings) {
    self.settings = settings
    folder = settings.path("index")
    single = settings.path("single")
    peer = settings.path("peer.sqlite")
  }

  /// What each part took, round by round.
  private struct Rounds {
    var index: [ResourceUsage] = []
    var check: [ResourceUsage] = []
    var rebuild: [ResourceUsage] = []
    var single: [ResourceUsage] = []
    var peerBuild: [ResourceUsage] = []
    var peerCheck: [ResourceUsage] = []
  }

  func run() throws {
    var rounds = Rounds()
    for _ in 0..<settings.rounds {
      for path in [folder, single, peer] { try Files.remove(path) }
      rounds.peerBuild.append(try settings.benchmark("peer-build", settings.corpus, peer))
      rounds.index.append(
        try settings.slovo(
          "index", "--no-progress", "--format", "jsonl", "--index", folder, settings.corpus))
      rounds.peerCheck.append(try settings.benchmark("peer-check", peer))
      rounds.check.append(try settings.slovo("check", "--index", folder))
      rounds.single.append(try settings.benchmark("single-term-build", settings.corpus, single))
      let before = try postings(folder)
      rounds.rebuild.append(try settings.slovo("rebuild", "--no-progress", "--index", folder))
      try BenchmarkError.require(
        try postings(folder) == before, "a rebuild gave other postings than the build")
    }
    try requireSameDocuments()
    try report(rounds)
  }

  private func report(_ rounds: Rounds) throws {
    let text = try IndexReader(folder: Array(folder.utf8)).status().textBytes
    let index = ResourceUsage.least(rounds.index)
    let check = ResourceUsage.least(rounds.check)
    let peerBuild = ResourceUsage.least(rounds.peerBuild)
    let peerCheck = ResourceUsage.least(rounds.peerCheck)
    let peerWhole = ResourceUsage.least(zip(rounds.peerBuild, rounds.peerCheck).map(+))
    print("## Build\n")
    print("\(text.megabytes) of text; least of \(settings.rounds) interleaved rounds.\n")
    var table = ResultTable(
      "", "wall s", "CPU s", "MB/s", "peak memory", "FTS5 / this, wall", "CPU")
    func add(_ name: String, _ usage: ResourceUsage, _ peer: ResourceUsage) {
      table.add(
        name, usage.wall.decimal(2), usage.cpu.decimal(2),
        (Double(text) / 1e6 / usage.wall).decimal(1), usage.peakBytes.megabytes,
        (peer.wall / usage.wall).decimal(2), (peer.cpu / usage.cpu).decimal(2))
    }
    add("FTS5: build", peerBuild, peerBuild)
    add("FTS5: integrity-check", peerCheck, peerCheck)
    add("FTS5: both", peerWhole, peerWhole)
    add("slovo index, checks its postings itself", index, peerWhole)
    add("slovo check", check, peerCheck)
    add("slovo index, then slovo check", .least(zip(rounds.index, rounds.check).map(+)), peerWhole)
    add("slovo rebuild", .least(rounds.rebuild), peerWhole)
    add("slovo index, one term a position", .least(rounds.single), peerWhole)
    table.print()
    try reportSizes()
  }

  // MARK: sizes

  private func reportSizes() throws {
    print("## Size\n")
    let peerText = try SQLiteDatabase(path: peer).integers(
      "SELECT sum(pgsize) FROM dbstat WHERE name = 'document_content'")
    let peerSize = try Files.size(peer)
    var table = ResultTable("", "part", "MB", "bytes per MB of text")
    var text: Int64 = 1
    for (name, folder) in [("slovo", folder), ("one term a position", single)] {
      let status = try IndexReader(folder: Array(folder.utf8)).status()
      text = max(1, status.textBytes)
      for part in status.parts + [("whole", status.parts.reduce(0) { $0 + $1.bytes })] {
        table.add(name, part.name, part.bytes.megabytes, perMegabyte(part.bytes, text))
      }
    }
    let content = peerText.first ?? 0
    for (name, bytes) in [
      ("postings", peerSize - content), ("text", content), ("whole", peerSize),
    ] {
      table.add("FTS5", name, bytes.megabytes, perMegabyte(bytes, text))
    }
    table.print()
  }

  private func perMegabyte(_ bytes: Int64, _ text: Int64) -> String {
    String(Int(Double(bytes) / Double(text) * 1e6))
  }

  // MARK: right results

  /// Each holds as many documents.
  private func requireSameDocuments() throws {
    let counts = try [folder, single].map {
      Int64(try IndexReader(folder: Array($0.utf8)).collectionStatistics().documentCount)
    }
    let peerCount = try SQLiteDatabase(path: peer).integers("SELECT count(*) FROM document")
    try BenchmarkError.require(
      Set(counts + peerCount).count == 1, "documents: slovo \(counts), FTS5 \(peerCount)")
  }

  /// A hash of all that FTS5 wrote into an index.
  private func postings(_ folder: String) throws -> [UInt64] {
    let generation = try IndexFolder(path: Array(folder.utf8)).currentGeneration()
    let digits = String(generation)
    let name = "generation-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    let database = try SQLiteDatabase(path: folder + "/" + name + ".sqlite")
    return try [
      "SELECT id, block FROM postings_data ORDER BY id",
      "SELECT id, sz FROM postings_docsize ORDER BY id",
      "SELECT id, body FROM text ORDER BY id",
    ].map { sql in
      let statement = try SQLiteStatement(database, sql)
      var hash: UInt64 = 0
      while try statement.step() {
        hash = ContentHash.hash(
          statement.blob(1), seed: hash ^ UInt64(bitPattern: statement.integer(0)))
      }
      return hash
    }
  }
}
