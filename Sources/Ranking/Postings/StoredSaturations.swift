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

  /// How many times as high as another the norm is at least, for documents of any length: by that the odds of shares are
  /// lower. 1 where it is but little more, which spares the reckoning; nil where length makes too much of a difference.
  func leastRatio(to other: SaturationNorm) -> Float? {
    let constant = constantNorm / other.constantNorm
    let perLength = normPerLength / other.normPerLength
    let (least, most) = (min(constant, perLength), max(constant, perLength))
    guard least > 0, most <= least * 1.05 else { return nil }
    return least >= 1 && most <= 1.05 ? 1 : least
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
