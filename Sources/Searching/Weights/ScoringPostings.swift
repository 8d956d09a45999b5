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
    switch field {
    case .title:
      frequencies = list.titleFrequencies.map(Float.init)
      lengths = list.titleLengths.map(Float.init)
    case .body:
      frequencies = list.bodyFrequencies.map(Float.init)
      lengths = list.bodyLengths.map(Float.init)
    case nil:
      frequencies = Self.sum(list.titleFrequencies, list.bodyFrequencies)
      lengths = Self.sum(list.titleLengths, list.bodyLengths)
    }
  }

  private static func sum(_ title: [UInt32], _ body: [UInt32]) -> [Float] {
    (0..<min(title.count, body.count)).map {
      RankingDefaults.titleWeight * Float(title[$0]) + Float(body[$0])
    }
  }
}
