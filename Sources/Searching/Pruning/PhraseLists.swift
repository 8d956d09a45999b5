internal import Analysis
internal import Postings
internal import Ranking

/// The lists of a phrase's words, one a word: what is needed to find its best documents without counting it in all.
struct PhraseLists {
  /// A term a position.
  let words: [Term]
  /// Their lists among ``TermLists``, each once.
  let members: [Int]
  private let index: BlockedIndex

  /// Nil for a phrase of which a position has several terms in the index, or none, and where its positions cannot be asked
  /// for.
  init?(_ positions: [[Term]], _ lists: TermLists) throws {
    var words: [Term] = []
    var members: [Int] = []
    for terms in positions {
      var held: Term?
      for term in terms {
        guard let member = try lists.members([term]).first else { continue }
        guard held == nil else { return nil }
        held = term
        if !members.contains(member) { members.append(member) }
      }
      guard let held else { return nil }
      words.append(held)
    }
    guard !words.isEmpty, lists.index.canCountPhrases else { return nil }
    self.words = words
    self.members = members
    index = lists.index
  }

  /// The phrase as one whose best documents can be found; made anew for every search, for it goes forward only.
  func topKPhrase(
    _ lists: TermLists, scorer: any SimilarityScorer, accepts: ((UInt32) throws -> Bool)?
  ) throws -> TopKPhrase {
    let all = lists.lists
    return TopKPhrase(
      lists: members.map { all[$0] }, scorer: scorer, weights: lists.weights, accepts: accepts,
      occurrences: try index.phraseOccurrences(of: words).count(in:))
  }

  /// How often some documents hold it; those that do not are left out.
  ///
  /// - Parameter docIDs: Rising.
  func frequencies(
    of docIDs: [Int64], _ lists: TermLists
  ) throws -> [Int64: (frequency: Float, length: Float)] {
    let occurrences = try index.phraseOccurrences(of: words)
    var found = try lists.frequencies(of: docIDs, members: [.init(list: members[0])])
    for docID in docIDs {
      guard let length = found[docID]?.length, let inBlocks = UInt32(exactly: docID) else {
        continue
      }
      let (title, body) = try occurrences.count(in: inBlocks)
      let frequency = lists.weights.title * Float(title) + lists.weights.body * Float(body)
      found[docID] = frequency > 0 ? (frequency, length) : nil
    }
    return found
  }
}
