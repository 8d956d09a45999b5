internal import Analysis
internal import Postings
internal import Ranking

/// The lists of a phrase's words: what is needed to find its best documents without counting it in all.
///
/// A word may stand there by several terms (a form that is its own stem, and other forms of that stem). The documents of
/// all but the most frequent one are counted beforehand.
struct PhraseLists {
  /// For each position its terms that the index holds.
  private let positions: [[Term]]
  /// The lists of the first position.
  private let first: [Int]
  /// For each position the list of its most frequent term among ``TermLists``, each once.
  private let members: [Int]
  /// The lists of the other terms.
  private let others: [Int]
  private let index: BlockedIndex

  /// How many times as many documents the rarest word must be in as need to be counted beforehand.
  private static let leastGain = 4

  /// Nil for a phrase with a word that nothing holds, or with too many documents to count beforehand, and where positions
  /// cannot be asked for.
  init?(_ positions: [[Term]], _ lists: TermLists) throws {
    guard lists.index.canCountPhrases else { return nil }
    var held: [[Term]] = []
    var members: [Int] = []
    var others: [Int] = []
    var first: [Int] = []
    var rarest = Int.max
    for (place, terms) in positions.enumerated() {
      let found = try terms.compactMap { term in
        try lists.members([term]).first.map { (term, $0, lists.documentFrequency(of: $0)) }
      }.sorted { $0.2 > $1.2 }
      guard let most = found.first else { return nil }
      held.append(found.map(\.0))
      if place == 0 { first = found.map(\.1) }
      if !members.contains(most.1) { members.append(most.1) }
      others += found.dropFirst().map(\.1)
      rarest = min(rarest, found.reduce(0) { $0 + $1.2 })
    }
    let otherCount = others.reduce(0) { $0 + lists.documentFrequency(of: $1) }
    guard !held.isEmpty, otherCount * Self.leastGain <= rarest else { return nil }
    self.positions = held
    self.first = first
    self.members = members
    self.others = others
    index = lists.index
  }

  /// The phrase as one whose best documents can be found; made anew for every search, for it goes forward only.
  func topKPhrase(
    _ lists: TermLists, scorer: any SimilarityScorer, accepts: ((UInt32) throws -> Bool)?
  ) throws -> TopKPhrase {
    let others = try lists.docIDs(of: others)
    let found = try frequencies(of: others, lists)
    let all = lists.lists
    return TopKPhrase(
      lists: members.map { all[$0] }, scorer: scorer, weights: lists.weights, accepts: accepts,
      others: others.map { docID in
        let score = found[docID].map { scorer.score(frequency: $0.frequency, length: $0.length) }
        return TopK.Entry(docID: docID, score: Double(score ?? 0))
      },
      occurrences: try index.phraseOccurrences(of: positions).count(in:))
  }

  /// How often some documents hold it; those that do not are left out.
  ///
  /// - Parameter docIDs: Rising.
  func frequencies(
    of docIDs: [Int64], _ lists: TermLists
  ) throws -> [Int64: (frequency: Float, length: Float)] {
    guard !docIDs.isEmpty else { return [:] }
    let occurrences = try index.phraseOccurrences(of: positions)
    var found = try lists.frequencies(of: docIDs, members: first.map { .init(list: $0) })
    for docID in docIDs {
      guard let length = found[docID]?.length else { continue }
      let (title, body) = try occurrences.count(in: UInt32(clamping: docID))
      let frequency = lists.weights.title * Float(title) + lists.weights.body * Float(body)
      found[docID] = frequency > 0 ? (frequency, length) : nil
    }
    return found
  }
}
