internal import Analysis
internal import Postings
internal import Ranking

/// Binds queries to an index.
///
/// Cost: reads the postings of every word once.
struct WeightBuilder {
  let source: any PostingSource
  let ranking: RankingConfiguration
  let similarity: any Similarity
  let scoring: FieldScoring
  let statistics: CollectionStatistics
  let languages: LanguageStatistics
  let expansion: Expansion
  private var leaves: [LeafWeight] = []
  private var leafIndices: [String: Int] = [:]
  var wordLists: [String: PostingList] = [:]
  var terms = TermTable.Builder()
  private var allDocuments: [Int64]?
  let lists: TermLists?
  let isExhaustive: Bool

  /// - Parameters:
  ///   - expansion: What words are looked for besides.
  ///   - isExhaustive: Whether all postings come from the full-text index; statistics are the same.
  ///   - usesBlocks: Whether blocks are looked at at all.
  init(
    source: any PostingSource, ranking: RankingConfiguration = RankingConfiguration(),
    expansion: Expansion = Expansion(),
    isExhaustive: Bool = false, usesBlocks: Bool = true
  ) throws {
    self.expansion = expansion
    self.isExhaustive = isExhaustive
    self.source = source
    self.ranking = ranking
    similarity = try ranking.similarity()
    statistics = try source.collectionStatistics()
    languages = LanguageStatistics(statistics, ranking)
    let scoring = FieldScoring(
      titleWeight: ranking.number(.titleWeight), normalization: similarity.fieldNormalization,
      statistics)
    self.scoring = scoring
    lists =
      usesBlocks ? try source.blockedIndex().map { TermLists($0, scoring.weights) } : nil
  }

  /// - Parameter filter: Conditions in addition to the query's own.
  mutating func bind(_ query: Query, filter: DocumentFilter) throws -> BoundQuery {
    var root = try weight(query, isWanted: true)
    if !filter.isEmpty {
      root = .clauses(
        required: [root], optional: [], excluded: [], filter: try source.docIDs(passing: filter))
    }
    return BoundQuery(
      root: root, leaves: leaves, terms: terms.table(), allDocuments: allDocuments ?? [],
      documentCount: statistics.documentCount,
      averageLength: lengthStatistics(of: nil).averageLength,
      lists: lists,
      canBound: similarity.canBound && (similarity.isSubadditive || !hasSharedKinds))
  }

  private mutating func weight(_ query: Query, isWanted: Bool) throws -> Weight {
    switch query {
    case .clauses(let clauses): return try weight(clauses, isWanted: isWanted)
    case .filter(let filter): return .documents(try source.docIDs(passing: filter))
    case .nothing: return .nothing
    case .phrase(let phrase):
      return try leaf(phrase.description, isWanted) { try $0.leafWeight(phrase) }
    case .prefix(let prefix):
      return try leaf(query.description, isWanted) { try $0.leafWeight(prefix) }
    case .word(let word):
      return try leaf(query.description, isWanted) {
        try $0.leafWeight(word, isScored: isWanted)
      }
    }
  }

  private mutating func weight(_ clauses: Clauses, isWanted: Bool) throws -> Weight {
    let filter = clauses.filter.isEmpty ? nil : try source.docIDs(passing: clauses.filter)
    if clauses.scoring.isEmpty, filter == nil, allDocuments == nil {
      allDocuments = try source.docIDs(passing: DocumentFilter())
    }
    return .clauses(
      required: try clauses.required.map { try weight($0, isWanted: isWanted) },
      optional: try clauses.optional.map { try weight($0, isWanted: isWanted) },
      excluded: try clauses.excluded.map { try weight($0, isWanted: false) },
      filter: filter)
  }

  /// The leaf of a part of the query, made once for equal parts.
  private mutating func leaf(
    _ text: String, _ isWanted: Bool, make: (inout WeightBuilder) throws -> LeafWeight
  ) throws -> Weight {
    let key = (isWanted ? "" : "-") + text
    if let index = leafIndices[key] { return .leaf(index) }
    var leaf = try make(&self)
    leaf.isWanted = isWanted
    leaf.text = text
    leafIndices[key] = leaves.count
    leaves.append(leaf)
    return .leaf(leaves.count - 1)
  }

  /// Whether some frequency is the sum of several lists'.
  private var hasSharedKinds: Bool {
    leaves.contains { $0.kinds.contains { ($0.postings.members?.count ?? 0) > 1 } }
  }

