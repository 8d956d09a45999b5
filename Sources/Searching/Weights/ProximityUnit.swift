internal import Analysis

/// A word of the query whose places in documents say how good a match is; of a compound, each of
/// its parts.
struct ProximityUnit: Equatable {
  /// Where it is in the query, in bytes: words are next to each other in this order.
  var place: Int
  /// The terms that stand for it.
  var terms: [Term]
  var idf: Float
}
