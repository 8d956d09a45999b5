internal import Postings

/// Adds to a document's score for runs of letters that it shares with the query: other forms of its
/// words, compounds of them, misspellings.
///
///     weight · best score · G / best G,  G = Σ idf of the word · sat(occurrences of the run)
///
/// over the runs of n letters in the words of the query, a blank before and behind each word (James
/// Mayfield, Paul McNamee: Single N-gram Stemming, SIGIR 2003); saturated as in ``ProximityPass``.
struct NgramPass {
  private static let k1: Float = 0.9
  private static let b: Float = 0.4
  /// Bytes of a text that are looked at.
  static let scanLimit = 1 << 16

  let weight: Double
  private let query: BoundQuery
  private var words: [(leaf: Int, idf: Float, runs: [Int])] = []
  private var table: NgramTable

  /// Nil where it is switched off, or the query has no word to look for.
  init?(_ query: BoundQuery, _ ranking: RankingConfiguration) {
    weight = ranking[.ngramWeight]
    guard weight > 0, ranking.depth > 0 else { return nil }
    table = NgramTable(length: Int(ranking[.ngramLength]))
    self.query = query
    for (number, leaf) in query.leaves.enumerated() where leaf.isWanted {
      for word in leaf.words {
        let runs = table.insert(word.form, weight: word.idf)
        words.append((number, word.idf, runs))
      }
    }
    guard table.count > 0 else { return nil }
  }

  /// What a document has, before it is related to others: counts and length.
  mutating func look(title: String, body: UnsafeBufferPointer<UInt8>) -> NgramCounts {
    table.clearCounts()
    var title = title
    let titleLength = title.withUTF8 { table.count(in: $0) }
    let part = UnsafeBufferPointer(rebasing: body.prefix(Self.scanLimit))
    let length = titleLength + table.count(in: part)
    return NgramCounts(counts: table.counts, length: Float(length))
  }

  /// Adds the parts of all documents.
  func add(_ found: [NgramCounts?], to parts: inout [DocumentParts]) {
    if Knob.unmatched > 0 {
      for (index, counts) in found.enumerated() {
        guard let counts else { continue }
        var sum: Float = 0
        for word in words where word.runs.count > 1 {
          let leaf = query.leaves[word.leaf]
          if leaf.kinds.contains(where: { $0.postings.find(parts[index].docID) != nil }) {
            continue
          }
          let held = word.runs.count { counts.counts[$0] > 0 }
          let share = Float(held) / Float(word.runs.count)
          sum += word.idf * (Knob.unmatched == 1 ? share : share * share)
        }
        parts[index].ngrams = weight * Double(sum)
      }
      return
    }
    let known = found.compactMap { $0 }
    let average = known.reduce(0) { $0 + $1.length } / Float(max(1, known.count))
    let values = found.map { counts -> Double in
      guard let counts else { return 0 }
      let norm = Self.k1 * (1 - Self.b + Self.b * counts.length / max(average, 1))
      var sum: Float = 0
      for (index, count) in counts.counts.enumerated() where count > 0 {
        sum += table.weights[index] * Float(count) * (Self.k1 + 1) / (Float(count) + norm)
      }
      return Double(sum)
    }
    let best = values.max() ?? 0
    let score = parts.map(\.own).max() ?? 0
    guard best > 0, score > 0 else { return }
    for index in parts.indices { parts[index].ngrams = weight * score * values[index] / best }
  }
}

/// How often the runs of a query are in a document.
struct NgramCounts {
  var counts: [UInt32]
  /// Runs in all.
  var length: Float
}
