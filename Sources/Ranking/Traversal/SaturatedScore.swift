/// The score of a list that is a part of kinds whose scores are weights times one share: what the scorers give, without
/// asking them; to the last bit where there is one.
struct SaturatedScore {
  private let weight: Float
  /// How much an occurrence counts.
  private let occurrence: Float
  private let norm: SaturationNorm
  /// Whether scores are the odds of the share.
  private let isOdds: Bool

  /// Nil where scores are something else.
  init?(_ parts: [PostingCursor.Part]) {
    guard let first = parts.first else { return nil }
    if parts.count == 1, let odds = first.scorer as? OddsScorer {
      isOdds = true
      (weight, occurrence, norm) = (1, first.weight, odds.norm)
      return
    }
    isOdds = false
    guard let saturation = first.scorer.saturation else { return nil }
    var weight = saturation.weight
    for part in parts.dropFirst() {
      guard part.weight == first.weight, let other = part.scorer.saturation,
        other.norm == saturation.norm
      else { return nil }
      weight += other.weight
    }
    (self.weight, occurrence, norm) = (weight, first.weight, saturation.norm)
  }

  /// Of a frequency that is summed up already; nil where scores are something else.
  init?(_ scorer: any SimilarityScorer) {
    guard let saturation = scorer.saturation else { return nil }
    isOdds = false
    (weight, occurrence, norm) = (saturation.weight, 1, saturation.norm)
  }

  /// The score of a frequency in a document of some length.
  @inline(__always)
  func score(_ frequency: Float, _ length: Float) -> Float {
    let norm = norm.constantNorm + norm.normPerLength * length
    let odds = occurrence * frequency / norm
    return isOdds ? min(odds, OddsScorer.highest) : weight - weight / (1 + odds)
  }

  /// The scores of frequencies that are summed up already, four at a time.
  func score(
    _ frequencies: UnsafePointer<Float>, _ lengths: UnsafePointer<Float>, _ count: Int,
    into scores: UnsafeMutablePointer<Float>
  ) {
    let fours = count & ~3
    for index in stride(from: 0, to: fours, by: 4) {
      let frequency = UnsafeRawPointer(frequencies + index).loadUnaligned(as: Four.self)
      let length = UnsafeRawPointer(lengths + index).loadUnaligned(as: Four.self)
      UnsafeMutableRawPointer(scores + index).storeBytes(
        of: four(frequency, length), as: Four.self)
    }
    for index in fours..<count { scores[index] = score(frequencies[index], lengths[index]) }
  }

  private typealias Four = SIMD4<Float>

  /// As ``score(_:_:)`` of each.
  @inline(__always)
  private func four(_ frequency: Four, _ length: Four) -> Four {
    let norm = Four(repeating: norm.constantNorm) + Four(repeating: norm.normPerLength) * length
    let odds = Four(repeating: occurrence) * frequency / norm
    if isOdds { return odds.replacing(with: OddsScorer.highest, where: odds .> OddsScorer.highest) }
    let weight = Four(repeating: weight)
    return weight - weight / (Four(repeating: 1) + odds)
  }

  /// The scores of a block, four at a time. Frequencies are below 2³¹.
  func score(
    _ titles: UnsafeRawPointer, _ bodies: UnsafeRawPointer, _ lengths: UnsafeMutablePointer<Float>,
    _ weights: FieldWeights, _ count: Int, into scores: UnsafeMutablePointer<Float>
  ) {
    let (result, lengths) = (UnsafeMutableRawPointer(scores), UnsafeRawPointer(lengths))
    let (title, body) = (Four(repeating: weights.title), Four(repeating: weights.body))
    let fours = count & ~3
    for offset in stride(from: 0, to: 4 &* fours, by: 16) {
      let titles = titles.loadUnaligned(fromByteOffset: offset, as: SIMD4<Int32>.self)
      let bodies = bodies.loadUnaligned(fromByteOffset: offset, as: SIMD4<Int32>.self)
      let frequency = title * Four(titles) + body * Four(bodies)
      let length = lengths.loadUnaligned(fromByteOffset: offset, as: Four.self)
      result.storeBytes(of: four(frequency, length), toByteOffset: offset, as: Four.self)
    }
    for index in fours..<count {
      let frequency = weights.sum(
        Float(titles.load(fromByteOffset: 4 &* index, as: Int32.self)),
        Float(bodies.load(fromByteOffset: 4 &* index, as: Int32.self)))
      scores[index] = score(frequency, lengths.load(fromByteOffset: 4 &* index, as: Float.self))
    }
  }
}
