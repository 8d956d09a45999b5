public import Postings
internal import Ranking

extension Searcher {
  /// So far down a document's place is looked for.
  private static let explainedDepth = 1000

  /// Takes the score of a document apart.
  ///
  /// Cost: that of a search for a thousand documents.
  ///
  /// - Throws: What the index throws.
  public func explain(_ request: SearchRequest, _ record: DocumentRecord) throws -> ScoreExplanation
  {
    let parsed = parse(request)
    let (bound, pass) = try bind(request, parsed)
    let explainer = Explainer(source: source, analyzer: analyzer, bound: bound, record: record)
    var request = request
    request.offset = 0
    request.limit = max(pass.depth, Self.explainedDepth)
    request.sort = .relevance
    let first = try rank(bound, parsed.query, request, pass: nil)
    let head = try first.prefix(pass.depth)
    let parts = try pass.parts(of: head).first { $0.docID == record.docID }
    let ranked = try rank(bound, parsed.query, request, pass: pass).prefix(request.limit)
    let place = ranked.firstIndex { $0.docID == record.docID }
    // Preparing another set of documents forgets those before.
    try bound.prepare([record.docID])
    var explanation = ScoreExplanation(
      record: record, query: parsed.query, score: nil, rank: place.map { $0 + 1 },
      words: try explainer.words(), passes: [], obstacles: try explainer.obstacles(),
      model: ranking.model, documentCount: bound.documentCount,
      averageLength: bound.averageLength)
    guard let own = DocumentScorer(bound).score(record.docID) else { return explanation }
    if let parts {
      explanation.score = parts.total
      explanation.passes = parts.explained
    } else {
      let score = place.map { ranked[$0].score } ?? own
      explanation.tailFactor = own > 0 ? score / own : 1
      explanation.score = score
    }
    return explanation
  }

  /// Documents that say something like a document, best first; the document itself is not among them.
  ///
  /// - Returns: Nil where the document has no word that others have too.
  public func similar(to record: DocumentRecord, limit: Int) throws -> [Hit]? {
    let similar = SimilarDocuments(source: source, analyzer: analyzer, ranking: ranking)
    guard let bound = try similar.query(record) else { return nil }
    var request = SearchRequest("")
    request.limit = limit
    // Any query that scores; what is ranked is bound already.
    let scoring = Query.phrase(PhraseQuery(words: []))
    let ranked = try rank(bound, scoring, request, pass: nil)
    let groups = try HitGroup.unfolded(try ranked.prefix(max(0, limit)), in: RecordCache(source))
    return groups.map {
      Hit(
        record: $0.record, score: $0.score, title: Fragment(text: $0.record.title), snippet: nil,
        copies: [])
    }
  }
}

extension DocumentParts {
  /// The parts that are not 0.
  var explained: [PassExplanation] {
    let values: [(PassExplanation.Name, Double)] = [
      (.boilerplate, boilerplate), (.ordered, ordered), (.unordered, unordered), (.window, window),
      (.title, title), (.ngrams, ngrams), (.feedback, feedback), (.language, language),
      (.neighbors, neighbors), (.priors, priors),
    ]
    return values.filter { $0.1 != 0 }.map { PassExplanation(name: $0.0, value: $0.1) }
  }
}
