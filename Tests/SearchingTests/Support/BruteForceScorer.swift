import Analysis
import Foundation
import Postings

@testable import Searching

/// Scores documents one by one, straight from the definitions: what the evaluator must agree with.
struct BruteForceScorer {
  let index: MemoryIndex

  /// All documents that match, by doc ID.
  func scores(_ query: Query) -> [Int64: Double] {
    var scores: [Int64: Double] = [:]
    for number in index.documents.indices {
      if let score = score(query, number) { scores[Int64(number + 1)] = score }
    }
    return scores
  }

  private func score(_ query: Query, _ number: Int) -> Double? {
    switch query {
    case .nothing: return nil
    case .filter(let filter): return index.passes(index.documents[number], filter) ? 0 : nil
    case .clauses(let clauses): return score(clauses, number)
    case .word(let query):
      let factor = query.word.isStopword ? 0.2 : 1
      let exact = bm25(number, query.field) { self.count(query.word, isExact: true, $0) }
      guard !query.isExact else { return exact.map { $0 * factor } }
      let stem = bm25(number, query.field) { self.count(query.word, isExact: false, $0) }
      return stem.map { (0.8 * $0 + 0.2 * (exact ?? 0)) * factor }
    case .prefix(let query):
      return bm25(number, query.field) { $0.prefixCount(query.terms) }
    case .phrase(let query):
      return phrase(query, number)
    }
  }

  private func score(_ clauses: Clauses, _ number: Int) -> Double? {
    let required = clauses.required.map { score($0, number) }
    let optional = clauses.optional.compactMap { score($0, number) }
    guard index.passes(index.documents[number], clauses.filter),
      required.allSatisfy({ $0 != nil }),
      clauses.excluded.allSatisfy({ score($0, number) == nil }),
      !required.isEmpty || clauses.optional.isEmpty || !optional.isEmpty
    else { return nil }
    return required.compactMap { $0 }.reduce(0, +) + optional.reduce(0, +)
  }

  private func phrase(_ query: PhraseQuery, _ number: Int) -> Double? {
    let readings = PhraseReadings(of: query.words, isExact: query.isExact).readings
    let idf = query.words.map { word in
      self.idf(query.field) { self.count(word, isExact: query.isExact, $0) }
    }.reduce(0, +)
    return bm25(number, query.field, idf: idf) { field in
      readings.map { reading in
        if let distance = query.distance { return field.nearCount(reading, distance: distance) }
        return field.starts(reading.flatMap { $0 }).count
      }.max() ?? 0
    }
  }

  private func count(_ word: QueryWord, isExact: Bool, _ field: MemoryField) -> Int {
    let joined = field.count(isExact ? word.exacts : word.stems)
    let parts = field.starts(word.parts.map { isExact ? $0.exacts : $0.stems }).count
    return max(joined, parts)
  }

  /// Frequencies of title and body are maxima of their own, as readings are merged by field.
  private func bm25(
    _ number: Int, _ field: Field?, idf: Double? = nil, count: (MemoryField) -> Int
  ) -> Double? {
    let (tf, length) = measure(number, field, count)
    guard tf > 0 else { return nil }
    let lengths = index.documents.indices.map { measure($0, field, count).length }
    let average = lengths.reduce(0, +) / Double(lengths.count)
    let norm = 1.3 * (1 - 0.6 + 0.6 * length / average)
    return (idf ?? self.idf(field, count)) * tf * 2.3 / (tf + norm)
  }

  private func idf(_ field: Field?, _ count: (MemoryField) -> Int) -> Double {
    let df = Double(index.documents.indices.count { measure($0, field, count).tf > 0 })
    return log(1 + (Double(index.documents.count) - df + 0.5) / (df + 0.5))
  }

  private func measure(
    _ number: Int, _ field: Field?, _ count: (MemoryField) -> Int
  ) -> (tf: Double, length: Double) {
    let (title, body) = (index.titles[number], index.bodies[number])
    let (titleLength, bodyLength) = (Double(title.positions.count), Double(body.positions.count))
    switch field {
    case .title: return (Double(count(title)), titleLength)
    case .body: return (Double(count(body)), bodyLength)
    case nil: return (2 * Double(count(title)) + Double(count(body)), 2 * titleLength + bodyLength)
    }
  }
}
