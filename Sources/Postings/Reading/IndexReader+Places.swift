public import Analysis

extension IndexReader {
  /// Where words stand in some documents; documents of which the index does not know it cheaply are left out.
  ///
  /// - Parameter words: For each word the terms that stand for it.
  public func places(of words: [[Term]], in docIDs: [Int64]) throws -> [Int64: TermPlaces] {
    guard let index = try blockedIndex() else { return [:] }
    return try index.places(of: words.map { $0.map(\.stored) }, in: docIDs)
  }
}
