/// A term of the query at a place of a text.
struct TermOccurrence: Equatable {
  var slot: Int
  var position: Int
  /// Bytes of the text.
  var range: Range<Int>
}
