internal import Analysis
internal import Glibc
internal import Postings

/// Adds to scores for words that the best documents have in common: they stand for what the query
/// means and does not say.
///
///     rm3: P(w) = Σ over the best documents: score / Σ scores · tf / length
///     bo1: w = tf · log2((1 + p) / p) + log2(1 + p),  p = df / N, tf over the best documents
///     score += weight · best score · G / best G,  G = Σ over words: P or w · idf · sat(tf)
///
/// Nasreen Abdul-Jaleel and others: UMass at TREC 2004; Gianni Amati: Probability Models for
/// Information Retrieval based on Divergence from Randomness (2003), whose p is of occurrences.
/// Only documents that the first pass has found are scored anew, so what matches stays the same.
///
/// It helps long descriptions of a need and hurts questions that have one answer: it can be kept to
/// queries whose best documents lack much of the query (`coverage`), or to long ones (`words`).
struct FeedbackPass {
  private static let k1: Float = 0.9
  private static let b: Float = 0.4
  /// Bytes of a text that are looked at.
  private static let scanLimit = 1 << 16
  /// Documents whose share of the query says how well it is covered.
  private static let coverageDepth = 3
  /// Words of more documents say nothing.
  private static let documentShare = 0.1

  private let query: BoundQuery
  private let ranking: RankingConfiguration
  private let analyzer: Analyzer

  /// Nil where it is switched off, or the query is too short, or is translated.
  init?(_ query: BoundQuery, _ ranking: RankingConfiguration, _ analyzer: Analyzer) {
    guard ranking[.rm3] > 0 || ranking[.bo1] > 0, ranking.depth > 0 else { return nil }
    // The best documents of a translated query are of one language more than of the other, and so are their words.
    guard !query.leaves.contains(where: \.isTranslated) else { return nil }
    let words = query.leaves.count { $0.isWanted && !$0.isStopword }
    guard words > 0, Double(words) >= ranking[.feedbackWords] else { return nil }
    self.query = query
    self.ranking = ranking
    self.analyzer = analyzer
  }

  /// Adds the parts of all documents.
  func add(
    _ records: [Int64: DocumentRecord], _ source: any PostingSource,
    to parts: inout [DocumentParts]
  ) throws {
    let order = parts.indices.sorted {
      parts[$0].entry.score != parts[$1].entry.score
        ? parts[$0].entry.score > parts[$1].entry.score : parts[$0].docID < parts[$1].docID
    }
    let best = order.prefix(Int(ranking[.feedbackDocuments]))
    guard let top = best.first, parts[top].total > 0,
      coverage(order.prefix(Self.coverageDepth).map { parts[$0].docID })
        <= ranking[.feedbackCoverage]
    else { return }
    var profiles: [(profile: TermProfile, score: Float)] = []
    for index in best {
      var profile = TermProfile()
      var title = records[parts[index].docID]?.title ?? ""
      title.withUTF8 { profile.add($0, analyzer) }
      if let text = try source.text(parts[index].docID) {
        text.body.withUnsafeBufferPointer {
          profile.add(UnsafeBufferPointer(rebasing: $0.prefix(Self.scanLimit)), analyzer)
        }
      }
      if profile.length > 0 { profiles.append((profile, Float(parts[index].total))) }
    }
    let index = try ProfileIndex(source: source, ranking: ranking, lists: query.lists)
    let total = parts[top].total
    if ranking[.rm3] > 0 {
      let words = try relevant(profiles, index)
      try add(ranking[.rm3] * total, words, index, to: &parts)
    }
    if ranking[.bo1] > 0 {
      let words = try divergent(profiles, index)
      try add(ranking[.bo1] * total, words, index, to: &parts)
    }
  }

  /// The greatest share of the query, by idf, that one of the documents holds.
  private func coverage(_ docIDs: [Int64]) -> Double {
    var whole: Float = 0
    var held = docIDs.map { _ in Float(0) }
    for leaf in query.leaves where leaf.isWanted {
      whole += leaf.importance
      for (index, docID) in docIDs.enumerated()
      where leaf.kinds.contains(where: { $0.postings.find(docID) != nil }) {
        held[index] += leaf.importance
      }
    }
    return whole > 0 ? Double((held.max() ?? 0) / whole) : 1
  }

  /// A word that the best documents have in common.
  private struct FeedbackWord {
    var stem: String
    var weight: Float
    var documentFrequency: Int
  }

  /// The heaviest words that are not in too many documents; looked up one by one until there are
  /// enough.
  private func heaviest(
    _ weights: [String: Float], _ index: ProfileIndex
  ) throws -> [FeedbackWord] {
    let wanted = Int(ranking[.feedbackTerms])
    let limit = max(2, Int(Self.documentShare * Double(index.statistics.documentCount)))
    var words: [FeedbackWord] = []
    for (stem, weight) in weights.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      guard words.count < wanted else { break }
      let df = try index.documentFrequency(stem)
      if df > 0, df <= limit {
        words.append(FeedbackWord(stem: stem, weight: weight, documentFrequency: df))
      }
    }
    return words
  }

  private func relevant(
    _ profiles: [(profile: TermProfile, score: Float)], _ index: ProfileIndex
  ) throws -> [FeedbackWord] {
    let sum = profiles.reduce(0) { $0 + $1.score }
    var weights: [String: Float] = [:]
    for (profile, score) in profiles {
      for (stem, count) in profile.counts {
        weights[stem, default: 0] += score / sum * count / profile.length
      }
    }
    return try heaviest(weights, index)
  }

  private func divergent(
    _ profiles: [(profile: TermProfile, score: Float)], _ index: ProfileIndex
  ) throws -> [FeedbackWord] {
    var counts: [String: Float] = [:]
    for (profile, _) in profiles { counts.merge(profile.counts, uniquingKeysWith: +) }
    let total = Float(max(index.statistics.documentCount, 1))
    for (stem, count) in counts {
      let probability = Float(max(1, try index.documentFrequency(stem))) / total
      counts[stem] = count * log2((1 + probability) / probability) + log2(1 + probability)
    }
    return try heaviest(counts, index)
  }

  /// Scores all documents by some words.
  private func add(
    _ weight: Double, _ words: [FeedbackWord], _ index: ProfileIndex,
    to parts: inout [DocumentParts]
  ) throws {
    let docIDs = parts.map(\.docID).sorted()
    let average = max(index.averageLength, 1)
    var values: [Int64: Float] = [:]
    for word in words {
      let idf = index.idf(word.documentFrequency, of: word.stem)
      for (docID, found) in try index.frequencies(word.stem, of: docIDs) {
        let norm = Self.k1 * (1 - Self.b + Self.b * found.length / average)
        values[docID, default: 0] +=
          word.weight * idf * found.frequency * (Self.k1 + 1) / (found.frequency + norm)
      }
    }
    guard let best = values.values.max(), best > 0 else { return }
    for index in parts.indices {
      parts[index].feedback += weight * Double((values[parts[index].docID] ?? 0) / best)
    }
  }
}
