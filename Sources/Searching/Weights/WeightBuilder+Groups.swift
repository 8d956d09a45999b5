internal import Analysis
internal import Postings
internal import Ranking

/// Words that are counted as one: a probabilistic structured query (Darwish and Oard, Probabilistic Structured Query
/// Methods, 2003), in which tf and df of a word are sums over what it may mean.
extension WeightBuilder {
  /// Terms that are counted as one term, each occurrence by its weight.
  struct TermGroup {
    /// Terms that never stand at one position.
    struct Element {
      var terms: [Term]
      var weight: Float
    }

    private(set) var elements: [Element] = []
    private var seen: Set<Term>

    /// - Parameter known: Terms that are counted elsewhere.
    init(without known: [Term] = []) { seen = Set(known) }

    /// What is there already stays; so the weightiest come first.
    mutating func add(_ terms: [Term], weight: Float) {
      let new = terms.filter { seen.insert($0).inserted }
      if !new.isEmpty, weight > 0 { elements.append(Element(terms: new, weight: weight)) }
    }

    /// Each term with its weight.
    var terms: [(term: Term, weight: Float)] {
      elements.flatMap { element in element.terms.map { ($0, element.weight) } }
    }
  }

  /// A word that was mistyped: what was meant is looked for as if it had been typed. Nil for any other.
  mutating func mendedLeafWeight(
    _ query: WordQuery, _ alternatives: [WordAlternative]
  ) throws -> LeafWeight? {
    let mends = alternatives.filter { !$0.kind.isOtherWord && $0.replaces }
    guard let best = mends.map(\.probability).max(), best > 0 else { return nil }
    var stems = TermGroup()
    var exacts = TermGroup()
    stems.add(query.word.stems, weight: 1)
    exacts.add(query.word.exacts, weight: 1)
    for mend in mends {
      let weight = Float(mend.probability / (ExpansionDefaults.mendFull ? best : 1))
      stems.add(mend.stems, weight: weight)
      exacts.add(mend.exacts, weight: weight)
    }
    let isStopword = mends.first.map(\.isStopword) ?? false
    let factor = isStopword ? RankingDefaults.stopwordWeight : 1
    let stem = try group(stems, query.field, boost: RankingDefaults.stemWeight * factor)
    let exact = try group(exacts, query.field, boost: RankingDefaults.exactWeight * factor)
    var leaf = LeafWeight(
      kinds: [stem.kind, exact.kind],
      importance: importance(of: [Int(stem.documentFrequency)]) * factor, field: query.field,
      isWanted: true)
    try addOtherWords(alternatives, beside: query.word, share: 1, to: &leaf)
    return leaf
  }

  /// Adds what a word may be called otherwise as a kind of its own, with statistics of its own.
  ///
  /// - Parameter share: How much it counts.
  mutating func addOtherWords(
    _ alternatives: [WordAlternative], beside word: QueryWord, share: Float,
    to leaf: inout LeafWeight
  ) throws {
    let others = alternatives.filter { $0.kind.isOtherWord }
    guard !others.isEmpty, share > 0 else { return }
    var terms = TermGroup(without: word.stems)
    for other in others.sorted(by: { $0.probability > $1.probability }) {
      terms.add(
        other.stems, weight: min(1, ExpansionDefaults.mass * Float(other.probability)))
    }
    guard !terms.elements.isEmpty else { return }
    let (kind, _) = try group(terms, leaf.field, boost: ExpansionDefaults.boost * share)
    leaf.kinds.append(kind)
    leaf.otherWords.append(kind.pattern)
  }

  /// The postings of a group as one kind of term.
  private mutating func group(
    _ group: TermGroup, _ field: Field?, boost: Float
  ) throws -> (kind: KindWeight, documentFrequency: Double) {
    let pattern = OccurrencePattern.anyOf(
      group.elements.map { terms.slot(for: $0.terms) }, weights: group.elements.map(\.weight))
    var documentFrequency = 0.0
    let postings: KindPostings
    if let lists, field == nil {
      var members: [TopKQuery.Member] = []
      for element in group.elements {
        let found = try lists.members(element.terms)
        members += found.map { TopKQuery.Member(list: $0, weight: element.weight) }
        documentFrequency += frequencyShare(
          element, lists.documentFrequency(found, documentCount: statistics.documentCount))
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
        documentFrequency += frequencyShare(element, Set(found.flatMap(\.docIDs)).count)
      }
      postings = KindPostings(parts, field: field)
    }
    documentFrequency = min(documentFrequency, Double(statistics.documentCount))
    return (
      kind(
        postings, documentFrequencies: [documentFrequency], field, boost: boost, pattern: pattern),
      documentFrequency
    )
  }

  private func frequencyShare(_ element: TermGroup.Element, _ count: Int) -> Double {
    Double(count) * (ExpansionDefaults.dfWeighted ? Double(element.weight) : 1)
  }
}
