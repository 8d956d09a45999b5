internal import Evaluation
internal import Postings
internal import Searching

/// The rankings that evaluation knows by name, over one index: the one place where names and rankings
/// meet.
struct RankingCatalog: Sendable {
  let folder: IndexFolder
  let naming: DocumentNaming
  let filter: DocumentFilter
  let library: RankingLibrary
  private let pool: SourcePool

  /// - Throws: Where the dictionary that a flag names cannot be used.
  init(
    folder: IndexFolder, naming: DocumentNaming, filter: DocumentFilter,
    dictionary: MorphologyOptionGroup
  ) throws {
    self.folder = folder
    self.naming = naming
    self.filter = filter
    library = RankingLibrary(index: folder)
    pool = try SourcePool(folder, dictionary)
  }

  /// The ranking of a name.
  ///
  /// - Parameter point: Values that differ from the ranking's own.
  /// - Throws: ``CommandError`` for an unknown name or parameter.
  func recipe(_ name: String, at point: ParameterPoint? = nil) throws -> RankingRecipe {
    let ranking = try self.ranking(name, at: point)
    let (pool, naming, filter) = (pool, naming, filter)
    return RankingRecipe(name: ArgumentBytes.display(name)) {
      try SearchRunner(pool: pool, naming: naming, filter: filter, ranking: ranking)
    }
  }

  private func ranking(_ name: String, at point: ParameterPoint?) throws -> RankingConfiguration {
    var ranking = try library.configuration(name)
    let settings = zip(point?.names ?? [], point?.values ?? []).map { "\($0)=\($1)" }
    try RankingLibrary.set(settings, in: &ranking)
    return ranking
  }

  /// The value that a ranking's parameter has now.
  ///
  /// - Throws: ``CommandError`` for an unknown name or parameter.
  func value(of name: String, in ranking: String) throws -> Double {
    let configuration = try library.configuration(ranking)
    guard let parameter = RankingParameter.named(name) else {
      throw RankingConfigurationError.unknownKey(name)
    }
    // Says so where the parameter means nothing to the model.
    var copy = configuration
    try RankingLibrary.set(["\(name)=\(configuration[parameter])"], in: &copy)
    return configuration[parameter]
  }

  /// The text of a configuration that sets parameters of a ranking.
  static func configuration(_ name: String, at point: ParameterPoint, comment: [String]) -> String {
    var tables: [String: [String]] = [:]
    for (name, value) in zip(point.names, point.values) {
      let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
      tables[parts.count == 2 ? parts[0] : "", default: []].append(
        "\(parts[parts.count - 1]) = \(RankingParameter.text(value))")
    }
    var lines = comment.map { "# \($0)" } + ["", "extends = \"\(name)\""]
    for (table, settings) in tables.sorted(by: { $0.key < $1.key }) {
      lines += table.isEmpty ? settings : ["", "[\(table)]"] + settings
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
