internal import Ranking

/// What is done with the texts of the best documents, once it is known which they are.
struct SecondPass {
  private let source: any PostingSource
  private let query: BoundQuery
  private let finder: OccurrenceFinder
  private let boilerplate: Boilerplate

  init(source: any PostingSource, query: BoundQuery, finder: OccurrenceFinder) {
    self.source = source
    self.query = query
    self.finder = finder
    boilerplate = Boilerplate(source: source, documentCount: query.documentCount)
  }

  /// The same documents, scored more closely, best first.
  func rescored(_ entries: [TopK.Entry]) throws -> [TopK.Entry] {
    // A document without a record is gone; it has no text either.
    let groups = try HitGroup.unfolded(entries, in: source)
    try query.prepare(entries.map(\.docID))
    let counts = NearCopies(of: groups.map(\.record)).copyCounts
    let copies = Dictionary(zip(groups.map(\.record.docID), counts)) { first, _ in first }
    let pass = BoilerplatePass(
      source: source, query: query, finder: finder, boilerplate: boilerplate)
    return try pass.rescored(entries, copies: entries.map { copies[$0.docID] ?? 0 })
  }

  var snippets: SnippetBuilder {
    SnippetBuilder(query: query, finder: finder) { try boilerplate.contains($0) }
  }
}
