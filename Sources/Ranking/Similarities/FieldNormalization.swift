/// How much each field's length counts, where fields are normalized before they are summed up: a
/// frequency is divided by 1 - b + b · length / average.
public struct FieldNormalization: Sendable, Equatable {
  /// 0 not at all … 1 wholly.
  public var titleB: Float
  /// 0 not at all … 1 wholly.
  public var bodyB: Float

  /// Made of its parts.
  public init(titleB: Float, bodyB: Float) {
    self.titleB = titleB
    self.bodyB = bodyB
  }

  /// A frequency of one field, normalized.
  public static func normalized(
    _ frequency: Float, length: Float, average: Float, b: Float
  ) -> Float {
    guard frequency > 0 else { return 0 }
    let norm = 1 - b + b * length / (average > 0 ? average : 1)
    // A field that holds the word has a length; with b = 1 an unsound 0 would divide by 0.
    return frequency / max(norm, 1e-3)
  }
}
