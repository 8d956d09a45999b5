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

  /// The documents of any part, the frequencies summed by weight in the order of the parts: as lists are summed when
  /// documents are looked for without reading all.
  init(_ parts: [KindPostings.Part], field: Field?, _ scoring: FieldScoring) {
    if parts.count == 1, parts[0].weight == 1 {
      self.init(parts[0].list, field: field, scoring)
    } else {
      self.init(summing: parts, field: field, scoring)
    }
  }

  private init(summing parts: [KindPostings.Part], field: Field?, _ scoring: FieldScoring) {
    let all = parts.map { ScoringPostings($0.list, field: field, scoring) }
    docIDs = Array(Set(all.flatMap(\.docIDs))).sorted()
    frequencies = Array(repeating: 0, count: docIDs.count)
    lengths = Array(repeating: 0, count: docIDs.count)
    for (part, postings) in zip(parts, all) {
      var place = 0
      for (index, docID) in postings.docIDs.enumerated() {
        while docIDs[place] < docID { place += 1 }
        frequencies[place] += part.weight * postings.frequencies[index]
        lengths[place] = postings.lengths[index]
      }
    }
  }
}