  /// What no longer counts still matches, and tells those that match from those that do not.
  static let leastWeight: Float = 1e-6

  // MARK: Leaves

  private mutating func leafWeight(_ query: PrefixQuery) throws -> LeafWeight {
    let begin = query.terms
    let list = try read(.prefix(begin), in: query.field)
    let slot = terms.slot(for: begin, isPrefix: true)
    let kind = kind(
      KindPostings([.init(list: list)], field: query.field, scoring),
      [termStatistics(list.count, of: query.word.form, list, query.field)], query.field, boost: 1,
      pattern: .consecutive([[slot]]))
    return LeafWeight(
      kinds: [kind], importance: idf(list.count, of: query.word.form), field: query.field,
      shape: .prefix,
      isWanted: true)
  }

  // MARK: Parts of leaves

  func read(_ pattern: PostingPattern, in field: Field?) throws -> PostingList {
    try isExhaustive
      ? source.plainPostings(pattern, in: field) : source.postings(pattern, in: field)
  }

  func kind(
    _ postings: KindPostings, _ terms: [TermStatistics], _ field: Field?, boost: Float,
    pattern: OccurrencePattern
  ) -> KindWeight {
    let scorer = similarity.scorer(boost: boost, terms: terms, in: lengthStatistics(of: field))
    return KindWeight(
      postings: postings, scorer: scorer, pattern: pattern, boost: boost, terms: terms)
  }

  /// Statistics of postings that are at hand.
  ///
  /// - Parameter text: The word, or its beginning.
  func termStatistics(
    _ documentFrequency: Int, of text: String, _ list: @autoclosure () throws -> PostingList,
    _ field: Field?
  ) rethrows -> TermStatistics {
    var statistics = TermStatistics(
      documentFrequency: Double(documentFrequency),
      documentCount: Double(languages.documentCount(of: text)))
    if similarity.needsCollectionFrequency {
      let title = try list().titleFrequencies.reduce(0.0) { $0 + Double($1) }
      let body = try list().bodyFrequencies.reduce(0.0) { $0 + Double($1) }
      switch field {
      case .title: statistics.collectionFrequency = title
      case .body: statistics.collectionFrequency = body
      case nil:
        statistics.collectionFrequency = Double(scoring.titleWeight) * title + body
      }
    }
    return statistics
  }

  /// Documents that hold the word, joined or by its parts.
  mutating func postings(
    of word: QueryWord, isExact: Bool, in field: Field?
  ) throws -> PostingList {
    let key = "\(field?.rawValue ?? ""):\(isExact ? "=" : "")\(word.form)"
    if let list = wordLists[key] { return list }
    var list = PostingList()
    for reading in PhraseReadings(of: [word], isExact: isExact).readings {
      let positions = reading.flatMap { $0 }
      let pattern: PostingPattern =
        positions.count == 1 ? .terms(positions[0]) : .phrase(positions)
      list = list.maximum(try read(pattern, in: field))
    }
    wordLists[key] = list
    return list
  }

  mutating func consecutive(_ readings: [[PhraseReadings.Positions]]) -> OccurrencePattern {
    .consecutive(
      readings.map { reading in
        reading.flatMap { $0 }.map { terms.slot(for: $0) }
      })
  }

  /// How telling a word is, by whole documents.
  func idf(of statistics: TermStatistics) -> Float {
    Float(
      BM25Similarity.idf(
        documentFrequency: statistics.documentFrequency.rounded(.down),
        documentCount: statistics.documentCount ?? Double(languages.whole)))
  }

  /// How telling a word is that so many documents hold.
  func idf(_ documentFrequency: Int, of text: String) -> Float {
    Float(
      BM25Similarity.idf(
        documentFrequency: Double(documentFrequency),
        documentCount: Double(languages.documentCount(of: text))))
  }

  private func lengthStatistics(of field: Field?) -> LengthStatistics {
    let count = Double(max(statistics.documentCount, 1))
    let title = Double(statistics.titleLength) / count
    let body = Double(statistics.bodyLength) / count
    let average =
      switch field {
      case .title: title
      case .body: body
      case nil: Double(scoring.titleWeight) * title + body
      }
    return LengthStatistics(
      documentCount: Double(statistics.documentCount), averageLength: average)
  }
}
