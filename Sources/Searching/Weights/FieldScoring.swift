internal import Postings
internal import Ranking

/// How title and body make one frequency and one length.
struct FieldScoring {
  /// How many times the title counts, in frequency and length alike.
  var titleWeight: Float
  /// Where fields are normalized each by its own length before.
  var normalization: FieldNormalization?
  var averageTitle: Float
  var averageBody: Float

  init(
    titleWeight: Float, normalization: FieldNormalization?, _ statistics: CollectionStatistics
  ) {
    self.titleWeight = titleWeight
    self.normalization = normalization
    let count = Float(max(statistics.documentCount, 1))
    averageTitle = Float(statistics.titleLength) / count
    averageBody = Float(statistics.bodyLength) / count
  }

  var weights: FieldWeights { FieldWeights(title: titleWeight, body: 1) }

  func sum(_ title: [UInt32], _ body: [UInt32]) -> [Float] {
    (0..<min(title.count, body.count)).map { titleWeight * Float(title[$0]) + Float(body[$0]) }
  }

  /// A field that is sought alone counts once.
  func normalized(
    _ list: PostingList, _ field: Field?, _ normalization: FieldNormalization
  ) -> [Float] {
    (0..<list.count).map { index in
      let title = FieldNormalization.normalized(
        Float(list.titleFrequencies[index]), length: Float(list.titleLengths[index]),
        average: averageTitle, b: normalization.titleB)
      let body = FieldNormalization.normalized(
        Float(list.bodyFrequencies[index]), length: Float(list.bodyLengths[index]),
        average: averageBody, b: normalization.bodyB)
      switch field {
      case .title: return title
      case .body: return body
      case nil: return titleWeight * title + body
      }
    }
  }
}
