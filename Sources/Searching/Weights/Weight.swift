/// A query bound to an index: its words are postings with scorers, its conditions lists of
/// documents. The structure decides what matches, the leaves what a match scores.
///
/// A recipe is a ``Query``; what runs over a weight is an ``Evaluator``, or for one document a
/// ``DocumentScorer``.
indirect enum Weight {
  /// See ``Clauses``.
  case clauses(
    required: [Weight], optional: [Weight], excluded: [Weight], filter: [Int64]?)
  /// Documents that pass a condition, in rising order; scores nothing.
  case documents([Int64])
  /// An element of ``BoundQuery/leaves``.
  case leaf(Int)
  case nothing
}
