internal import Postings

/// How many documents could hold a word: those of its language.
///
/// A word is rare or frequent among the documents of its language; those of the other say nothing of it. Against the
/// whole collection, all words of the smaller language would be rare.
struct LanguageStatistics {
  /// A language of fewer documents is a guest: its words are names and terms in documents of the other, which do not
  /// count for it, so that there is nothing to count them against but the whole.
  static let leastShare = 0.1

  let whole: Int
  private let english: Int
  private let russian: Int

  /// - Parameter ranking: Says whether languages are told apart.
  init(_ statistics: CollectionStatistics, _ ranking: RankingConfiguration = RankingConfiguration())
  {
    let isApart = ranking[.languages] > 0
    whole = statistics.documentCount
    func count(_ documents: Int?) -> Int {
      guard isApart, let documents,
        Double(documents) >= Self.leastShare * Double(statistics.documentCount)
      else { return statistics.documentCount }
      return documents
    }
    english = count(statistics.languages?.english)
    russian = count(statistics.languages?.russian)
  }

  /// `N` of a word.
  func documentCount(of text: String) -> Int {
    switch WordLanguage(of: text) {
    case .english: english
    case .russian: russian
    case nil: whole
    }
  }
}
