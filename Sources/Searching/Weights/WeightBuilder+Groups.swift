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
    let isStopword = mends.first?.isStopword ?? query.word.isStopword
    let factor = isStopword ? RankingDefaults.stopwordWeight : 1
    let stem = try group(
      stems, typedCount: typedCount, query.field, boost: RankingDefaults.stemWeight * factor)
    let exact = try group(
      exacts, typedCount: exacts.elements.count, query.field,
      boost: RankingDefaults.exactWeight * factor)
    return LeafWeight(
      kinds: [stem.kind, exact.kind],
      importance: importance(of: [Int(stem.documentFrequency)]) * factor, field: query.field,
      isWanted: true)
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
    leaf.otherWords.append(kind.pattern)
  }

  /// The postings of a group as one kind of term.
  ///
  /// - Parameter typedCount: So many of its elements were typed.
  private mutating func group(
    _ group: TermGroup, typedCount: Int, _ field: Field?, boost: Float
  ) throws -> (kind: KindWeight, documentFrequency: Double) {
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
          lists.documentFrequency(found, documentCount: statistics.documentCount))
      }
      let source = self.source
      postings = KindPostings(members: members) {
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
      postings = KindPostings(parts, field: field)
    }
    let documentFrequency = min(
      group.documentFrequency(frequencies, typedCount: typedCount),
      Double(statistics.documentCount))
    let kind = kind(
      postings, documentFrequencies: [documentFrequency], field, boost: boost, pattern: pattern)
    return (kind, documentFrequency)
  }
}
