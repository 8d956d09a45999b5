internal import IndexDefinition
internal import Postings
internal import Searching

/// Rankings by their names: the user's own beside the index and in the configuration folder, and those
/// that ship; a file by its path.
///
/// An own ranking goes before one of the same name that ships, and may extend it.
struct RankingLibrary: Sendable {
  /// Where own rankings are, the first goes before.
  private let folders: [[UInt8]]

  /// The ranking where none is named.
  static let standard = "default"
  private static let depthLimit = 8

  /// - Parameter index: The index folder, where there is one.
  init(index: IndexFolder?) {
    folders = [
      index.map { $0.path + Array("/ranking".utf8) },
      Settings.userFolder().map { $0 + Array("/ranking".utf8) },
    ].compactMap { $0 }
  }

  /// A ranking that can be named.
  struct Entry {
    var name: String
    /// The path of an own one; nil where it ships.
    var path: [UInt8]?
    var text: String
  }

  /// All that can be named, by name.
  func entries() throws -> [Entry] {
    var found: [String: Entry] = [:]
    for name in IndexDefinition.rankings {
      found[name] = Entry(name: name, path: nil, text: IndexDefinition.ranking(name) ?? "")
    }
    for folder in folders.reversed() {
      for name in FileSystem.names(in: folder) where name.hasSuffix(".toml") {
        let path = folder + Array("/\(name)".utf8)
        let short = String(name.dropLast(5))
        found[short] = Entry(name: short, path: path, text: try Self.contents(path))
      }
    }
    return found.values.sorted { $0.name < $1.name }
  }

  /// Whether something can be named so: a ranking, a file that ends in `.toml`, or either with
  /// settings behind it.
  func has(_ name: String) -> Bool {
    let (base, _) = Self.split(name)
    return (try? find(base, below: nil)) != nil || base.hasSuffix(".toml")
  }

  /// The ranking of a name, a path, or either with settings behind it: `default:b=0.4:k1=0.9`.
  ///
  /// - Throws: ``CommandError`` that names what cannot be used.
  func configuration(_ name: String) throws -> RankingConfiguration {
    let (base, settings) = Self.split(name)
    var configuration = try load(base, below: nil, depth: 0)
    try Self.set(settings, in: &configuration)
    return configuration
  }

  /// Changes a ranking by what the user writes as `b=0.4`.
  static func set(
    _ settings: [String], in configuration: inout RankingConfiguration
  ) throws {
    var names: [String] = []
    for setting in settings {
      let pair = setting.split(separator: "=", maxSplits: 1).map(String.init)
      guard pair.count == 2 else {
        throw CommandError("illegal setting \"\(setting)\": write a name and a value, as in b=0.4")
      }
      if pair[0] == RankingConfiguration.modelKey {
        try configuration.setModel(pair[1])
        continue
      }
      guard RankingParameter.named(pair[0]) != nil else {
        throw RankingConfigurationError.unknownKey(pair[0])
      }
      guard let value = Double(pair[1]), value.isFinite else {
        throw CommandError("illegal \(pair[0]): \"\(pair[1])\" is no number")
      }
      try configuration.set(pair[0], value)
      names.append(pair[0])
    }
    try configuration.check(names)
  }

  /// A name that is none of a ranking.
  ///
  /// - Parameter orRun: It could have been a run file too.
  func unknown(_ name: String, orRun: Bool = false) -> CommandError {
    let what = orRun ? "neither a run file nor a ranking:" : "unknown ranking"
    let names = ((try? entries()) ?? []).map(\.name)
    return CommandError(
      "\(what) \"\(ArgumentBytes.display(name))\"; there are: \(names.joined(separator: ", "))")
  }

  private static func split(_ name: String) -> (base: String, settings: [String]) {
    let parts = name.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard let first = parts.firstIndex(where: { $0.contains("=") }), first > 0 else {
      return (name, [])
    }
    return (parts[..<first].joined(separator: ":"), Array(parts[first...]))
  }

  /// - Parameter origin: The ranking that extends this one; an own ranking that extends its own name
  ///   means the next of that name.
  private func find(_ name: String, below origin: Entry?) throws -> Entry? {
    if name.hasSuffix(".toml") || name.contains("/") {
      let path = ArgumentBytes.absolutePath(name)
      guard FileSystem.exists(path) else { return nil }
      return Entry(name: name, path: path, text: try Self.contents(path))
    }
    var passes = origin?.name == name && origin?.path != nil
    for folder in folders {
      let path = folder + Array("/\(name).toml".utf8)
      if passes {
        passes = path != origin?.path
        continue
      }
      if FileSystem.exists(path) {
        return Entry(name: name, path: path, text: try Self.contents(path))
      }
    }
    return IndexDefinition.ranking(name).map { Entry(name: name, path: nil, text: $0) }
  }

  private func load(_ name: String, below origin: Entry?, depth: Int) throws -> RankingConfiguration
  {
    guard depth < Self.depthLimit else {
      throw CommandError("cannot use \"\(name)\": rankings extend each other without end")
    }
    guard let entry = try find(name, below: origin) else {
      if name.hasSuffix(".toml") || name.contains("/") {
        throw CommandError("cannot read \"\(ArgumentBytes.display(name))\": no such file")
      }
      throw unknown(name)
    }
    // The numbers of the standard are built in; a test holds its file equal to them.
    if entry.path == nil, name == Self.standard { return RankingConfiguration() }
    let shown = entry.path.map { String(decoding: $0, as: UTF8.self) } ?? name
    let text = try RankingText(entry.text, named: shown)
    var configuration = RankingConfiguration()
    if let base = text.extends {
      configuration = try load(base, below: entry, depth: depth + 1)
    }
    do {
      try text.apply(to: &configuration)
    } catch {
      throw CommandError("cannot use \"\(shown)\": \(error)")
    }
    return configuration
  }

  private static func contents(_ path: [UInt8]) throws -> String {
    String(decoding: try FileSystem.contents(of: path), as: UTF8.self)
  }
}
