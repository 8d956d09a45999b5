/// What hits are sorted by; equal ones go by rising doc ID.
public enum SortOrder: String, Sendable, CaseIterable {
  /// Newest first.
  case date
  /// Oldest first.
  case dateAscending
  /// Bytes of the path, then of the record's identifier.
  case path
  /// Best first. Where nothing in the query scores, the order in which documents were indexed.
  case relevance
  /// Largest first.
  case size
  /// Smallest first.
  case sizeAscending
}
