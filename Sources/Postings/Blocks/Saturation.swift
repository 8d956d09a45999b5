/// How high postings score by the standard BM25 (k1 1.2, b 0.6, the title twice), as a share of what no score exceeds:
///
///     tf / (tf + constant + perLength · length)
///
/// The best share of each block is stored in a byte. It bounds scores by all BM25 whose norms are not lower than these;
/// for any other similarity there are the competitive postings.
public struct Saturation: Sendable, Equatable {
  /// How many times an occurrence in the title counts, and a position of it.
  public static let titleWeight: Float = 2
  /// k1 · (1 - b), a little less.
  public let constantNorm: Float
  /// k1 · b / average length, less so much that it holds until documents have become longer by 2 %.
  public let normPerLength: Float

  init(averageLength: Float) {
    constantNorm = 1.2 * 0.4 * 0.9999
    normPerLength = 1.2 * 0.6 / max(averageLength, 1) * 0.98
  }

  func share(_ element: CompetitiveFront.Element) -> Float {
    let frequency =
      Self.titleWeight * Float(element.titleFrequency) + Float(element.bodyFrequency)
    let length = Self.titleWeight * Float(element.titleLength) + Float(element.bodyLength)
    return frequency / (frequency + constantNorm + normPerLength * length)
  }

  /// A share as a byte, rounded up.
  static func byte(_ share: Float) -> UInt8 {
    UInt8(clamping: Int((share * 255).rounded(.up)))
  }

  /// Times a byte: the least share that no posting exceeds whose share is stored so; a little more, for rounding.
  public static let unit: Float = 1.00001 / 255
}
