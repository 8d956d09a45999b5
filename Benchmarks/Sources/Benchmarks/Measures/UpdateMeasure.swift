internal import Postings

/// An update of many small files: none changed, a few changed.
struct UpdateMeasure {
  private let settings: Settings
  private let root: String
  private let folder: String

  init(_ settings: Settings) {
    self.settings = settings
    root = settings.path("files")
    folder = settings.path("files-index")
  }

  func run() throws {
    for path in [root, folder] { try Files.remove(path) }
    try Files.makeFolder(root)
    var words = MadeCorpus(seed: 7)
    for number in 0..<settings.files {
      if number % 1000 == 0 { try Files.makeFolder(name(folderOf: number)) }
      try Files.write(words.text(wordCount: 40), to: name(number))
    }
    let build = try update()
    var unchanged: [ResourceUsage] = []
    var changed: [ResourceUsage] = []
    for round in 0..<settings.rounds {
      unchanged.append(try update())
      for number in 0..<settings.changedFiles {
        let place = (number * (settings.files / settings.changedFiles) + round) % settings.files
        try Files.write(words.text(wordCount: 41 + round), to: name(place))
      }
      changed.append(try update())
      try requireReport()
    }
    print("## Update\n")
    print("\(settings.files) files of about 300 bytes; least of \(settings.rounds) rounds.\n")
    var table = ResultTable("", "wall s", "CPU s", "peak memory")
    for (name, usage) in [
      ("first build", build), ("unchanged", .least(unchanged)),
      ("\(settings.changedFiles) changed", .least(changed)),
    ] {
      table.add(
        name, usage.wall.decimal(2), usage.cpu.decimal(2), usage.peakBytes.megabytes)
    }
    table.print()
  }

  private func update() throws -> ResourceUsage {
    try settings.slovo("index", "--no-progress", "--index", folder, root)
  }

  private func requireReport() throws {
    let log = String(decoding: try Files.read(settings.path("slovo.log")), as: UTF8.self)
    let unchanged = settings.files - settings.changedFiles
    try BenchmarkError.require(
      log.contains("\(settings.changedFiles) updated")
        && log.contains("\(unchanged) unchanged"), "the update says: \(log)")
  }

  private func name(folderOf number: Int) -> String { "\(root)/\(number / 1000)" }
  private func name(_ number: Int) -> String { name(folderOf: number) + "/\(number % 1000).txt" }
}
