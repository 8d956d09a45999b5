internal import Postings

/// Adds to a document's score for words of the query that it does not hold, by the runs of letters that
/// it shares with them: words of one root, compounds, misspellings.
///
///     weight · Σ over words not in the document: idf · (runs in the document ÷ runs of the word)²
///
/// over the runs of n letters of a word with a blank before and behind it (after James Mayfield, Paul
/// McNamee: Single N-gram Stemming, SIGIR 2003, who score all words so). Words that the document holds
/// have their score already: counted again they would drown the rest of a long query. What a word may be
/// called otherwise is looked for too, by its probability; the nearest of them counts.
struct NgramPass {
  /// Bytes of a text that are looked at.
  private static let scanLimit = 1 << 16

  private let query: BoundQuery
  private let weight: Double
  private var table: NgramTable
  private var words: [(leaf: Int, idf: Float, runs: [Int])] = []

  /// Nil where it is switched off, or the query has no word to look for.
  init?(_ query: BoundQuery, _ ranking: RankingConfiguration) {
    self.query = query
    weight = ranking[.ngramWeight]
    guard weight > 0, ranking.depth > 0 else { return nil }
    table = NgramTable(
      length: Int(ranking[.ngramLength]), cyrillicLength: Int(ranking[.ngramCyrillic]))
    for (number, leaf) in query.leaves.enumerated() where leaf.isWanted && !leaf.isStopword {
      for word in leaf.words {
        let runs = table.insert(word.form)
        // One run says no more than the whole word.
        if runs.count > 1 { words.append((number, word.idf, runs)) }
      }
    }
    guard !words.isEmpty else { return nil }
  }

  /// Whether there are words that a document, which the query was prepared for, does not hold.
  func isNeeded(for docID: Int64) -> Bool { words.contains { !holds($0.leaf, docID) } }

  private func holds(_ leaf: Int, _ docID: Int64) -> Bool {
    query.leaves[leaf].kinds.contains { $0.postings.find(docID) != nil }
  }

  /// Adds the part of a document.
  mutating func add(
    title: String, body: UnsafeBufferPointer<UInt8>, to parts: inout DocumentParts
  ) {
    table.forget()
    var title = title
    title.withUTF8 { table.look(in: $0) }
    table.look(in: UnsafeBufferPointer(rebasing: body.prefix(Self.scanLimit)))
    var sum: Float = 0
    // Of what a word may be called otherwise the nearest counts.
    var best: Float = 0
    var leaf = -1
    for word in words where !holds(word.leaf, parts.docID) {
      let share = Float(word.runs.count { table.isFound[$0] }) / Float(word.runs.count)
      if word.leaf != leaf {
        sum += best
        best = 0
        leaf = word.leaf
      }
      best = max(best, word.idf * share * share)
    }
    sum += best
    parts.ngrams = weight * Double(sum)
  }
}
