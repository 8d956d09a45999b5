internal import Analysis
internal import Postings
internal import Ranking

/// What an index says of stems that no one has typed: how rare they are, and where they are.
final class ProfileIndex {
  private let source: any PostingSource
  private let lists: TermLists?
  private let scoring: FieldScoring
  let statistics: CollectionStatistics
  private let languages: LanguageStatistics
  private var postings: [String: PostingList] = [:]

  init(source: any PostingSource, ranking: RankingConfiguration, lists: TermLists?) throws {
    self.source = source
    self.lists = lists
    statistics = try source.collectionStatistics()
    languages = LanguageStatistics(statistics, ranking)
    scoring = FieldScoring(
      titleWeight: ranking.number(.titleWeight), normalization: nil, statistics)
  }

  var averageLength: Float { scoring.titleWeight * scoring.averageTitle + scoring.averageBody }

  /// Documents that hold a stem.
  func documentFrequency(_ stem: String) throws -> Int {
    guard let lists else { return try list(stem).count }
    return try lists.documentFrequency(
      try lists.members(TermProfile.terms(stem)), documentCount: statistics.documentCount)
  }

  /// `N` of a stem: the documents of its language.
  func documentCount(of stem: String) -> Double { Double(languages.documentCount(of: stem)) }

  func idf(_ documentFrequency: Int, of stem: String) -> Float {
    Float(
      BM25Similarity.idf(
        documentFrequency: Double(documentFrequency),
        documentCount: documentCount(of: stem)))
  }

  /// Frequency and length of some documents that hold a stem.
  ///
  /// - Parameter docIDs: Rising.
  func frequencies(
    _ stem: String, of docIDs: [Int64]
  ) throws -> [Int64: (frequency: Float, length: Float)] {
    if let lists {
      return try lists.frequencies(
        of: docIDs,
        members: try lists.members(TermProfile.terms(stem)).map { TopKQuery.Member(list: $0) })
    }
    let found = KindPostings([.init(list: try list(stem))], field: nil, scoring)
    try found.prepare(docIDs, nil)
    var frequencies: [Int64: (frequency: Float, length: Float)] = [:]
    for docID in docIDs { frequencies[docID] = found.find(docID) }
    return frequencies
  }

  /// The postings of a stem as a query takes them.
  func kindPostings(_ stem: String) throws -> KindPostings {
    let terms = TermProfile.terms(stem)
    guard let lists else {
      return KindPostings([.init(list: try list(stem))], field: nil, scoring)
    }
    let source = self.source
    let members = try lists.members(terms).map { TopKQuery.Member(list: $0) }
    return KindPostings(members: members, scoring) {
      [.init(list: try source.plainPostings(.terms(terms), in: nil))]
    }
  }

  private func list(_ stem: String) throws -> PostingList {
    if let known = postings[stem] { return known }
    let list = try source.postings(.terms(TermProfile.terms(stem)), in: nil)
    postings[stem] = list
    return list
  }
}
