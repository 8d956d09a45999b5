internal import Glibc
internal import Postings
internal import TOMLKit

/// What configuration files say: `config.toml` in the index folder found upward from the working directory, and below
/// it the user's own, `$XDG_CONFIG_HOME/slovo/config.toml`. A flag or the environment goes before both;
/// `SLOVO_CONFIG` names a file to read instead of them, and is read as nothing when it is empty.
struct Settings: Equatable {
  var index: String?
  var limit: Int?
  var matchesAll: Bool?
  var color: ColorChoice?
  var hyperlink: Bool?
  var pager: Bool?
  /// The ranking's name; a path starts from the file's folder.
  var ranking: String?
  /// Changes of the ranking, as `--set` takes them.
  var rankingChanges: [String] = []
  var isExact: Bool?
  var translates: Bool?
  var mends: Bool?
  /// The dictionary of Russian forms; a path starts from the file's folder.
  var morphology: MorphologySetting?

  /// - Throws: ``CommandError`` that names the file and the key.
  static func load() throws -> Settings {
    if let named = Environment.value("SLOVO_CONFIG") {
      guard !named.isEmpty else { return Settings() }
      guard let settings = try read(ArgumentBytes.bytes(named)) else {
        throw CommandError("cannot read the configuration \"\(named)\" (SLOVO_CONFIG)")
      }
      return settings
    }
    var settings = try userFile().flatMap(read) ?? Settings()
    if let folder = IndexFolder.find(upwardFrom: ArgumentBytes.workingDirectory()),
      let project = try read(folder.path + Array("/config.toml".utf8))
    {
      settings.override(with: project)
    }
    return settings
  }

  private static func userFile() -> [UInt8]? {
    userFolder().map { $0 + Array("/config.toml".utf8) }
  }

  /// The folder of the user's own configuration.
  static func userFolder() -> [UInt8]? {
    if let base = Environment.value("XDG_CONFIG_HOME"), !base.isEmpty {
      return ArgumentBytes.bytes(base + "/slovo")
    }
    return Environment.value("HOME").map { ArgumentBytes.bytes($0 + "/.config/slovo") }
  }

  private mutating func override(with other: Settings) {
    index = other.index ?? index
    limit = other.limit ?? limit
    matchesAll = other.matchesAll ?? matchesAll
    color = other.color ?? color
    hyperlink = other.hyperlink ?? hyperlink
    pager = other.pager ?? pager
    ranking = other.ranking ?? ranking
    rankingChanges += other.rankingChanges
    isExact = other.isExact ?? isExact
    translates = other.translates ?? translates
    mends = other.mends ?? mends
    morphology = other.morphology ?? morphology
  }

  // MARK: reading

  /// Nil where there is no file.
  private static func read(_ path: [UInt8]) throws -> Settings? {
    guard FileSystem.exists(path) else { return nil }
    let name = String(decoding: path, as: UTF8.self)
    let table: TOMLTable
    do {
      table = try TOMLTable(
        string: String(decoding: try FileSystem.contents(of: path), as: UTF8.self))
    } catch let error as TOMLParseError {
      throw CommandError(
        "cannot read \"\(name)\": line \(error.source.begin.line): \(error.description)")
    }
    var settings = Settings()
    for key in table.keys {
      try settings.set(key, table[key], name)
    }
    return settings
  }

  /// A path as a configuration file means it: `~` is the home folder, a relative one starts from the file's folder.
  private static func resolved(_ path: String, besides file: String) -> String {
    if path == "~" || path.hasPrefix("~/"), let home = Environment.value("HOME") {
      return home + path.dropFirst()
    }
    guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
    return file[...slash] + path
  }

  private mutating func set(
    _ key: String, _ value: (any TOMLValueConvertible)?, _ file: String
  ) throws {
    func wrong(_ expected: String) -> CommandError {
      CommandError(
        "cannot use \"\(file)\": \(key) is \(value?.debugDescription ?? "nothing"), must be \(expected)"
      )
    }
    func flag() throws -> Bool {
      guard let flag = value?.bool else { throw wrong("true or false") }
      return flag
    }
    switch key {
    case "all": matchesAll = try flag()
    case "color":
      guard let choice = value?.string.flatMap(ColorChoice.init) else {
        throw wrong("\"auto\", \"always\" or \"never\"")
      }
      color = choice
    case "exact": isExact = try flag()
    case "fix": mends = try flag()
    case "hyperlink": hyperlink = try flag()
    case "index":
      guard let path = value?.string, !path.isEmpty else { throw wrong("a path") }
      index = Self.resolved(path, besides: file)
    case "limit":
      guard let count = value?.int, count >= 0 else { throw wrong("a number, at least 0") }
      limit = count
    case "morphology":
      if value?.bool == false {
        morphology = .off
      } else {
        guard let path = value?.string, !path.isEmpty else { throw wrong("a path, or false") }
        morphology = .file(Self.resolved(path, besides: file))
      }
    case "pager": pager = try flag()
    case "ranking":
      guard let name = value?.string, !name.isEmpty else { throw wrong("a name or a path") }
      let isPath = name.contains("/") || name.hasSuffix(".toml")
      ranking = isPath ? Self.resolved(name, besides: file) : name
    case "set":
      guard let table = value?.tomlValue.table else { throw wrong("a table, as in [set]") }
      try setRanking(table, prefix: "", file)
    case "translate": translates = try flag()
    default:
      throw CommandError(
        """
        cannot use "\(file)": unknown key "\(key)"; there are all, color, exact, fix, hyperlink, index, limit, \
        morphology, pager, ranking, set, translate
        """)
    }
  }
}

extension Settings {
  /// Reads changes of the ranking; what they mean is looked at when a ranking is asked for.
  private mutating func setRanking(_ table: TOMLTable, prefix: String, _ file: String) throws {
    for key in table.keys.sorted() {
      let value = table[key]
      let name = prefix + key
      if let inner = value?.tomlValue.table {
        try setRanking(inner, prefix: "\(name).", file)
      } else if let number = value?.double ?? value?.int.map({ Double($0) }) {
        rankingChanges.append("\(name)=\(number)")
      } else if let text = value?.string {
        rankingChanges.append("\(name)=\(text)")
      } else {
        throw CommandError(
          "cannot use \"\(file)\": set.\(name) is \(value?.debugDescription ?? "nothing"), must be a number"
        )
      }
    }
  }
}

/// The process environment.
enum Environment {
  static func value(_ name: String) -> String? {
    getenv(name).map { ArgumentBytes.text(UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
  }
}
