internal import Analysis
internal import Postings
internal import Ranking

/// Takes a document's score apart.
struct Explainer {
  let source: any PostingSource
  let analyzer: Analyzer
  let bound: BoundQuery
  let record: DocumentRecord

  private var docID: Int64 { record.docID }

  /// The words that score, in the order in which a ``DocumentScorer`` sums them up.
  func words() throws -> [WordExplanation] {
    let forms = try FormFinder(source, analyzer, bound, record)
    return try counting(bound.root).map { index in
      let leaf = bound.leaves[index]
      var sum = 0.0
      var kinds: [KindExplanation] = []
      for (number, kind) in leaf.kinds.enumerated() {
        guard let score = kind.score(docID), let found = kind.postings.find(docID) else { continue }
        sum += Double(score)
        kinds.append(
          KindExplanation(
            name: kind.isOfLemmas ? .lemma : name(leaf, number), score: Double(score),
            weight: Double(kind.boost),
            documentFrequencies: kind.terms.map { Int($0.documentFrequency) },
            documentCounts: kind.terms.map { Int($0.documentCount ?? Double(bound.documentCount)) },
            idf: kind.terms.reduce(0) {
              $0
                + BM25Similarity.idf(
                  documentFrequency: $1.documentFrequency,
                  documentCount: $1.documentCount ?? Double(bound.documentCount))
            },
            frequency: Double(found.frequency), length: Double(found.length),
            forms: forms.forms(of: kind.pattern, in: leaf.field)))
      }
      return WordExplanation(
        text: leaf.text, score: sum, matches: !kinds.isEmpty, kinds: kinds)
    }
  }

  private func name(_ leaf: LeafWeight, _ number: Int) -> KindExplanation.Name {
    switch leaf.shape {
    case .word: number == 0 ? .anyForm : .exactForm
    case .exactWord: .exactForm
    case .phrase: .phrase
    case .prefix: .prefix
    }
  }

  /// The leaves that score, in order, but for those of groups that do not match: they count nothing.
  private func counting(_ weight: Weight) throws -> [Int] {
    guard case .clauses(let required, let optional, _, _) = weight else {
      return Self.scoring(weight)
    }
    return try (required + optional).flatMap { part -> [Int] in
      guard case .clauses = part else { return Self.scoring(part) }
      return try obstacles(part).isEmpty ? counting(part) : []
    }
  }

  /// The leaves that can score, in order; of clauses the required before the optional ones.
  private static func scoring(_ weight: Weight) -> [Int] {
    switch weight {
    case .documents, .nothing: []
    case .leaf(let index): [index]
    case .clauses(let required, let optional, _, _): (required + optional).flatMap(scoring)
    }
  }

  // MARK: what keeps it from matching

  /// Empty where it matches.
  func obstacles() throws -> [MatchObstacle] { try obstacles(bound.root) }

  private func obstacles(_ weight: Weight) throws -> [MatchObstacle] {
    switch weight {
    case .nothing: return [.lacksAll([])]
    case .documents(let docIDs):
      return docIDs.sortedIndex(of: docID) == nil ? [.conditions] : []
    case .leaf(let index): return matches(index) ? [] : [.lacks(bound.leaves[index].text)]
    case .clauses(let required, let optional, let excluded, let filter):
      var found: [MatchObstacle] = []
      if let filter, filter.sortedIndex(of: docID) == nil { found.append(.conditions) }
      for weight in required { found += try obstacles(weight) }
      if required.isEmpty, !optional.isEmpty,
        try optional.allSatisfy({ try !obstacles($0).isEmpty })
      {
        let words = optional.flatMap(Self.scoring).map { bound.leaves[$0].text }
        found.append(words.count == 1 ? .lacks(words[0]) : .lacksAll(words))
      }
      for weight in excluded where try obstacles(weight).isEmpty {
        let words = Self.scoring(weight).filter(matches).map { bound.leaves[$0].text }
        found.append(words.isEmpty ? .conditions : .holds(words.joined(separator: " ")))
      }
      return found
    }
  }

  private func matches(_ leaf: Int) -> Bool {
    bound.leaves[leaf].kinds.contains { $0.postings.find(docID) != nil }
  }
}

/// Finds the forms of words in a document's title and text.
private struct FormFinder {
  private let title: [UInt8]
  private let body: [UInt8]
  private let titleMatches: PatternMatcher
  private let bodyMatches: PatternMatcher

  init(
    _ source: any PostingSource, _ analyzer: Analyzer, _ bound: BoundQuery,
    _ record: DocumentRecord
  ) throws {
    title = Array(record.title.utf8)
    body = try source.text(record.docID)?.body ?? []
    let finder = OccurrenceFinder(analyzer: analyzer, terms: bound.terms)
    titleMatches = PatternMatcher(
      title.withUnsafeBufferPointer { finder.occurrences(in: $0) },
      slotCount: bound.terms.slotCount)
    bodyMatches = PatternMatcher(
      body.withUnsafeBufferPointer { finder.occurrences(in: $0) },
      slotCount: bound.terms.slotCount)
  }

  func forms(
    of pattern: OccurrencePattern, in field: Field?
  ) -> [(text: String, title: Int, body: Int)] {
    var counts: [String: (title: Int, body: Int)] = [:]
    if field != .body {
      for form in Self.forms(titleMatches.matches(of: pattern), title) {
        counts[form, default: (0, 0)].title += 1
      }
    }
    if field != .title {
      for form in Self.forms(bodyMatches.matches(of: pattern), body) {
        counts[form, default: (0, 0)].body += 1
      }
    }
    return counts.map { ($0.key, $0.value.title, $0.value.body) }.sorted {
      ($1.1 + $1.2, $0.0) < ($0.1 + $0.2, $1.0)
    }
  }

  private static func forms(_ matches: [[TermOccurrence]], _ text: [UInt8]) -> [String] {
    matches.compactMap { match in
      guard let low = match.map(\.range.lowerBound).min(),
        let high = match.map(\.range.upperBound).max(), high <= text.count
      else { return nil }
      return String(decoding: text[low..<high], as: UTF8.self)
    }
  }
}
