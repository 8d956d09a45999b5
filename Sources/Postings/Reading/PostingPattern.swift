public import Analysis

/// A part of a document that can be searched alone.
public enum Field: String, Sendable, CaseIterable {
  case body
  case title
}

/// What to look for in the postings.
public enum PostingPattern: Sendable, Equatable {
  /// Any of the terms; their frequencies are summed.
  case terms([Term])
  /// Any term that begins as one of these.
  case prefix([Term])
  /// Consecutive positions, each holding one of its alternatives.
  case phrase([[Term]])
  /// Phrases with at most `distance` positions between neighbours, in any order.
  case near([[[Term]]], distance: Int)
}
