internal import Ranking

/// How matches are ranked: a model of relevance, weights, and the passes over the best documents.
///
/// The one without changes is what `slovo search` ranks by; every number of it has its origin in
/// `Index/Ranking/default.toml`.
public struct RankingConfiguration: Sendable, Equatable {
  var similarityModel = SimilarityModel.bm25
  /// What differs from the standard.
  private var changes: [String: Double] = [:]

  /// The standard.
  public init() {}

  /// The key of the model in files and `--set`.
  public static let modelKey = "model"

  /// The names of all models.
  public static var models: [String] { SimilarityModel.allCases.map(\.rawValue) }

  /// The model's name.
  public var model: String { similarityModel.rawValue }

  /// The value of a parameter.
  public subscript(_ parameter: RankingParameter) -> Double {
    changes[parameter.name] ?? parameter.standard
  }

  /// Sets the model.
  ///
  /// - Throws: ``RankingConfigurationError/unknownModel(_:)``.
  public mutating func setModel(_ name: String) throws(RankingConfigurationError) {
    guard let model = SimilarityModel(rawValue: name) else { throw .unknownModel(name) }
    similarityModel = model
  }

  /// Sets a parameter by its name.
  ///
  /// - Throws: ``RankingConfigurationError`` for an unknown name, or a value out of range.
  public mutating func set(
    _ name: String, _ value: Double
  ) throws(RankingConfigurationError) {
    guard let parameter = RankingParameter.named(name) else { throw .unknownKey(name) }
    guard parameter.accepts(value) else {
      throw .outOfRange(name: name, value: value, allowed: parameter.allowed)
    }
    if value == parameter.standard {
      changes[name] = nil
    } else {
      changes[name] = value
    }
  }

  /// Whether a parameter has a meaning for the model; those of other models have none.
  public func uses(_ parameter: RankingParameter) -> Bool {
    guard let own = SimilarityModel.Parameter(rawValue: parameter.name) else { return true }
    return similarityModel.parameters.contains(own)
  }

  /// Refuses parameters that mean nothing to the model, among those that someone has set.
  ///
  /// - Throws: ``RankingConfigurationError/notOfModel(name:model:parameters:)``.
  public func check(_ names: some Sequence<String>) throws(RankingConfigurationError) {
    for name in names {
      guard let parameter = RankingParameter.named(name), !uses(parameter) else { continue }
      throw .notOfModel(
        name: name, model: model, parameters: similarityModel.parameters.map(\.rawValue))
    }
  }

  /// The parameters that mean something to the model, in the order of files.
  public var usedParameters: [RankingParameter] { RankingParameter.all.filter(uses) }

  /// The same without the second look at the best documents.
  public var firstPassOnly: RankingConfiguration {
    var copy = self
    copy.changes[RankingParameter.depth.name] = 0
    return copy
  }

  // MARK: as the passes want it

  func similarity() throws -> any Similarity {
    try similarityModel.similarity { parameter in
      RankingParameter.named(parameter.rawValue).map { self[$0] } ?? 0
    }
  }

  func number(_ parameter: RankingParameter) -> Float { Float(self[parameter]) }

  var depth: Int { Int(self[.depth]) }

  /// Of stems where the index has no lemmas: they count for both.
  var stemWeightAlone: Float { Float(self[.stemWeight] + self[.lemmaWeight]) }
}
