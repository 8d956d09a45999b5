/// A score that is a weight times a share: `tf / (tf + constantNorm + normPerLength · length)`.
public struct SaturationNorm: Sendable, Equatable {
  /// What is added for every document.
  public var constantNorm: Float
  /// What is added for each position of a document.
  public var normPerLength: Float

  /// Made of its parts.
  public init(constantNorm: Float, normPerLength: Float) {
    self.constantNorm = constantNorm
    self.normPerLength = normPerLength
  }

  /// Whether shares by this norm are never higher than those by another, and little lower.
  func isBounded(by other: SaturationNorm) -> Bool {
    let constant = constantNorm / other.constantNorm
    let perLength = normPerLength / other.normPerLength
    return constant >= 1 && constant <= 1.05 && perLength >= 1 && perLength <= 1.05
  }
}

/// The best shares of the chunks of a list, as they are stored: a byte each.
public struct StoredSaturations {
  /// What they are shares of.
  public var norm: SaturationNorm
  /// How frequencies and lengths of fields are summed up in them.
  public var weights: FieldWeights
  /// One a chunk; the memory is the list's.
  public var chunks: UnsafePointer<UInt8>
  /// Times a byte: no share is higher.
  public var unit: Float

  /// Made of its parts.
  public init(
    norm: SaturationNorm, weights: FieldWeights, chunks: UnsafePointer<UInt8>, unit: Float
  ) {
    self.norm = norm
    self.weights = weights
    self.chunks = chunks
    self.unit = unit
  }
}
