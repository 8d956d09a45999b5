internal import Glibc
internal import Postings

/// Multiplies scores by what is known of a document before any query: how new it is, how long.
///
///     (1 + recency · 2^(-age / half-life)) · (length / average)^power
///
/// The age is that of the best documents' newest, so that an answer does not change with the day;
/// after Xiaoyan Li, W. Bruce Croft: Time-Based Language Models (CIKM 2003), and Wessel Kraaij,
/// Thijs Westerveld, Djoerd Hiemstra: The Importance of Prior Probabilities for Entry Page Search
/// (SIGIR 2002).
struct PriorPass {
  private let query: BoundQuery
  private let recency: Double
  private let halfLife: Double
  private let power: Double

  /// Nil where it is switched off.
  init?(_ query: BoundQuery, _ ranking: RankingConfiguration) {
    recency = ranking[.recency]
    halfLife = ranking[.halfLife] * 86400
    power = ranking[.lengthPrior]
    self.query = query
    guard ranking.depth > 0, recency > 0 || power != 0 else { return nil }
  }

  /// Adds the parts of all documents.
  func add(_ records: [Int64: DocumentRecord], to parts: inout [DocumentParts]) {
    let newest = records.values.map(\.date).max() ?? 0
    for index in parts.indices {
      guard let record = records[parts[index].docID] else { continue }
      let age = Double(newest) - Double(record.date)
      var factor = 1 + recency * exp2(-max(0, age) / halfLife)
      if power != 0, query.averageLength > 0 {
        let length = Double(query.length(of: record.docID) ?? Float(query.averageLength))
        factor *= pow(max(length, 1) / query.averageLength, power)
      }
      parts[index].priors = parts[index].beforePriors * (factor - 1)
    }
  }
}
