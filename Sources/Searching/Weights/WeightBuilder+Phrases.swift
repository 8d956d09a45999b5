internal import Analysis
internal import Postings
internal import Ranking

/// Phrases, and words near each other.
extension WeightBuilder {
  mutating func leafWeight(_ query: PhraseQuery) throws -> LeafWeight {
    let readings = PhraseReadings(of: query.words, isExact: query.isExact, byLemma: true).readings
    // A phrase has no exact kind unless it is asked for: its words in order already say more
    // than their endings do.
    let frequencies = try query.words.map {
      try documentFrequency(of: $0, isExact: query.isExact, in: query.field)
    }
    let statistics = try zip(query.words, frequencies).map {
      try termStatistics($1, of: $0, isExact: query.isExact, in: query.field)
    }
    let pattern: OccurrencePattern
    if let distance = query.distance {
      let slots = (readings.first ?? []).compactMap(\.first).map { terms.slot(for: $0) }
      pattern = .near(slots, distance: distance)
    } else {
      pattern = consecutive(readings)
    }
    let kind = kind(
      try postings(of: query, readings), statistics, query.field, boost: 1, pattern: pattern)
    return LeafWeight(
      kinds: [kind],
      importance: zip(query.words, frequencies).reduce(0) { $0 + idf($1.1, of: $1.0.form) },
      field: query.field, shape: .phrase,
      isWanted: true)
  }

  /// The postings of a phrase; where they can be asked for one by one, all are read only when they are needed.
  private func postings(
    of query: PhraseQuery, _ readings: [[PhraseReadings.Positions]]
  ) throws -> KindPostings {
    if let lists, !isExhaustive, readings.count == 1, query.distance == nil, query.field == nil,
      scoring.normalization == nil
    {
      let positions = readings[0].flatMap { $0 }
      if let phrase = try PhraseLists(positions, lists) {
        return KindPostings(phrase: phrase, scoring) { [source] in
          [.init(list: try source.postings(.phrase(positions), in: nil))]
        }
      }
    }
    var list = PostingList()
    for reading in readings {
      let pattern: PostingPattern =
        query.distance.map { .near(reading, distance: $0) } ?? .phrase(reading.flatMap { $0 })
      list = list.maximum(try read(pattern, in: query.field))
    }
    return KindPostings([.init(list: list)], field: query.field, scoring)
  }

  /// Statistics of a word of a phrase.
  private mutating func termStatistics(
    _ documentFrequency: Int, of word: QueryWord, isExact: Bool, in field: Field?
  ) throws -> TermStatistics {
    let documentCount = Double(languages.documentCount(of: word.form))
    guard similarity.needsCollectionFrequency else {
      return TermStatistics(
        documentFrequency: Double(documentFrequency), documentCount: documentCount)
    }
    if let lists, let found = try members(of: word, isExact: isExact, in: field) {
      return TermStatistics(
        documentFrequency: Double(documentFrequency),
        collectionFrequency: try lists.collectionFrequency(found.members),
        documentCount: documentCount)
    }
    let list = try postings(of: word, isExact: isExact, in: field)
    return termStatistics(documentFrequency, of: word.form, list, field)
  }
}
