/// How high a list can score, by the stored share of the best of its postings.
struct ShareBound {
  /// What no score exceeds.
  private let weight: Float
  /// How much an occurrence counts, in the norm that shares are stored by.
  private let occurrence: Float
  private let unit: Float
  /// Whether the odds of the share are what is bounded.
  private let isOdds: Bool
  /// For rounding.
  private static let slack: Float = 1.00001

  /// Nil where the parts do not score by shares of a norm that is nearly a multiple of the stored one.
  init?(_ parts: [PostingCursor.Part], _ weights: FieldWeights, _ stored: StoredSaturations) {
    guard weights == stored.weights else { return nil }
    if parts.count == 1, let odds = parts[0].scorer as? OddsScorer {
      guard let ratio = odds.norm.leastRatio(to: stored.norm) else { return nil }
      (weight, unit, isOdds) = (1, stored.unit, true)
      occurrence = Self.slack * parts[0].weight / ratio
      return
    }
    isOdds = false
    var sum: Float = 0
    var least = Float.infinity
    for part in parts {
      guard part.weight == 1 || (parts.count == 1 && part.weight > 0),
        let saturation = part.scorer.saturation,
        let ratio = saturation.norm.leastRatio(to: stored.norm)
      else { return nil }
      sum += saturation.weight
      least = min(least, ratio)
    }
    weight = sum
    occurrence = (parts.first?.weight ?? 1) / (least.isFinite ? least : 1)
    unit = stored.unit
  }

  /// The bound of a share that is stored so.
  @inline(__always)
  func bound(_ byte: UInt8) -> Float {
    let share = unit * Float(byte)
    if isOdds {
      guard share < 1 else { return OddsScorer.highest }
      return min(occurrence * share / (1 - share), OddsScorer.highest)
    }
    if occurrence == 1 { return weight * share }
    guard share < 1 else { return weight }
    // A share is of odds that are in proportion to the frequency.
    let odds = occurrence * share / (1 - share)
    return weight * min(1, Self.slack * odds / (1 + odds))
  }
}
