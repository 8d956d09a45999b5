internal import Evaluation
internal import Postings

/// The rankings that evaluation knows by name: the one place where names and rankings meet.
struct RankingCatalog: Sendable {
  let folder: IndexFolder
  let naming: DocumentNaming
  let filter: DocumentFilter

  /// The names, in alphabetical order.
  static let names = [SearchRunner.name, SearchRunner.exactName]

  /// Whether a name is one of a ranking.
  static func has(_ name: String) -> Bool { names.contains(name) }

  /// A name that is none of a ranking.
  ///
  /// - Parameter orRun: It could have been a run file too.
  static func unknown(_ name: String, orRun: Bool = false) -> CommandError {
    let what = orRun ? "neither a run file nor a ranking:" : "unknown ranking"
    let verb = names.count == 1 ? "is" : "are"
    return CommandError(
      "\(what) \"\(ArgumentBytes.display(name))\"; there \(verb): \(names.joined(separator: ", "))")
  }

  /// The ranking of a name.
  ///
  /// - Parameter point: Values that differ from the ranking's own.
  /// - Throws: ``CommandError`` for an unknown name or parameter.
  func recipe(_ name: String, at point: ParameterPoint? = nil) throws -> RankingRecipe {
    guard Self.has(name) else { throw Self.unknown(name) }
    var settings = Self.settings(name)
    for (parameter, value) in zip(point?.names ?? [], point?.values ?? []) {
      try settings.set(parameter, value)
    }
    let (folder, naming, filter, chosen) = (folder, naming, filter, settings)
    return RankingRecipe(name: name) {
      try SearchRunner(folder: folder, naming: naming, filter: filter, settings: chosen)
    }
  }

  /// The value that a ranking's parameter has now.
  ///
  /// - Throws: ``CommandError`` for an unknown name or parameter.
  static func value(of parameter: String, in name: String) throws -> Double {
    guard has(name) else { throw unknown(name) }
    return try settings(name).value(parameter)
  }

  private static func settings(_ name: String) -> SearchRunner.Settings {
    var settings = SearchRunner.Settings()
    if name == SearchRunner.exactName { settings.expands = .none }
    return settings
  }

  /// The text of a configuration that sets parameters of a ranking.
  static func configuration(_ name: String, at point: ParameterPoint, comment: [String]) -> String {
    let lines =
      comment.map { "# \($0)" } + ["extends = \"\(name)\"", ""]
      + zip(point.names, point.values).map { "\($0) = \($1)" }
    return lines.joined(separator: "\n") + "\n"
  }
}
