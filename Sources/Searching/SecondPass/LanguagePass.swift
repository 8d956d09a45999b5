internal import Postings

/// Evens out what documents of two languages score by a query that was translated.
///
///     score · (1 + gain), of documents that have nothing in the query's language
///
/// Such a document holds no word in the form that was typed, and its words count by the probability of
/// a translation: it scores less than one that says as much in the query's language. What scores of
/// several languages need before they are merged: Jacques Savoy, Pierre-Yves Berger: Selection and
/// Merging Strategies for Multilingual Information Retrieval (CLEF 2004). A query of one word says nothing
/// but that word: what holds it as it was typed goes first.
struct LanguagePass {
  private let gain: Double
  private let language: WordLanguage

  /// Nil where nothing was translated.
  init?(_ query: BoundQuery, _ ranking: RankingConfiguration) {
    guard query.leaves.contains(where: \.isTranslated), ranking.depth > 0 else { return nil }
    let words = query.leaves.filter { $0.isWanted && !$0.isStopword }
    gain = words.count > 1 ? ranking[.otherLanguage] : 0
    var counts = (english: 0, russian: 0)
    for leaf in words {
      switch WordLanguage(of: leaf.text) {
      case .english: counts.english += 1
      case .russian: counts.russian += 1
      case nil: break
      }
    }
    // Russian texts hold English words more often than the other way round.
    language = counts.russian > 0 && counts.russian >= counts.english ? .russian : .english
  }

  /// Whether a document is in the other language.
  func isForeign(_ record: DocumentRecord) -> Bool {
    let isRussian = record.russianShare >= LanguageCounts.leastShare
    let isEnglish = !isRussian && record.englishShare >= LanguageCounts.leastShare
    return language == .russian ? isEnglish : isRussian
  }

  /// Whether a document can hold no word as it was typed; a Russian manual that leaves English words as they are
  /// can.
  private func lacksTyped(_ record: DocumentRecord) -> Bool {
    isForeign(record)
      && (language == .russian || record.englishShare < LanguageCounts.leastShare)
  }

  /// Adds the parts of all documents.
  func add(_ records: [Int64: DocumentRecord], to parts: inout [DocumentParts]) {
    for index in parts.indices {
      guard let record = records[parts[index].docID], lacksTyped(record) else { continue }
      parts[index].language = gain * parts[index].beforePriors
    }
  }
}
