internal import Postings

/// Postings as a similarity takes them: one frequency and one length a document.
struct ScoringPostings {
  var docIDs: [Int64]
  var frequencies: [Float]
  var lengths: [Float]

  /// - Parameter field: Where the postings were sought. In both fields the title counts
  ///   ``RankingDefaults/titleWeight`` times, in frequency and length alike.
  init(_ list: PostingList, field: Field?) {
    docIDs = list.docIDs
    // Not `map(Float.init)`: for UInt32 that is the one that takes a bit pattern.
    switch field {
    case .title:
      frequencies = list.titleFrequencies.map { Float($0) }
      lengths = list.titleLengths.map { Float($0) }
    case .body:
      frequencies = list.bodyFrequencies.map { Float($0) }
      lengths = list.bodyLengths.map { Float($0) }
    case nil:
      frequencies = Self.sum(list.titleFrequencies, list.bodyFrequencies)
      lengths = Self.sum(list.titleLengths, list.bodyLengths)
    }
  }

  /// The documents of any part, the frequencies summed by weight in the order of the parts: as lists are summed when
  /// documents are looked for without reading all.
  init(_ parts: [KindPostings.Part], field: Field?) {
    if parts.count == 1, parts[0].weight == 1 {
      self.init(parts[0].list, field: field)
    } else {
      self.init(summing: parts, field: field)
    }
  }

  private init(summing parts: [KindPostings.Part], field: Field?) {
    let scoring = parts.map { ScoringPostings($0.list, field: field) }
    docIDs = Array(Set(scoring.flatMap(\.docIDs))).sorted()
    frequencies = Array(repeating: 0, count: docIDs.count)
    lengths = Array(repeating: 0, count: docIDs.count)
    for (part, postings) in zip(parts, scoring) {
      var place = 0
      for (index, docID) in postings.docIDs.enumerated() {
        while docIDs[place] < docID { place += 1 }
        frequencies[place] += part.weight * postings.frequencies[index]
        lengths[place] = postings.lengths[index]
      }
    }
  }

  private static func sum(_ title: [UInt32], _ body: [UInt32]) -> [Float] {
    (0..<min(title.count, body.count)).map {
      RankingDefaults.titleWeight * Float(title[$0]) + Float(body[$0])
    }
  }
}
