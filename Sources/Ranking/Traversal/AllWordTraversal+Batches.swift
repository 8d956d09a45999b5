/// Batches of the leading word's documents: scoring them, and looking them up in the other words.
extension AllWordTraversal {
  /// The leading word's documents in a window that no block of it ends in.
  func fill(
    _ batch: inout DocumentBatch, from start: UInt32, to end: UInt32
  ) throws {
    batch.count = 0
    guard lead.count == 1 else { return try merge(&batch, from: start, to: end) }
    let cursor = cursors + lead[0]
    try cursor.pointee.copy(
      from: start, to: end, into: &batch, above: set.threshold - rest[0], scratch)
    batch.isScored = false
    try filter.narrow(&batch, [])
    guard batch.count > 0 else { return }
    let scoresFirst =
      isLeadShared || clauses.isEmpty || (rest[0] < set.threshold && order.pointee.scoresNext())
    guard scoresFirst else {
      // Until they are scored they pass for as good as the best of the block.
      return batch.scores.update(repeating: cursor.pointee.blockBound, count: batch.count)
    }
    order.pointee.noteScored(batch.count)
    try score(&batch, lead[...])
    batch.keep(above: set.threshold, rest: rest[0], lead[...])
  }

  /// Scores a batch by the leading word, and by what else has been looked into.
  private func score(_ batch: inout DocumentBatch, _ known: ArraySlice<Int>) throws {
    try cursors[lead[0]].score(&batch, list: lead[0], scratch)
    batch.isScored = true
    for list in known.dropFirst() { try cursors[list].addScores(batch, list: list, scratch) }
  }

  /// The documents of several lists. A window holds at most a block of each; what does not fit in a batch is looked up
  /// before the rest.
  private func merge(_ batch: inout DocumentBatch, from start: UInt32, to end: UInt32) throws {
    for index in lead where try cursors[index].seekBlock(start, scratch) {
      try cursors[index].load()
      try cursors[index].score(scratch)
    }
    var docID = start
    while true {
      var next = UInt32.max
      var score: Float = 0
      for index in lead where try cursors[index].seekBlock(docID, scratch) {
        // A list whose block ended before goes on behind the window.
        guard cursors[index].isLoaded else { continue }
        cursors[index].seek(docID)
        let position = cursors[index].position
        let found = cursors[index].docIDs[position]
        if found < next {
          next = found
          score = cursors[index].scores[position]
        } else if found == next {
          score += cursors[index].scores[position]
        }
      }
      guard next <= end else { break }
      if score + rest[0] > set.threshold {
        if batch.count == DocumentBatch.capacity { try flush(&batch) }
        batch.docIDs[batch.count] = next
        batch.scores[batch.count] = score
        for index in lead {
          let isHere = cursors[index].isLoaded && cursors[index].isAt(next)
          batch.frequencies(index)[batch.count] =
            isHere ? try cursors[index].frequencyAtPosition() : 0
        }
        batch.count += 1
      }
      docID = next &+ 1
    }
    try filter.narrow(&batch, lead[...])
    try set.copyLengths(&batch, lead)
  }

  private func flush(_ batch: inout DocumentBatch) throws {
    try filter.narrow(&batch, lead[...])
    try set.copyLengths(&batch, lead)
    try look(up: &batch)
    batch.count = 0
  }

  /// Looks the documents up in the other words, and offers those that are left.
  func look(up batch: inout DocumentBatch) throws {
    // Clauses are used where they lie: copying one counts references.
    for number in clauses.indices {
      guard batch.count > 0 else { return }
      let known = looked[..<lookedCounts[number]]
      let before = number == 0 ? soughtCount : 0
      if let list = clauses[number].onlyList {
        let found = try cursors[list].look(
          up: batch, list: list,
          rest: batch.isScored || number == 0 ? rest[number + 1] : .infinity,
          above: set.threshold, scratch)
        batch.keep(found, known)
      } else {
        try self.count(clauses[number], in: &batch)
        batch.keepHits(known)
      }
      if number == 0 {
        let sought = (soughtCount &- before) / clauses[0].lists.count
        order.pointee.noteSought(sought, found: batch.count, wereScored: batch.isScored)
      }
      if batch.isScored {
        for list in known[(number > 0 ? lookedCounts[number - 1] : lead.count)...] {
          try cursors[list].addScores(batch, list: list, scratch)
        }
      } else if rest[number + 1] < set.threshold {
        try score(&batch, known)
      }
      if batch.isScored { batch.keep(above: set.threshold, rest: rest[number + 1], known) }
    }
    if !batch.isScored { try score(&batch, looked[...]) }
    for index in optional where batch.count > 0 {
      batch.clearFrequencies(index)
      let found = try cursors[index].look(
        up: batch, list: index, rest: .infinity, above: set.threshold, scratch)
      if found > 0 { try cursors[index].addScores(batch, list: index, scratch) }
    }
    for index in 0..<batch.count where batch.scores[index] > set.threshold {
      try set.offer(index, of: batch)
    }
  }

  /// How many documents have been sought in the lists of the word behind the leading one.
  private var soughtCount: Int {
    var count = 0
    for place in clauses[0].lists.indices { count &+= cursors[clauses[0].lists[place]].soughtCount }
    return count
  }

  /// Counts how many of a word's lists hold each document. As all of them may, none is passed over for its score.
  private func count(_ clause: Clause, in batch: inout DocumentBatch) throws {
    batch.hits.update(repeating: 0, count: batch.count)
    for place in clause.lists.indices {
      let index = clause.lists[place]
      guard clause.isOwn[place] else {
        batch.countHits(index)
        continue
      }
      batch.clearFrequencies(index)
      let found = try cursors[index].look(
        up: batch, list: index, rest: .infinity, above: set.threshold, scratch)
      for number in 0..<found { batch.hits[Int(batch.chosen[number])] &+= 1 }
    }
  }
}
