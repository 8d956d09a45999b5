public import Analysis
public import Postings
public import Ranking

/// Ranked search of plain terms, with neither query language nor second pass: what a benchmark compares with engines
/// that have only that.
@_spi(Benchmarks) public final class PlainTermSearch {
  /// A word: alternatives that are counted as one, each with a weight.
  public typealias Word = [(term: Term, weight: Float)]

  private let reader: IndexReader
  private let statistics: CollectionStatistics
  private let similarity = BM25Similarity()
  private let scoring: FieldScoring

  /// Over an index with blocks.
  public init(_ reader: IndexReader) throws {
    self.reader = reader
    statistics = try reader.collectionStatistics()
    scoring = FieldScoring(titleWeight: 2, normalization: nil, statistics)
  }

  /// The best documents by BM25 (k1 1.2, b 0.6).
  ///
  /// - Parameter matchesAll: Whether every word must occur.
  public func best(_ limit: Int, of words: [Word], matchesAll: Bool) throws -> [TopK.Entry] {
    guard let lists = try termLists() else { return [] }
    var query = TopKQuery()
    query.weights = scoring.weights
    let leaves = try words.map { word -> TopKQuery.Leaf in
      var members: [TopKQuery.Member] = []
      for (term, weight) in word {
        members += try lists.members([term]).map { .init(list: $0, weight: weight) }
      }
      let df = try lists.documentFrequency(
        members.map(\.list), documentCount: statistics.documentCount)
      return TopKQuery.Leaf(kinds: [.init(members: members, scorer: scorer([df]))])
    }
    if matchesAll { query.required = leaves } else { query.optional = leaves }
    query.lists = lists.lists
    return try TopKSearch.best(limit, of: query)
  }

  /// The best documents that hold words one after the other; the idf is the sum of theirs.
  public func best(_ limit: Int, ofPhrase words: [Term]) throws -> [TopK.Entry] {
    guard let index = try reader.blockedIndex(), index.canCountPhrases else {
      return try exhaustive(limit, ofPhrase: words)
    }
    let lists = TermLists(index, scoring.weights)
    var frequencies: [Int] = []
    for word in words {
      guard let list = try lists.members([word]).first else { return [] }
      frequencies.append(
        try lists.documentFrequency([list], documentCount: statistics.documentCount))
    }
    return try TopKSearch.best(
      limit,
      of: TopKPhrase(
        lists: lists.lists, scorer: scorer(frequencies), weights: scoring.weights,
        occurrences: try index.phraseOccurrences(of: words.map { [$0] }).count(in:)))
  }

  /// The same by counting the phrase in every document that holds it.
  public func exhaustive(_ limit: Int, ofPhrase words: [Term]) throws -> [TopK.Entry] {
    let frequencies = try words.map { try reader.documentFrequency(ofAny: [$0]) }
    let list = ScoringPostings(
      try reader.postings(.phrase(words.map { [$0] }), in: nil), field: nil, scoring)
    let scorer = scorer(frequencies)
    var scores = [Float](repeating: 0, count: list.docIDs.count)
    list.frequencies.withUnsafeBufferPointer { frequencies in
      list.lengths.withUnsafeBufferPointer { lengths in
        scores.withUnsafeMutableBufferPointer {
          scorer.score(frequencies: frequencies, lengths: lengths, into: $0)
        }
      }
    }
    var top = TopK(capacity: limit)
    for index in list.docIDs.indices {
      top.insert(docID: list.docIDs[index], score: Double(scores[index]))
    }
    return top.ranked()
  }

  private func scorer(_ documentFrequencies: [Int]) -> any SimilarityScorer {
    let count = Double(max(statistics.documentCount, 1))
    let length =
      Double(scoring.titleWeight) * Double(statistics.titleLength)
      + Double(statistics.bodyLength)
    return similarity.scorer(
      boost: 1, terms: documentFrequencies.map { TermStatistics(documentFrequency: Double($0)) },
      in: LengthStatistics(documentCount: count, averageLength: length / count))
  }

  private func termLists() throws -> TermLists? {
    try reader.blockedIndex().map { TermLists($0, scoring.weights) }
  }

  /// The same by scoring every match of FTS5's.
  public func exhaustive(_ limit: Int, of words: [Word], matchesAll: Bool) throws -> [TopK.Entry] {
    guard let lists = try termLists() else { return [] }
    let parts = try words.map { word -> Matches in
      var postings: [Int64: (frequency: Float, length: Float)] = [:]
      for (term, weight) in word {
        let list = ScoringPostings(
          try reader.postings(.terms([term]), in: nil), field: nil, scoring)
        for index in list.docIDs.indices {
          let before = postings[list.docIDs[index]]?.frequency ?? 0
          postings[list.docIDs[index]] = (
            before + weight * list.frequencies[index], list.lengths[index]
          )
        }
      }
      let members = try word.flatMap { try lists.members([$0.term]) }
      let df = try lists.documentFrequency(members, documentCount: statistics.documentCount)
      let scorer = scorer([df])
      let found = postings.sorted { $0.key < $1.key }
      return Matches(
        docIDs: found.map(\.key),
        scores: found.map {
          Double(scorer.score(frequency: $0.value.frequency, length: $0.value.length))
        })
    }
    var matches = Matches.union(parts)
    if matchesAll { for part in parts { matches.filter(by: part.docIDs, keepsListed: true) } }
    var top = TopK(capacity: limit)
    for index in matches.docIDs.indices {
      top.insert(docID: matches.docIDs[index], score: matches.scores[index])
    }
    return top.ranked()
  }
}
