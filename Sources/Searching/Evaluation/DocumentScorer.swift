/// Scores one document as the ``Evaluator`` does, or with other frequencies.
struct DocumentScorer {
  private let query: BoundQuery

  init(_ query: BoundQuery) { self.query = query }

  /// The score of a document; nil if it does not match.
  ///
  /// - Parameters:
  ///   - discounts: For each leaf and kind what to take off the body's frequency; empty to take
  ///     nothing.
  ///   - share: How much of a frequency is left at least.
  func score(
    _ docID: Int64, discounts: [[Float]] = [], least share: Float = 0
  ) -> Double? {
    score(query.root, docID, discounts, share)
  }

  private func score(
    _ weight: Weight, _ docID: Int64, _ discounts: [[Float]], _ share: Float
  ) -> Double? {
    switch weight {
    case .documents(let docIDs): return docIDs.sortedIndex(of: docID) == nil ? nil : 0
    case .leaf(let index):
      return score(leaf: index, docID, discounts.isEmpty ? nil : discounts[index], share)
    case .nothing: return nil
    case .clauses(let required, let optional, let excluded, let filter):
      if let filter, filter.sortedIndex(of: docID) == nil { return nil }
      var sum = 0.0
      for weight in required {
        guard let part = score(weight, docID, discounts, share) else { return nil }
        sum += part
      }
      var hasOptional = false
      for weight in optional {
        guard let part = score(weight, docID, discounts, share) else { continue }
        hasOptional = true
        sum += part
      }
      if required.isEmpty, !optional.isEmpty, !hasOptional { return nil }
      for weight in excluded where score(weight, docID, [], share) != nil { return nil }
      return sum
    }
  }

  private func score(
    leaf index: Int, _ docID: Int64, _ discounts: [Float]?, _ share: Float
  ) -> Double? {
    var sum: Double?
    for (number, kind) in query.leaves[index].kinds.enumerated() {
      if let score = kind.score(
        docID, discount: discounts?[number] ?? 0, least: share)
      {
        sum = (sum ?? 0) + Double(score)
      }
    }
    return sum
  }
}
