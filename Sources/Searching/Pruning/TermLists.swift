internal import Analysis
internal import Postings
internal import Ranking

/// The lists of a query's terms, each once: what is in blocks, with what was added since behind it.
final class TermLists {
  private struct Entry {
    var list: any BlockedPostings
    /// The doc IDs, where they are all in memory.
    var docIDs: [Int64]?
    /// A list of the index's, as it is.
    var stored: StoredPostings?
  }

  let index: BlockedIndex
  private var entries: [Entry] = []
  /// Indices of entries by stored term; nil for terms that nothing holds.
  private var places: [[UInt8]: Int?] = [:]

  let weights: FieldWeights

  init(_ index: BlockedIndex, _ weights: FieldWeights) {
    self.index = index
    self.weights = weights
    index.use(titleWeight: weights.title)
  }

  var lists: [any BlockedPostings] { entries.map(\.list) }

  /// Documents that are in lists though they are gone, rising.
  var removed: [UInt32] { index.removed }

  /// The lists of some terms, as many as there are.
  func members(_ terms: [Term]) throws -> [Int] {
    var members: [Int] = []
    for term in terms {
      if let place = try place(term.stored), !members.contains(place) { members.append(place) }
    }
    return members
  }

  private func place(_ stored: [UInt8]) throws -> Int? {
    if let known = places[stored] { return known }
    let blocks = try index.postings(stored)
    let later = try index.laterPostings(stored, isStored: blocks != nil)
    var entry: Entry?
    if let blocks {
      let list = IndexedPostings(blocks)
      entry =
        later.count == 0
        ? Entry(list: list, stored: blocks)
        : Entry(list: ChainedPostings(list, array(later, nil)))
    } else if later.count > 0 {
      entry = Entry(list: array(later, nil), docIDs: later.docIDs)
    }
    guard let entry else {
      places[stored] = .some(nil)
      return nil
    }
    entries.append(entry)
    places[stored] = entries.count - 1
    return entries.count - 1
  }

  /// Documents that a list holds, with those that were deleted since the blocks were written.
  func documentFrequency(of member: Int) -> Int { entries[member].list.documentFrequency }

  /// The documents that some of the lists hold, rising. Cost: a pass over the lists.
  func docIDs(of members: [Int]) throws -> [Int64] {
    var docIDs: Set<Int64> = []
    for member in members {
      try forEachBlock(of: entries[member].list) { view in
        for index in 0..<view.count { docIDs.insert(Int64(view.docIDs[index])) }
      }
    }
    return docIDs.sorted()
  }

  private func forEachBlock(
    of list: any BlockedPostings, _ body: (PostingView) throws -> Void
  ) throws {
    for chunk in list.chunkLasts.indices {
      for block in 0..<(try list.readChunk(chunk).blockCount) { try body(list.readBlock(block)) }
    }
  }

  /// Adds a list that is in memory.
  func add(_ list: PostingList, _ field: Field?) -> Int {
    entries.append(Entry(list: array(list, field), docIDs: list.docIDs))
    return entries.count - 1
  }

  /// Documents that hold one of some terms: exact where the terms are rare, else the sum over the terms, so that no
  /// list needs to be read for it. What was deleted counts until the blocks are written anew.
  func documentFrequency(_ members: [Int], documentCount: Int) throws -> Int {
    if members.count > 1 {
      let few = try members.compactMap {
        try entries[$0].docIDs ?? entries[$0].stored?.shortDocIDs()
      }
      if few.count == members.count { return Set(few.joined()).count }
    }
    let sum = members.reduce(0) { $0 + entries[$1].list.documentFrequency }
    return min(sum, documentCount)
  }

  /// Occurrences of some terms in all documents, the title's weighted; of deleted documents too until the blocks are
  /// written anew. Cost: a pass over all of their postings.
  func collectionFrequency(_ members: [Int]) throws -> Double {
    try members.reduce(0) { sum, member in
      let list = entries[member].list
      var title = 0
      var body = 0
      try forEachBlock(of: list) { view in
        try list.readFrequencies()
        for index in 0..<view.count {
          title &+= Int(view.titleFrequencies[index])
          body &+= Int(view.bodyFrequencies[index])
        }
      }
      return sum + Double(weights.title) * Double(title) + Double(body)
    }
  }

  /// How many documents match one of some leaves at least.
  func leastMatchCount(_ leaves: [LeafWeight]) -> Int {
    let members = leaves.flatMap { $0.kinds.flatMap { ($0.postings.members ?? []).map(\.list) } }
    let most = members.map { entries[$0].list.documentFrequency }.max() ?? 0
    return max(0, most - removed.count)
  }

  private func array(_ list: PostingList, _ field: Field?) -> ArrayPostings {
    let zeros = { Array(repeating: UInt32(0), count: list.count) }
    let docIDs = list.docIDs.map { UInt32(clamping: $0) }
    switch field {
    case nil:
      return ArrayPostings(
        docIDs: docIDs, titleFrequencies: list.titleFrequencies,
        bodyFrequencies: list.bodyFrequencies, titleLengths: list.titleLengths,
        bodyLengths: list.bodyLengths, weights: weights)
    // One field alone counts once, as the body does.
    case .title:
      return ArrayPostings(
        docIDs: docIDs, titleFrequencies: zeros(), bodyFrequencies: list.titleFrequencies,
        titleLengths: zeros(), bodyLengths: list.titleLengths, weights: weights,
        hasOwnLengths: true)
    case .body:
      return ArrayPostings(
        docIDs: docIDs, titleFrequencies: zeros(), bodyFrequencies: list.bodyFrequencies,
        titleLengths: zeros(), bodyLengths: list.bodyLengths, weights: weights,
        hasOwnLengths: true)
    }
  }

  /// What the lists say of documents.
  ///
  /// - Parameter docIDs: Rising.
  func frequencies(
    of docIDs: [Int64], members: [TopKQuery.Member]
  ) throws -> [Int64: (frequency: Float, length: Float)] {
    var sums: [Int64: (frequency: Float, length: Float)] = [:]
    for member in members {
      var probe = PostingProbe(entries[member.list].list)
      defer { probe.deallocate() }
      for docID in docIDs {
        guard let finding = try probe.find(UInt32(clamping: docID)) else { continue }
        let frequency =
          weights.title * Float(finding.title) + weights.body * Float(finding.body)
        sums[docID] = (
          (sums[docID]?.frequency ?? 0) + member.weight * frequency, finding.length
        )
      }
    }
    return sums
  }
}
