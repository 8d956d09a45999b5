internal import Analysis
internal import Postings
internal import Ranking

/// Words with others that are counted as if they were they: tf and df of a word are sums over what it may mean.
extension WeightBuilder {
  /// A word with its alternatives; nil for a word that has none, and for a compound, which is more than its terms.
  ///
  /// Only what was typed has an exact kind, or what was meant where that occurs nowhere. So a document with the word
  /// goes before the same with another word for it.
  mutating func groupedLeafWeight(
    _ query: WordQuery, _ alternatives: [WordAlternative]
  ) throws -> LeafWeight? {
    let mends = alternatives.filter { $0.replaces && !$0.kind.isOtherWord }
    let others = alternatives.filter { $0.kind.isOtherWord }
    guard query.word.parts.isEmpty, !mends.isEmpty || !others.isEmpty else { return nil }
    var stems = TermGroup()
    var exacts = TermGroup()
    stems.add(typed: query.word.stems)
    exacts.add(typed: query.word.exacts)
    // The likeliest stands for the word wholly.
    let most = mends.map(\.probability).max() ?? 1
    for mend in mends where most > 0 {
      stems.add(typed: mend.stems, weight: Float(mend.probability / most))
      exacts.add(typed: mend.exacts, weight: Float(mend.probability / most))
    }
    let typedCount = stems.elements.count
    stems.add(others: others)
    let lemmas = lemmaGroup(of: query.word, mends: mends, most: most, others: others)
    let isStopword = mends.first?.isStopword ?? query.word.isStopword
    let factor = self.factor(isStopword: isStopword)
    let weights = kindWeights(hasLemma: lemmas != nil)
    let stem = try group(
      stems, typedCount: typedCount, query.field, boost: weights.stem * factor)
    var kinds = [stem.kind]
    if let lemmas {
      kinds.append(
        try lemmaKind(
          lemmas.group, typedCount: lemmas.typedCount, query.field, boost: weights.lemma * factor))
    }
    if weights.exact > 0 {
      let exact = try group(
        exacts, typedCount: exacts.elements.count, query.field, boost: weights.exact * factor)
      kinds.append(exact.kind)
    }
    let importance = idf(of: stem.statistics) * factor
    var leaf = LeafWeight(
      kinds: kinds, importance: importance, field: query.field, isStopword: isStopword,
      words: [(query.word.form, importance)], isWanted: true)
    // A word of the same root may stand where these do not.
    for mend in mends where most > 0 {
      leaf.words.append((mend.text, importance * Float(mend.probability / most)))
    }
    leaf.words += others.map {
      ($0.text, importance * min(1, ExpansionDefaults.mass * Float($0.probability)))
    }
    leaf.isTranslated = others.contains { $0.kind == .translation }
    if let lemmas { leaf.mention = mention(stems, lemmas.group) }
    if query.field == nil, !isStopword, stem.statistics.documentFrequency > 0 {
      // Or nearness would be for documents of the query's language alone.
      let elements = stems.elements + (lemmas?.group.elements ?? [])
      let terms = elements.filter { $0.weight >= ExpansionDefaults.nearWeight }
      leaf.units = [
        ProximityUnit(
          place: query.word.range.lowerBound, terms: Self.distinct(terms.flatMap(\.terms)),
          idf: importance)
      ]
    }
    return leaf
  }

  private static func distinct(_ terms: [Term]) -> [Term] {
    var seen: Set<Term> = []
    return terms.filter { seen.insert($0).inserted }
  }

  /// What counts as a word by lemma, of elements that have one; the others by their stems. Nil where none has.
  private func lemmaGroup(
    of word: QueryWord, mends: [WordAlternative], most: Double, others: [WordAlternative]
  ) -> (group: TermGroup, typedCount: Int)? {
    guard word.hasLemma || (mends + others).contains(where: { !$0.lemmas.isEmpty }) else {
      return nil
    }
    var group = TermGroup()
    group.add(typed: word.hasLemma ? word.lemmas : word.stems)
    for mend in mends where most > 0 {
      group.add(
        typed: mend.lemmas.isEmpty ? mend.stems : mend.lemmas,
        weight: Float(mend.probability / most))
    }
    let typedCount = group.elements.count
    group.add(others: others.map { $0.byLemma })
    return (group, typedCount)
  }

  /// The kind of a word's lemmas.
  mutating func lemmaKind(
    _ lemmas: TermGroup, typedCount: Int, _ field: Field?, boost: Float
  ) throws -> KindWeight {
    var kind = try group(lemmas, typedCount: typedCount, field, boost: boost).kind
    kind.isOfLemmas = true
    return kind
  }

