/// The best documents of a query of which some words must all occur: the rarest word's postings by batches, scored, then
/// looked up in one word after another, past blocks that cannot score high enough together with what the other words
/// have there. Scoring a block takes less time than looking up the documents that it rules out.
struct AllWordTraversal {
  /// A required word: the lists that a document must be in one of.
  private struct Clause {
    var lists: [Int]
    /// Whether no clause before has the list: its scores are added here.
    var isOwn: [Bool]
    var documentFrequency: Int
    var bound: Float = 0
    /// The list, where there is no other and no clause before has it.
    var onlyList: Int? { lists.count == 1 && isOwn[0] ? lists[0] : nil }
  }

  private let set: CursorSet
  private let cursors: UnsafeMutablePointer<PostingCursor>
  private let scratch: ScoringScratch
  private let lead: [Int]
  private let clauses: [Clause]
  /// Lists of words that may occur and that no clause has.
  private let optional: [Int]
  /// The lists of the clauses, each once, and how many of them have been looked into after each clause.
  private let looked: [Int]
  private let lookedCounts: [Int]
  /// How much clauses and optional lists can add anywhere.
  private let reach: Float
  /// For each clause how much those behind it, and the optional lists, can add in the window at hand; first for the
  /// leading word.
  private let rest: UnsafeMutablePointer<Float>

  private init?(_ set: CursorSet, _ query: TopKQuery) {
    self.set = set
    cursors = set.cursors
    scratch = set.scratch
    var clauses = query.required.map { leaf -> Clause in
      var lists: [Int] = []
      for kind in leaf.kinds {
        for member in kind.members where !lists.contains(member.list) { lists.append(member.list) }
      }
      let frequency = lists.reduce(0) { $0 + set.cursors[$1].documentFrequency }
      return Clause(lists: lists, isOwn: [], documentFrequency: frequency)
    }
    clauses.sort { $0.documentFrequency < $1.documentFrequency }
    var isSeen = [Bool](repeating: false, count: set.count)
    for index in clauses.indices {
      clauses[index].isOwn = clauses[index].lists.map { list in
        defer { isSeen[list] = true }
        return !isSeen[list]
      }
      for (list, isOwn) in zip(clauses[index].lists, clauses[index].isOwn) where isOwn {
        clauses[index].bound += set.cursors[list].bound
      }
    }
    guard let first = clauses.first, !clauses.contains(where: { $0.lists.isEmpty }) else {
      return nil
    }
    lead = first.lists
    self.clauses = Array(clauses.dropFirst())
    optional = (0..<set.count).filter { !isSeen[$0] }
    var looked = first.lists
    lookedCounts = self.clauses.map {
      looked += zip($0.lists, $0.isOwn).compactMap { $1 ? $0 : nil }
      return looked.count
    }
    self.looked = looked
    reach =
      optional.reduce(Float(0)) { $0 + set.cursors[$1].bound }
      + self.clauses.reduce(Float(0)) { $0 + $1.bound }
    rest = .allocate(capacity: self.clauses.count + 1)
    rest.initialize(repeating: reach, count: self.clauses.count + 1)
  }

  /// Offers every document to the set that could be among the best. Exact.
  static func run(_ set: CursorSet, _ query: TopKQuery) throws {
    guard let traversal = AllWordTraversal(set, query) else { return }
    var batch = DocumentBatch(listCount: set.count)
    defer {
      batch.deallocate()
      traversal.rest.deallocate()
    }
    try traversal.walk(&batch)
  }

  private func walk(_ batch: inout DocumentBatch) throws {
    var start: UInt32 = 0
    while start < UInt32.max {
      // Where one word occurs no more, nothing can match.
      for clause in clauses {
        var isThere = false
        for list in clause.lists where cursors[list].seekChunk(start) { isThere = true }
        guard isThere else { return }
      }
      guard let window = try leadWindow(from: start) else { return }
      if window.bound + reach > set.threshold {
        try findRest(from: start, to: window.end)
        if window.bound + rest[0] > set.threshold {
          try fill(&batch, from: start, to: window.end)
          try look(up: &batch)
        }
      }
      start = window.end &+ 1
    }
  }

  /// Where the first block of the leading word ends, and how much the word can score until then.
  private func leadWindow(from start: UInt32) throws -> (end: UInt32, bound: Float)? {
    var end: UInt32?
    var bound: Float = 0
    for index in lead where cursors[index].seekChunk(start) {
      // A whole chunk may be hopeless, then its blocks need not be known.
      if lead.count == 1, cursors[index].chunkBound + reach <= set.threshold {
        return (cursors[index].chunkLast, cursors[index].chunkBound)
      }
      guard try cursors[index].seekBlock(start, scratch) else { continue }
      end = min(end ?? .max, cursors[index].blockLast)
      bound += cursors[index].blockBound
    }
    return end.map { ($0, bound) }
  }

  /// Works out how much the other words can add in a window.
  private func findRest(from start: UInt32, to end: UInt32) throws {
    guard set.threshold > 0 else { return }
    var sum: Float = 0
    for index in optional where cursors[index].seekChunk(start) {
      sum += cursors[index].chunkBound(to: end)
    }
    rest[clauses.count] = sum
    for number in stride(from: clauses.count - 1, through: 0, by: -1) {
      for place in clauses[number].lists.indices where clauses[number].isOwn[place] {
        let cursor = cursors + clauses[number].lists[place]
        guard cursor.pointee.seekChunk(start) else { continue }
        sum += try cursor.pointee.blockBound(from: start, to: end, scratch)
      }
      rest[number] = sum
    }
  }

  /// The leading word's documents in a window that no block of it ends in.
  private func fill(
    _ batch: inout DocumentBatch, from start: UInt32, to end: UInt32
  ) throws {
    batch.count = 0
    guard lead.count == 1 else { return try merge(&batch, from: start, to: end) }
    let cursor = cursors + lead[0]
    try cursor.pointee.copy(
      from: start, to: end, into: &batch, above: set.threshold - rest[0], scratch)
    try cursor.pointee.score(&batch, list: lead[0], scratch)
    batch.keep(above: set.threshold, rest: rest[0], lead[...])
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
    try set.copyLengths(&batch, lead)
  }

  private func flush(_ batch: inout DocumentBatch) throws {
    try set.copyLengths(&batch, lead)
    try look(up: &batch)
    batch.count = 0
  }

  /// Looks the documents up in the other words, and offers those that are left.
  private func look(up batch: inout DocumentBatch) throws {
    // Clauses are used where they lie: copying one counts references.
    for number in clauses.indices {
      guard batch.count > 0 else { return }
      let known = looked[..<lookedCounts[number]]
      if let list = clauses[number].onlyList {
        let found = try cursors[list].look(
          up: batch, list: list, rest: rest[number + 1], above: set.threshold, scratch)
        batch.keep(found, known)
      } else {
        try count(clauses[number], in: &batch)
        batch.keepHits(known)
      }
      for list in known[(number > 0 ? lookedCounts[number - 1] : lead.count)...] {
        try cursors[list].addScores(batch, list: list, scratch)
      }
      batch.keep(above: set.threshold, rest: rest[number + 1], known)
    }
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
