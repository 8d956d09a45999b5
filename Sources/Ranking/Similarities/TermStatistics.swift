/// What a similarity knows of a term, or of a group of terms that is counted as one.
public struct TermStatistics: Sendable, Equatable {
  /// `df` of the papers: documents that hold the term; at least 0, at most `N`.
  public var documentFrequency: Double

  /// Counts as they stand.
  public init(documentFrequency: Double) {
    self.documentFrequency = documentFrequency
  }
}
