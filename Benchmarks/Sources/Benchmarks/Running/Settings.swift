/// What to measure, and how often.
struct Settings {
  /// A file of JSON Lines.
  var corpus = ""
  /// The program `slovo`.
  var slovo = ""
  /// The program `benchmark` itself, to run its parts as processes of their own.
  var benchmark = CommandLine.arguments[0]
  /// A folder for databases and made files.
  var scratch = ""
  var rounds = 3
  var queries = 200
  /// Small files made for the update measure, and how many of them change.
  var files = 100_000
  var changedFiles = 100
  /// Bytes of the corpus that are analyzed in memory.
  var analyzedBytes = 64 << 20
  /// The corpus is made of plain words, so that FTS5's tokenizer and Slovo's see the same words in it.
  var corpusIsPlain = false
  /// The parts to run; empty for all.
  var parts: [String] = []

  /// - Throws: ``BenchmarkError`` for an option that is not known.
  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let name = rest.popFirst() {
      if name == "--plain-corpus" {
        corpusIsPlain = true
        continue
      }
      guard let value = rest.popFirst() else { throw BenchmarkError("\(name) needs a value") }
      switch name {
      case "--corpus": corpus = value
      case "--slovo": slovo = value
      case "--scratch": scratch = value
      case "--parts": parts = value.split(separator: ",").map(String.init)
      case "--rounds": rounds = try Self.number(name, value)
      case "--queries": queries = try Self.number(name, value)
      case "--files": files = try Self.number(name, value)
      case "--changed-files": changedFiles = try Self.number(name, value)
      case "--analyzed-bytes": analyzedBytes = try Self.number(name, value)
      default: throw BenchmarkError("unknown option \"\(name)\"")
      }
    }
  }

  /// The value of an option that is a number above 0.
  static func number(_ name: String, _ value: String) throws -> Int {
    guard let number = Int(value), number > 0 else {
      throw BenchmarkError("illegal \(name): \"\(value)\", must be a number above 0")
    }
    return number
  }

  func wants(_ part: String) -> Bool { parts.isEmpty || parts.contains(part) }

  func path(_ name: String) -> String { scratch + "/" + name }

  /// Runs `slovo`.
  func slovo(_ arguments: String...) throws -> ResourceUsage {
    try ChildProcess.run([slovo] + arguments, log: path("slovo.log"))
  }

  /// Runs a part of this program as a process of its own.
  func benchmark(_ arguments: String...) throws -> ResourceUsage {
    try ChildProcess.run([benchmark] + arguments, log: path("benchmark.log"))
  }
}
