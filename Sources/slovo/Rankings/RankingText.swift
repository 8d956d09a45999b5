internal import Searching
internal import TOMLKit

/// What a ranking's file says: which ranking it extends, and what it sets.
struct RankingText {
  /// The ranking that everything not said comes from; nil for the built-in standard.
  var extends: String?
  var model: String?
  /// Parameters by their names, a table's name and a dot before those in a table.
  var values: [(name: String, value: Double)] = []

  /// The key that names another ranking.
  static let extendsKey = "extends"

  /// - Parameters:
  ///   - text: TOML.
  ///   - name: Names the file in errors.
  init(_ text: String, named name: String) throws {
    let table: TOMLTable
    do {
      table = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw CommandError(
        "cannot use \"\(name)\": line \(error.source.begin.line): \(error.description)")
    }
    for key in table.keys.sorted() {
      do {
        try read(key, table[key])
      } catch let error as RankingConfigurationError {
        throw CommandError("cannot use \"\(name)\": \(error)")
      } catch let error as CommandError {
        throw CommandError("cannot use \"\(name)\": \(error)")
      }
    }
  }

  private mutating func read(_ key: String, _ value: (any TOMLValueConvertible)?) throws {
    if let inner = value?.tomlValue.table {
      for name in inner.keys.sorted() { try read("\(key).\(name)", inner[name]) }
      return
    }
    if key == Self.extendsKey || key == RankingConfiguration.modelKey {
      guard let text = value?.string else { throw wrong(key, value, "a name in quotation marks") }
      if key == Self.extendsKey { extends = text } else { model = text }
      return
    }
    // What a name means is looked at first, so that a mistyped one is told before its value.
    guard RankingParameter.named(key) != nil else {
      throw RankingConfigurationError.unknownKey(key)
    }
    guard let number = value?.double ?? value?.int.map({ Double($0) }) else {
      throw wrong(key, value, "a number")
    }
    values.append((key, number))
  }

  private func wrong(
    _ key: String, _ value: (any TOMLValueConvertible)?, _ expected: String
  ) -> CommandError {
    CommandError("\(key) is \(value?.debugDescription ?? "nothing"), must be \(expected)")
  }

  /// Sets what the text says.
  func apply(to configuration: inout RankingConfiguration) throws {
    if let model { try configuration.setModel(model) }
    for (name, value) in values { try configuration.set(name, value) }
    try configuration.check(values.map(\.name))
  }
}
