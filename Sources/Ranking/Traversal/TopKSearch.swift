/// Finds the best documents of a query, as exactly as scoring all of them would.
public enum TopKSearch {
  /// The best documents, best first; equal scores go by doc ID.
  ///
  /// Lists whose scorers are not subadditive (``Similarity/isSubadditive``) must not share a kind.
  ///
  /// Cost: a fraction of the postings where few documents are wanted; at worst all of them.
  public static func best(_ limit: Int, of query: TopKQuery) throws -> [TopK.Entry] {
    guard limit > 0 else { return [] }
    var query = query
    // Where there is no other word, one that must occur and one that may are the same.
    if query.required.count == 1, query.optional.isEmpty { swap(&query.required, &query.optional) }
    let set = CursorSet(query, limit: limit)
    if query.required.isEmpty {
      try AnyWordTraversal.run(set)
    } else {
      try AllWordTraversal.run(set, query)
    }
    return set.top.ranked()
  }

  /// The best documents of a phrase, best first; equal scores go by doc ID.
  ///
  /// Cost: that of a query whose words must all occur; the phrase is looked for only in documents that hold its words
  /// often enough.
  public static func best(_ limit: Int, of phrase: TopKPhrase) throws -> [TopK.Entry] {
    guard limit > 0 else { return [] }
    let set = CursorSet(phrase.words, limit: limit)
    try PhraseTraversal.run(set, phrase)
    return set.top.ranked()
  }
}
