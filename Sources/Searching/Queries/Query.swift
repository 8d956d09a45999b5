public import Postings

/// What is asked of the index, as it was understood: a value without any statistics.
///
/// A query is a recipe; bound to an index it becomes a ``Weight``, which finds and scores.
/// Its ``description`` is query text again and means the same.
public indirect enum Query: Sendable, Equatable {
  /// A combination; see there.
  case clauses(Clauses)
  /// Documents that pass; scores nothing.
  case filter(DocumentFilter)
  /// Finds nothing.
  case nothing
  /// Words in order, or near each other.
  case phrase(PhraseQuery)
  /// Any word that begins as this one.
  case prefix(PrefixQuery)
  /// A word.
  case word(WordQuery)

  /// All documents.
  public static let everything = Query.clauses(Clauses())

  /// Whether some part can score: a query of nothing but filters and exclusions lists documents.
  public var hasScore: Bool {
    switch self {
    case .clauses(let clauses): clauses.scoring.contains(where: \.hasScore)
    case .filter, .nothing: false
    case .phrase, .prefix, .word: true
    }
  }
}
