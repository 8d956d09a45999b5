/// The best documents of a query of which some words must all occur: a leapfrog over the rarest word's postings, which
/// skips blocks that cannot score high enough together with what the other words have there.
struct AllWordTraversal {
  /// A required word: the lists that a document must be in one of.
  private struct Clause {
    var lists: [Int]
    /// Those of them that no clause before has: their scores are added here.
    var ownLists: [Int]
    var documentFrequency: Int
  }

  private let set: CursorSet
  private let cursors: UnsafeMutablePointer<PostingCursor>
  private let scratch: ScoringScratch
  private let lead: [Int]
  private let clauses: [Clause]
  /// Lists of words that may occur and that no clause has.
  private let optional: [Int]
  /// For each clause how much it and those behind it, and the optional lists, can add anywhere.
  private var rest: [Float] = []

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
      return Clause(lists: lists, ownLists: [], documentFrequency: frequency)
    }
    clauses.sort { $0.documentFrequency < $1.documentFrequency }
    var seen: Set<Int> = []
    for index in clauses.indices {
      clauses[index].ownLists = clauses[index].lists.filter { seen.insert($0).inserted }
    }
    guard let first = clauses.first, !clauses.contains(where: { $0.lists.isEmpty }) else {
      return nil
    }
    lead = first.lists
    self.clauses = Array(clauses.dropFirst())
    optional = (0..<set.count).filter { !seen.contains($0) }
    var sum = optional.reduce(Float(0)) { $0 + set.cursors[$1].bound }
    rest = [sum]
    for clause in self.clauses.reversed() {
      sum += clause.ownLists.reduce(Float(0)) { $0 + set.cursors[$1].bound }
      rest.insert(sum, at: 0)
    }
  }

  /// Offers every document to the set that could be among the best. Exact.
  static func run(_ set: CursorSet, _ query: TopKQuery) throws {
    try AllWordTraversal(set, query)?.walk()
  }

  private func walk() throws {
    var start: UInt32 = 0
    while let window = try leadWindow(from: start) {
      if window.bound + rest[0] > set.threshold,
        try window.bound + bound(from: start, to: window.end) > set.threshold
      {
        guard let next = try walk(from: start, to: window.end) else { return }
        start = max(next, window.end &+ 1)
      } else {
        start = window.end &+ 1
      }
      guard start < UInt32.max else { return }
    }
  }

  /// Where the first block of the leading word ends, and how much the word can score until then.
  private func leadWindow(from start: UInt32) throws -> (end: UInt32, bound: Float)? {
    var end: UInt32?
    var bound: Float = 0
    for index in lead where cursors[index].seekChunk(start) {
      // A whole chunk may be hopeless, then its blocks need not be known.
      if cursors[index].chunkBound + rest[0] <= set.threshold, lead.count == 1 {
        return (cursors[index].chunkLast, cursors[index].chunkBound)
      }
      guard try cursors[index].seekBlock(start, scratch) else { continue }
      end = min(end ?? .max, cursors[index].blockLast)
      bound += cursors[index].blockBound
    }
    return end.map { ($0, bound) }
  }

  /// How much the other words can add in a window.
  private func bound(from start: UInt32, to end: UInt32) throws -> Float {
    guard set.threshold > 0 else { return .infinity }
    var sum: Float = 0
    for clause in clauses {
      for index in clause.ownLists where try cursors[index].seekBlock(start, scratch) {
        sum += cursors[index].bound(to: end)
      }
    }
    for index in optional where try cursors[index].seekBlock(start, scratch) {
      sum += cursors[index].bound(to: end)
    }
    return sum
  }

  /// Walks the leading word's postings in a window; gives the next document that can match, nil if none can any more.
  private func walk(from start: UInt32, to end: UInt32) throws -> UInt32? {
    for index in lead where try cursors[index].seekBlock(start, scratch) {
      try cursors[index].load()
      try cursors[index].score(scratch)
    }
    var docID = start
    while true {
      var next = UInt32.max
      var score: Float = 0
      for index in lead where try cursors[index].seekBlock(docID, scratch) {
        try cursors[index].load()
        cursors[index].seek(docID)
        let position = cursors[index].position
        let found = cursors[index].docIDs[position]
        if found < next {
          next = found
          score = try cursors[index].scoreAtPosition(scratch)
        } else if found == next {
          score += try cursors[index].scoreAtPosition(scratch)
        }
      }
      guard next <= end else { return next }
      guard score + rest[0] > set.threshold else {
        docID = next &+ 1
        continue
      }
      guard let following = try check(next, score) else { return nil }
      docID = following
      if docID > end { return docID }
    }
  }

  /// Looks for a document of the leading word in the others, and offers it; gives the next document that can match.
  private func check(_ docID: UInt32, _ leadScore: Float) throws -> UInt32? {
    var score = leadScore
    for (number, clause) in clauses.enumerated() {
      if score + rest[number] <= set.threshold { return docID &+ 1 }
      var isFound = false
      var next = UInt32.max
      if clause.lists.count == 1, let index = clause.lists.first {
        guard try cursors[index].seekBlock(docID, scratch) else { return nil }
        if score + cursors[index].blockBound + rest[number + 1] <= set.threshold {
          return docID &+ 1
        }
      }
      for index in clause.lists where try cursors[index].seekBlock(docID, scratch) {
        try cursors[index].load()
        cursors[index].seek(docID)
        let found = cursors[index].docIDs[cursors[index].position]
        if found == docID {
          isFound = true
          if clause.ownLists.contains(index) {
            score += try cursors[index].scoreAtPosition(scratch)
          }
        }
        next = min(next, found)
      }
      guard isFound else { return next == .max ? nil : next }
    }
    if score + (rest.last ?? 0) > set.threshold { try set.offer(docID) }
    return docID &+ 1
  }
}
