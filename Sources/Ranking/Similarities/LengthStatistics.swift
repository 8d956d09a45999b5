/// What a similarity knows of the collection: how many documents there are and how long they are.
public struct LengthStatistics: Sendable, Equatable {
  /// `N` of the papers.
  public var documentCount: Double
  /// `avgdl` of the papers, in the same unit as the lengths that are scored.
  public var averageLength: Double

  /// Counts as they stand.
  public init(documentCount: Double, averageLength: Double) {
    self.documentCount = documentCount
    self.averageLength = averageLength
  }

  /// The length of all documents together, at least 1.
  var totalLength: Double { max(1, documentCount * averageLength) }

  /// ``averageLength``, or 1 where that is not above 0.
  var usableAverage: Double { averageLength > 0 ? averageLength : 1 }
}
