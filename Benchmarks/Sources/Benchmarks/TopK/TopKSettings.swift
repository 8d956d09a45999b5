/// What to compare, on what, how often.
struct TopKSettings {
  /// JSON Lines that the corpora are cut from.
  var bulk = ""
  var cache = ""
  /// A folder for Slovo's indexes: another program makes others.
  var scratch = ""
  /// Sizes of the corpora of passages.
  var sizes = PassageCorpora.sizes
  /// Names of corpora, such as `passages-50000` and `synthetic`; empty for all.
  var corpora: [String] = []
  var engines = ["lucene", "fts5", "slovo-plain", "slovo-exact", "slovo-one", "slovo"]
  /// Sets of queries and ways of asking; empty for all.
  var sets: [QuerySet] = []
  var modes: [QueryMode] = []
  var rounds = 15
  /// Of each set.
  var queries = 300
  /// Queries of each set and mode that are answered the plain way too.
  var verified = 50
  var luceneWarmUpRounds = 20
  /// CPU seconds that FTS5 may take for one set and mode.
  var fts5Seconds = 40.0
  /// A file for the times of all queries.
  var details = ""

  /// - Throws: ``BenchmarkError`` for an option that is not known.
  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let name = rest.popFirst() {
      guard let value = rest.popFirst() else { throw BenchmarkError("\(name) needs a value") }
      switch name {
      case "--corpus": bulk = value
      case "--cache": cache = value
      case "--scratch": scratch = value
      case "--corpora": corpora = value.split(separator: ",").map(String.init)
      case "--sizes":
        sizes = try value.split(separator: ",").map { try Settings.number(name, String($0)) }
      case "--engines": engines = value.split(separator: ",").map(String.init)
      case "--sets": sets = try Self.cases(value, of: QuerySet.self)
      case "--modes": modes = try Self.cases(value, of: QueryMode.self)
      case "--rounds": rounds = try Settings.number(name, value)
      case "--queries": queries = try Settings.number(name, value)
      case "--verified": verified = try Settings.number(name, value)
      case "--warm-up": luceneWarmUpRounds = try Settings.number(name, value)
      case "--fts5-seconds": fts5Seconds = Double(try Settings.number(name, value))
      case "--details": details = value
      default: throw BenchmarkError("unknown option \"\(name)\"")
      }
    }
  }

  private static func cases<Value: RawRepresentable<String> & CaseIterable>(
    _ list: String, of type: Value.Type
  ) throws -> [Value] {
    try list.split(separator: ",").map { name in
      guard let value = Value(rawValue: String(name)) else {
        throw BenchmarkError("there is no \"\(name)\", only \(Value.allCases.map(\.rawValue))")
      }
      return value
    }
  }
}
