/// A phrase as numbers: lists that must all hold a document, and how often it holds the words one behind the other.
public struct TopKPhrase {
  /// The lists of its words, each once; none of them has lengths of its own.
  public var lists: [any BlockedPostings]
  /// Turns the phrase's frequency into a score; never more for fewer occurrences.
  public var scorer: any SimilarityScorer
  /// How fields are summed up.
  public var weights: FieldWeights
  /// Whether a document may be among the best; asked only of those that score high enough.
  public var accepts: ((UInt32) throws -> Bool)?
  /// Documents that hold a word by another list than these, with the phrase's score, 0 where they do not hold it.
  public var others: [TopK.Entry]
  /// How often the title and the body of a document have the phrase, in neither more often than any of its words. Asked of
  /// rising documents, all in every list and none of ``others``.
  public var occurrences: (UInt32) throws -> (title: UInt32, body: UInt32)

  /// Made of its parts.
  public init(
    lists: [any BlockedPostings], scorer: any SimilarityScorer, weights: FieldWeights,
    accepts: ((UInt32) throws -> Bool)? = nil, others: [TopK.Entry] = [],
    occurrences: @escaping (UInt32) throws -> (title: UInt32, body: UInt32)
  ) {
    self.lists = lists
    self.scorer = scorer
    self.weights = weights
    self.accepts = accepts
    self.others = others
    self.occurrences = occurrences
  }

  /// The words as a query, each scored as the phrase would be that occurs as often.
  var words: TopKQuery {
    var query = TopKQuery()
    query.lists = lists
    query.weights = weights
    query.accepts = accepts
    query.required = lists.indices.map {
      .init(kinds: [.init(members: [.init(list: $0)], scorer: scorer)])
    }
    return query
  }
}
