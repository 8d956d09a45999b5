/// A query as numbers: lists of postings, and which of them score together.
///
/// A document's score is the sum over its leaves (the words of the query) in their order, required ones first; a leaf's
/// is the sum over its kinds; a kind's is that of one frequency, summed over the lists of the kind, each with its
/// weight. A document matches a leaf that one of its lists holds.
public struct TopKQuery {
  /// A list's part in a kind.
  public struct Member {
    /// An index into ``TopKQuery/lists``.
    public var list: Int
    /// How much an occurrence counts, above 0; a probability for translations.
    public var weight: Float

    /// Made of its parts.
    public init(list: Int, weight: Float = 1) {
      self.list = list
      self.weight = weight
    }
  }

  /// Lists that are counted as one term.
  public struct Kind {
    /// The lists.
    public var members: [Member]
    /// Turns the frequency into a score.
    public var scorer: any SimilarityScorer

    /// Made of its parts.
    public init(members: [Member], scorer: any SimilarityScorer) {
      self.members = members
      self.scorer = scorer
    }
  }

  /// A word of the query.
  public struct Leaf {
    /// What it scores by.
    public var kinds: [Kind]

    /// Made of its parts.
    public init(kinds: [Kind]) { self.kinds = kinds }
  }

  /// All that leaves refer to.
  public var lists: [any BlockedPostings] = []
  /// All of these must match.
  public var required: [Leaf] = []
  /// Of these one must match where nothing is required.
  public var optional: [Leaf] = []
  /// How the fields of lists are summed up.
  public var weights = FieldWeights(title: 1, body: 1)
  /// Whether a document may be among the best; asked only of those that score high enough.
  public var accepts: ((UInt32) throws -> Bool)?

  /// All leaves, required ones first.
  var leafCount: Int { required.count + optional.count }

  /// A leaf by its place among all.
  func leaf(_ index: Int) -> Leaf {
    index < required.count ? required[index] : optional[index - required.count]
  }

  /// An empty query.
  public init() {}
}
