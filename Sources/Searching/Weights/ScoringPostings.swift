internal import Postings

/// Postings as a similarity takes them: one frequency and one length a document.
struct ScoringPostings {
  var docIDs: [Int64]
  var frequencies: [Float]
  var lengths: [Float]

  /// - Parameters:
  ///   - field: Where the postings were sought; in both fields they are summed up.
  ///   - scoring: How.
  init(_ list: PostingList, field: Field?, _ scoring: FieldScoring) {
    docIDs = list.docIDs
    if let normalization = scoring.normalization {
      frequencies = scoring.normalized(list, field, normalization)
      lengths = Array(repeating: 1, count: docIDs.count)
      return
    }
    // Not `map(Float.init)`: for UInt32 that is the one that takes a bit pattern.
    switch field {
    case .title:
      frequencies = list.titleFrequencies.map { Float($0) }
      lengths = list.titleLengths.map { Float($0) }
    case .body:
      frequencies = list.bodyFrequencies.map { Float($0) }
      lengths = list.bodyLengths.map { Float($0) }
    case nil:
      frequencies = scoring.sum(list.titleFrequencies, list.bodyFrequencies)
      lengths = scoring.sum(list.titleLengths, list.bodyLengths)
    }
  }
}
