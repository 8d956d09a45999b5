public import Postings

/// A combination of queries.
///
/// A document matches when it passes the filter, matches all of the required and none of the
/// excluded; and, where there are optional ones and no required ones, at least one of these. With
/// neither required nor optional ones all documents match that remain. The score is the sum over
/// those required and optional ones that match.
public struct Clauses: Sendable, Equatable {
  /// All of these must match.
  public var required: [Query]
  /// Of these one must match where nothing is required; more of them score more.
  public var optional: [Query]
  /// None of these may match.
  public var excluded: [Query]
  /// What documents must pass.
  public var filter: DocumentFilter

  /// Made of its parts.
  public init(
    required: [Query] = [], optional: [Query] = [], excluded: [Query] = [],
    filter: DocumentFilter = DocumentFilter()
  ) {
    self.required = required
    self.optional = optional
    self.excluded = excluded
    self.filter = filter
  }

  /// The ones that add to the score.
  var scoring: [Query] { required + optional }

  /// The same as a query, in its simplest shape.
  var simplified: Query {
    var clauses = self
    clauses.required = required.flatMap(\.requiredAlternatives)
    clauses.optional = optional.flatMap(\.optionalAlternatives)
    guard clauses.excluded.isEmpty else { return .clauses(clauses) }
    switch (clauses.required.count, clauses.optional.count, clauses.filter.isEmpty) {
    case (0, 0, false): return .filter(clauses.filter)
    case (1, 0, true): return clauses.required[0]
    case (0, 1, true): return clauses.optional[0]
    default: return .clauses(clauses)
    }
  }
}

extension Query {
  /// What stands for this query among required ones: itself, or all that it requires.
  fileprivate var requiredAlternatives: [Query] {
    guard case .clauses(let clauses) = self, !clauses.required.isEmpty, clauses.optional.isEmpty,
      clauses.excluded.isEmpty, clauses.filter.isEmpty
    else { return [self] }
    return clauses.required
  }

  /// What stands for this query among optional ones: itself, or all that it offers.
  fileprivate var optionalAlternatives: [Query] {
    guard case .clauses(let clauses) = self, !clauses.optional.isEmpty, clauses.required.isEmpty,
      clauses.excluded.isEmpty, clauses.filter.isEmpty
    else { return [self] }
    return clauses.optional
  }
}
