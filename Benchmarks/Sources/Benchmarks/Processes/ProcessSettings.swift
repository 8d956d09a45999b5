/// Which programs to start, on what, how often.
struct ProcessSettings {
  /// JSON Lines that the passages are cut from.
  var bulk = ""
  var cache = ""
  var scratch = ""
  /// `slovo`, linked statically as it is installed.
  var slovo = ""
  /// A static Swift program that only prints.
  var hello = ""
  var rounds = 60
  var updateRounds = 3
  var sizes = PassageCorpora.sizes
  /// Documents that an update changes.
  var changed = 100

  /// - Throws: ``BenchmarkError`` for an option that is not known.
  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let name = rest.popFirst() {
      guard let value = rest.popFirst() else { throw BenchmarkError("\(name) needs a value") }
      switch name {
      case "--corpus": bulk = value
      case "--cache": cache = value
      case "--scratch": scratch = value
      case "--slovo": slovo = value
      case "--hello": hello = value
      case "--rounds": rounds = try Settings.number(name, value)
      case "--update-rounds": updateRounds = try Settings.number(name, value)
      case "--changed": changed = try Settings.number(name, value)
      case "--sizes":
        sizes = try value.split(separator: ",").map { try Settings.number(name, String($0)) }
      default: throw BenchmarkError("unknown option \"\(name)\"")
      }
    }
  }
}
