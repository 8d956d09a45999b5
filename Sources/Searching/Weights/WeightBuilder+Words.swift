internal import Analysis
internal import Postings
internal import Ranking

/// Single words.
extension WeightBuilder {
  /// - Parameter isScored: Whether it needs more than to match.
  mutating func leafWeight(_ query: WordQuery, isScored: Bool) throws -> LeafWeight {
    let word = query.word
    let alternatives = isScored && !query.isExact ? expansion[word] : []
    if var grouped = try groupedLeafWeight(query, alternatives) {
      try addLikes(alternatives, to: &grouped)
      return grouped
    }
    let factor = self.factor(isStopword: word.isStopword)
    var kinds: [KindWeight] = []
    if query.isExact {
      kinds.append(try kind(word, isExact: true, query.field, boost: factor))
    } else {
      let weights = kindWeights(hasLemma: word.hasLemma)
      let stem = weights.stem * factor
      kinds.append(try kind(word, isExact: false, query.field, boost: stem))
      if word.hasLemma {
        var lemmas = TermGroup()
        lemmas.add(typed: word.lemmas)
        let lemma = weights.lemma * factor
        kinds.append(
          try lemmaKind(lemmas, typedCount: 1, query.field, boost: lemma))
      }
      if isScored, ranking[.exactWeight] > 0 {
        let exact = weights.exact * factor
        kinds.append(try kind(word, isExact: true, query.field, boost: exact))
      }
    }
    let df =
      query.isExact
      ? try documentFrequency(of: word, isExact: true, in: query.field)
      : try formFrequency(of: word, in: query.field)
    var leaf = LeafWeight(
      kinds: kinds, importance: idf(df, of: word.form) * factor, field: query.field,
      shape: query.isExact ? .exactWord : .word, isStopword: word.isStopword,
      units: query.field == nil && isScored ? try units(of: query) : [],
      words: [(word.form, idf(df, of: word.form) * factor)], isWanted: true)
    if word.hasLemma, !query.isExact {
      leaf.mention = .consecutive([[terms.slot(for: word.stemsAndLemmas)]])
    }
    if isScored, !query.isExact { try addOtherWords(of: word, to: &leaf) }
    try addLikes(alternatives, to: &leaf)
    return leaf
  }

  /// How much a word counts.
  func factor(isStopword: Bool) -> Float {
    isStopword ? max(ranking.number(.stopwordWeight), Self.leastWeight) : 1
  }

  /// How much the stem of a word counts, its lemma, and its exact form.
  ///
  /// - Parameter hasLemma: Where a word has none, its stem counts for both.
  func kindWeights(hasLemma: Bool) -> (stem: Float, lemma: Float, exact: Float) {
    let exact = ranking.number(.exactWeight)
    guard hasLemma else { return (max(ranking.stemWeightAlone, Self.leastWeight), 0, exact) }
    return (
      max(ranking.number(.stemWeight), Self.leastWeight),
      max(ranking.number(.lemmaWeight), Self.leastWeight), exact
    )
  }

  /// What is looked for nearby: the word, or the parts of a compound; no stop words.
  mutating func units(of query: WordQuery) throws -> [ProximityUnit] {
    let words = query.word.parts.isEmpty ? [query.word] : query.word.parts
    return try words.compactMap { word in
      let terms = query.isExact ? word.exacts : word.stemsAndLemmas
      guard !word.isStopword, !terms.isEmpty else { return nil }
      let df =
        query.isExact
        ? try documentFrequency(of: word, isExact: true, in: nil)
        : try formFrequency(of: word, in: nil)
      guard df > 0 else { return nil }
      return ProximityUnit(place: word.range.lowerBound, terms: terms, idf: idf(df, of: word.form))
    }
  }

  /// Adds what a compound and its parts may be called otherwise.
  mutating func addOtherWords(of word: QueryWord, to leaf: inout LeafWeight) throws {
    guard !word.parts.isEmpty else { return }
    try addOtherWords(
      expansion[word], beside: word, share: ExpansionDefaults.partWeight, to: &leaf)
    for part in word.parts {
      try addOtherWords(
        expansion[part], beside: part,
        share: ExpansionDefaults.partWeight / Float(word.parts.count), to: &leaf)
    }
  }

  mutating func kind(
    _ word: QueryWord, isExact: Bool, _ field: Field?, boost: Float
  ) throws -> KindWeight {
    let readings = PhraseReadings(of: [word], isExact: isExact).readings
    let pattern = consecutive(readings)
    let df = try documentFrequency(of: word, isExact: isExact, in: field)
    guard let (terms, members) = try members(of: word, isExact: isExact, in: field) else {
      let list = try postings(of: word, isExact: isExact, in: field)
      return kind(
        KindPostings([.init(list: list)], field: field, scoring),
        [termStatistics(df, of: word.form, list, field)], field, boost: boost, pattern: pattern)
    }
    let source = self.source
    let postings = KindPostings(members: members.map { .init(list: $0) }, scoring) {
      [.init(list: try source.plainPostings(.terms(terms), in: nil))]
    }
    var statistics = TermStatistics(
      documentFrequency: Double(df), documentCount: Double(languages.documentCount(of: word.form)))
    if similarity.needsCollectionFrequency, let lists {
      statistics.collectionFrequency = try lists.collectionFrequency(members)
    }
    return kind(postings, [statistics], field, boost: boost, pattern: pattern)
  }

  /// The lists of a word's terms; nil for a word that is more than its terms, and without blocks.
  func members(
    of word: QueryWord, isExact: Bool, in field: Field?
  ) throws -> (terms: [Term], members: [Int])? {
    guard let lists, field == nil, word.parts.isEmpty else { return nil }
    let terms = isExact ? word.exacts : word.stems
    return (terms, try lists.members(terms))
  }

  mutating func documentFrequency(
    of word: QueryWord, isExact: Bool, in field: Field?
  ) throws -> Int {
    guard let lists, let found = try members(of: word, isExact: isExact, in: field) else {
      return try postings(of: word, isExact: isExact, in: field).count
    }
    return try lists.documentFrequency(
      found.members, documentCount: statistics.documentCount)
  }

  /// Documents that hold any form of a word, by its stem or by its lemma, whichever are more.
  mutating func formFrequency(of word: QueryWord, in field: Field?) throws -> Int {
    let byStem = try documentFrequency(of: word, isExact: false, in: field)
    guard word.hasLemma else { return byStem }
    guard let lists, field == nil else {
      return max(byStem, try read(.terms(word.lemmas), in: field).count)
    }
    let byLemma = try lists.documentFrequency(
      try lists.members(word.lemmas), documentCount: statistics.documentCount)
    return max(byStem, byLemma)
  }
}
