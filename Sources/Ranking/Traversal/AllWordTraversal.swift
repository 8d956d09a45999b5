/// The best documents of a query of which some words must all occur: the rarest word's postings by batches, looked up in
/// one word after another, past blocks that cannot score high enough together with what the other words have there.
/// Batches are scored before that or behind the first of these words, as ``ScoringOrder`` says.
struct AllWordTraversal {
  /// A required word: the lists that a document must be in one of.
  struct Clause {
    var lists: [Int]
    /// Whether no clause before has the list: its scores are added here.
    var isOwn: [Bool]
    var documentFrequency: Int
    var bound: Float = 0
    /// The list, where there is no other and no clause before has it.
    var onlyList: Int? { lists.count == 1 && isOwn[0] ? lists[0] : nil }
  }

  let set: CursorSet
  let cursors: UnsafeMutablePointer<PostingCursor>
  let scratch: ScoringScratch
  let lead: [Int]
  /// Whether a list of the leading word is one of another required word too.
  let isLeadShared: Bool
  let clauses: [Clause]
  /// Lists of words that may occur and that no clause has.
  let optional: [Int]
  /// The lists of the clauses, each once, and how many of them have been looked into after each clause.
  let looked: [Int]
  let lookedCounts: [Int]
  /// Of the clauses behind the leading one.
  let filter: BitFilter
  /// How much clauses and optional lists can add anywhere.
  private let reach: Float
  /// For each clause how much those behind it, and the optional lists, can add in the window at hand; first for the
  /// leading word.
  let rest: UnsafeMutablePointer<Float>
  let order: UnsafeMutablePointer<ScoringOrder>

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
    isLeadShared = self.clauses.contains { $0.lists.contains { first.lists.contains($0) } }
    filter = BitFilter(self.clauses.map(\.lists), in: set.cursors)
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
    order = .allocate(capacity: 1)
    order.initialize(
      to: ScoringOrder(
        leadFrequency: first.documentFrequency,
        nextFrequency: self.clauses.first?.documentFrequency ?? 0,
        listCount: self.clauses.first?.lists.count ?? 0))
  }

  /// Offers every document to the set that could be among the best. Exact.
  static func run(_ set: CursorSet, _ query: TopKQuery) throws {
    guard let traversal = AllWordTraversal(set, query) else { return }
    var batch = DocumentBatch(listCount: set.count)
    defer {
      batch.deallocate()
      traversal.rest.deallocate()
      traversal.order.deallocate()
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
}
