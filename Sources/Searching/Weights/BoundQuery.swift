/// A query with all that its evaluation needs of the index.
struct BoundQuery {
  var root: Weight
  var leaves: [LeafWeight]
  /// The terms of the leaves, to find them again in a text.
  var terms: TermTable
  /// All documents in rising order, where the query lists them; else empty.
  var allDocuments: [Int64]
  var documentCount: Int
}
