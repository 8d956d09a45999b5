/// A query with all that its evaluation needs of the index.
struct BoundQuery {
  var root: Weight
  var leaves: [LeafWeight]
  /// The terms of the leaves, to find them again in a text.
  var terms: TermTable
  /// All documents in rising order, where the query lists them; else empty.
  var allDocuments: [Int64]
  var documentCount: Int
  /// Of title and body as they are summed up.
  var averageLength: Double
  /// Where the index has its postings in blocks: the lists of the terms.
  var lists: TermLists?

  /// Initials beside surnames.
  var initials: [QueryInitial] = []
  /// Whether bounds hold for the model that it is scored by, so that documents may be passed over.
  var canBound = true

  /// How many documents match at least, as far as that is known without looking.
  var leastMatchCount: Int {
    guard let lists, case .leaf = root else { return leastOfClauses }
    return lists.leastMatchCount(leaves)
  }

  private var leastOfClauses: Int {
    guard let lists, case .clauses(let required, let optional, let excluded, let filter) = root,
      required.isEmpty, excluded.isEmpty, filter == nil
    else { return 0 }
    return lists.leastMatchCount(
      optional.compactMap { if case .leaf(let index) = $0 { leaves[index] } else { nil } })
  }

  /// The length of a document that was prepared; nil where no word of the query is in it.
  func length(of docID: Int64) -> Float? {
    for leaf in leaves {
      for kind in leaf.kinds {
        if let found = kind.postings.find(docID) { return found.length }
      }
    }
    return nil
  }

  /// Reads what a ``DocumentScorer`` needs of some documents.
  func prepare(_ docIDs: [Int64]) throws {
    let rising = docIDs.sorted()
    for leaf in leaves {
      for kind in leaf.kinds { try kind.postings.prepare(rising, lists) }
    }
  }
}
