/// The best documents that hold words one behind the other. A phrase occurs no more often than any of its words, so that
/// no document scores more than the least of what its words alone would; only documents of which that is enough are
/// looked into.
struct PhraseTraversal {
  private let set: CursorSet
  private let cursors: UnsafeMutablePointer<PostingCursor>
  private let scratch: ScoringScratch
  private let phrase: TopKPhrase
  /// The lists, those of the rarest word first.
  private let order: [Int]
  /// Of the other lists.
  private let filter: BitFilter
  /// Documents whose scores are known.
  private let others: Set<Int64>

  private init(_ set: CursorSet, _ phrase: TopKPhrase) {
    self.set = set
    self.phrase = phrase
    cursors = set.cursors
    scratch = set.scratch
    others = Set(phrase.others.map(\.docID))
    order = (0..<set.count).sorted {
      set.cursors[$0].documentFrequency < set.cursors[$1].documentFrequency
    }
    filter = BitFilter(order.dropFirst().map { [$0] }, in: set.cursors)
  }

  /// Offers every document to the set that could be among the best. Exact.
  static func run(_ set: CursorSet, _ phrase: TopKPhrase) throws {
    guard set.count > 0 else { return }
    for entry in phrase.others where entry.score > 0 {
      try set.offer(UInt32(clamping: entry.docID), score: entry.score)
    }
    var batch = DocumentBatch(listCount: set.count)
    defer { batch.deallocate() }
    try PhraseTraversal(set, phrase).walk(&batch)
  }

  private func walk(_ batch: inout DocumentBatch) throws {
    let lead = cursors + order[0]
    var start: UInt32 = 0
    while lead.pointee.seekChunk(start) {
      var end = lead.pointee.chunkLast
      // A whole chunk may be hopeless, then its blocks need not be known.
      if lead.pointee.chunkBound > set.threshold {
        guard try lead.pointee.seekBlock(start, scratch) else { return }
        end = lead.pointee.blockLast
        if lead.pointee.blockBound > set.threshold {
          guard let bound = try boundOfOthers(from: start, to: end) else { return }
          if bound > set.threshold { try look(into: &batch, from: start, to: end) }
        }
      }
      start = end &+ 1
    }
  }

  /// No document of a window scores more by any of the words behind the first; nil where one occurs no more.
  private func boundOfOthers(from start: UInt32, to end: UInt32) throws -> Float? {
    var bound = Float.infinity
    for place in 1..<max(1, order.count) {
      let cursor = cursors + order[place]
      guard cursor.pointee.seekChunk(start) else { return nil }
      if set.threshold > 0 {
        bound = min(bound, try cursor.pointee.blockBound(from: start, to: end, scratch))
      }
    }
    return bound
  }

  /// Finds the documents of a window, within a block of the first list, that may be among the best; looks into them.
  private func look(
    into batch: inout DocumentBatch, from start: UInt32, to end: UInt32
  ) throws {
    let lead = order[0]
    batch.count = 0
    try cursors[lead].copy(from: start, to: end, into: &batch, above: set.threshold, scratch)
    // Until then they have but their places.
    batch.isScored = false
    try filter.narrow(&batch, [])
    guard batch.count > 0 else { return }
    batch.isScored = true
    try cursors[lead].score(&batch, list: lead, scratch)
    batch.keep(above: set.threshold, rest: 0, order[..<1])
    for place in 1..<max(1, order.count) {
      guard batch.count > 0 else { return }
      let list = order[place]
      let found = try cursors[list].look(
        up: batch, list: list, rest: .infinity, above: set.threshold, scratch)
      batch.keep(found, order[...place])
      try cursors[list].limitScores(batch, list: list, scratch)
      batch.keep(above: set.threshold, rest: 0, order[...place])
    }
    for index in 0..<batch.count where batch.scores[index] > set.threshold {
      let docID = batch.docIDs[index]
      if !others.isEmpty, others.contains(Int64(docID)) { continue }
      let (title, body) = try phrase.occurrences(docID)
      guard title > 0 || body > 0 else { continue }
      let frequency = phrase.weights.sum(Float(title), Float(body))
      let score = phrase.scorer.score(frequency: frequency, length: batch.lengths[index])
      try set.offer(docID, score: Double(score))
    }
  }
}
