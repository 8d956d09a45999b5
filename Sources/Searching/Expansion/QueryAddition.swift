/// What a search looked for that was not typed: to be told.
public struct QueryAddition: Sendable, Equatable {
  /// As it was typed.
  public var typed: String
  /// What was looked for.
  public var text: String
  /// Why.
  public var kind: WordAlternative.Kind
  /// How likely this was meant, 0…1.
  public var probability: Double
  /// Whether it was looked for in place of what was typed.
  public var replaces: Bool

  /// Made of its parts.
  public init(
    typed: String, text: String, kind: WordAlternative.Kind, probability: Double, replaces: Bool
  ) {
    self.typed = typed
    self.text = text
    self.kind = kind
    self.probability = probability
    self.replaces = replaces
  }
}
