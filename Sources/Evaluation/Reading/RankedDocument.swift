/// A document at its place in a ranking.
public struct RankedDocument: Sendable, Equatable {
  /// The document's identifier, without white space.
  public var id: String
  /// Higher is better; finite.
  public var score: Double

  /// Made of its parts.
  public init(id: String, score: Double) {
    self.id = id
    self.score = score
  }

  /// The order of trec_eval: by falling score in single precision, equal ones by falling bytes of
  /// the identifier. The ranks of a file count for nothing.
  static func precedes(_ first: RankedDocument, _ second: RankedDocument) -> Bool {
    let scores = (Float(first.score), Float(second.score))
    if scores.0 != scores.1 { return scores.0 > scores.1 }
    return second.id.utf8Precedes(first.id)
  }
}

extension String {
  /// Order by bytes, not by the collation that `<` has.
  func utf8Precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