  /// Finds in a text what counts by its stem or by its lemma, each place once.
  private mutating func mention(_ stems: TermGroup, _ lemmas: TermGroup) -> OccurrencePattern {
    let all = stems.terms.map(\.term) + lemmas.terms.map(\.term)
    return .consecutive([[terms.slot(for: Array(Set(all)))]])
  }

  /// Adds what was meant by a compound, or by a part of one, and other words for it, as a kind of its own.
  mutating func addOtherWords(
    _ alternatives: [WordAlternative], beside word: QueryWord, share: Float,
    to leaf: inout LeafWeight
  ) throws {
    var terms = TermGroup(without: word.stems)
    for mend in alternatives where mend.replaces && !mend.kind.isOtherWord {
      terms.add(typed: mend.stems, weight: Float(mend.probability))
    }
    terms.add(others: alternatives.filter { $0.kind.isOtherWord })
    guard !terms.isEmpty, share > 0 else { return }
    let (kind, _) = try group(terms, typedCount: 0, leaf.field, boost: share)
    leaf.kinds.append(kind)
    if alternatives.contains(where: { $0.kind == .translation }) { leaf.isTranslated = true }
    leaf.otherWords.append(kind.pattern)
  }

  /// Adds what may have been meant by a word that occurs, as a kind of its own: the word is as rare as it was.
  mutating func addLikes(
    _ alternatives: [WordAlternative], to leaf: inout LeafWeight
  ) throws {
    var terms = TermGroup()
    for like in alternatives where !like.replaces && like.kind == .spelling {
      terms.add(typed: like.stems, weight: Float(like.probability))
    }
    guard !terms.isEmpty else { return }
    let boost = kindWeights(hasLemma: false).stem * ExpansionDefaults.likeWeight
    let (kind, _) = try group(terms, typedCount: 0, leaf.field, boost: boost)
    leaf.kinds.append(kind)
    leaf.otherWords.append(kind.pattern)
  }

  /// The postings of a group as one kind of term.
  ///
  /// - Parameter typedCount: So many of its elements were typed.
  private mutating func group(
    _ group: TermGroup, typedCount: Int, _ field: Field?, boost: Float
  ) throws -> (kind: KindWeight, statistics: TermStatistics) {
    let pattern = OccurrencePattern.anyOf(
      group.elements.map { terms.slot(for: $0.terms) }, weights: group.elements.map(\.weight))
    var frequencies: [Int] = []
    let postings: KindPostings
    if let lists, field == nil {
      var members: [TopKQuery.Member] = []
      for element in group.elements {
        let found = try lists.members(element.terms)
        members += found.map { TopKQuery.Member(list: $0, weight: element.weight) }
        frequencies.append(
          try lists.documentFrequency(found, documentCount: statistics.documentCount))
      }
      let source = self.source
      postings = KindPostings(members: members, scoring) {
        try group.terms.map {
          .init(list: try source.plainPostings(.terms([$0.term]), in: nil), weight: $0.weight)
        }
      }
    } else {
      var parts: [KindPostings.Part] = []
      for element in group.elements {
        let found = try element.terms.map { try read(.terms([$0]), in: field) }
        parts += found.map { KindPostings.Part(list: $0, weight: element.weight) }
        frequencies.append(Set(found.flatMap(\.docIDs)).count)
      }
      postings = KindPostings(parts, field: field, scoring)
    }
    var statistics = group.statistics(frequencies, typedCount: typedCount) {
      languages.documentCount(of: $0)
    }
    if similarity.needsCollectionFrequency {
      statistics.collectionFrequency = try collectionFrequency(group, field)
    }
    let kind = kind(postings, [statistics], field, boost: boost, pattern: pattern)
    return (kind, statistics)
  }

  /// Occurrences of a group in all documents, each by its weight.
  private func collectionFrequency(_ group: TermGroup, _ field: Field?) throws -> Double {
    try group.elements.reduce(0) { sum, element in
      let frequency: Double
      if let lists, field == nil {
        frequency = try lists.collectionFrequency(try lists.members(element.terms))
      } else {
        frequency = try element.terms.reduce(0) {
          let list = try read(.terms([$1]), in: field)
          return $0 + termStatistics(list.count, of: $1.text, list, field).collectionFrequency
        }
      }
      return sum + Double(element.weight) * frequency
    }
  }
}

extension QueryWord {
  /// Whether it has a kind of lemmas; a compound is known by its parts.
  var hasLemma: Bool { parts.isEmpty && !lemmas.isEmpty }
}

extension WordAlternative {
  /// The same with the terms of its lemma in place of its stems, where it has one.
  fileprivate var byLemma: WordAlternative {
    guard !lemmas.isEmpty else { return self }
    var copy = self
    copy.stems = lemmas
    return copy
  }
}
