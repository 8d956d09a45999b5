internal import Analysis
internal import Postings
internal import Ranking

/// What is done with the texts of the best documents, once it is known which they are.
struct SecondPass {
  private let source: any PostingSource
  let records: RecordCache
  private let query: BoundQuery
  private let finder: OccurrenceFinder
  private let boilerplate: Boilerplate
  private let boilerplateWeight: Float
  private let proximity: ProximityPass?
  private let initials: InitialPass?
  private let ngrams: NgramPass?
  private let feedback: FeedbackPass?
  private let languages: LanguagePass?
  private let neighbors: NeighborPass?
  private let priors: PriorPass?

  /// How many documents it looks at; 0 where nothing is to be done.
  let depth: Int

  /// - Parameter discountsBoilerplate: Whether the request wants that, if the ranking does.
  init(
    source: any PostingSource, records: RecordCache, query: BoundQuery, analyzer: Analyzer,
    ranking: RankingConfiguration, discountsBoilerplate: Bool
  ) {
    self.source = source
    self.records = records
    self.query = query
    finder = OccurrenceFinder(analyzer: analyzer, terms: query.terms)
    boilerplate = Boilerplate(source: source, documentCount: query.documentCount)
    boilerplateWeight = discountsBoilerplate ? ranking.number(.boilerplate) : 1
    proximity = ProximityPass(query, ranking, analyzer)
    initials = InitialPass(query, ranking, analyzer)
    ngrams = NgramPass(query, ranking)
    feedback = FeedbackPass(query, ranking, analyzer)
    languages = LanguagePass(query, ranking)
    neighbors = NeighborPass(ranking)
    priors = PriorPass(query, ranking)
    let isNeeded =
      boilerplateWeight < 1 || proximity != nil || initials != nil || ngrams != nil
      || feedback != nil || languages != nil || neighbors != nil || priors != nil
    depth = isNeeded ? ranking.depth : 0
  }

  /// The same documents, scored more closely, best first.
  func rescored(_ entries: [TopK.Entry]) throws -> [TopK.Entry] {
    try parts(of: entries).map(\.entry).sorted { $0.precedes($1) }
  }

  /// What the scores of documents are made of, in the order given.
  func parts(of entries: [TopK.Entry]) throws -> [DocumentParts] {
    // A document without a record is gone; it has no text either.
    let groups = try HitGroup.unfolded(entries, in: records)
    let docIDs = entries.map(\.docID)
    try query.prepare(docIDs)
    let counts = NearCopies(of: groups.map(\.record)).copyCounts
    let copies = Dictionary(zip(groups.map(\.record.docID), counts)) { first, _ in first }
    let records = Dictionary(groups.map { ($0.record.docID, $0.record) }) { first, _ in first }
    let places = try proximity?.places(in: docIDs, source) ?? [:]
    var parts = entries.map { DocumentParts($0) }
    let isForeign = languages.map { languages in
      { (docID: Int64) -> Bool in records[docID].map(languages.isForeign) ?? false }
    }
    var ngrams = ngrams
    var neighbors = neighbors?.begun(docIDs, isForeign)
    let pass = BoilerplatePass(
      query: query, finder: finder, boilerplate: boilerplate, weight: boilerplateWeight)
    var budget = RankingDefaults.boilerplateTotalLimit
    for index in parts.indices {
      let docID = parts[index].docID
      let needsText =
        boilerplateWeight < 1 || initials != nil || ngrams?.isNeeded(for: docID) == true
        || neighbors != nil || (proximity != nil && places[docID] == nil)
      let text = needsText && budget > 0 ? try source.text(docID) : nil
      if let here = places[docID] {
        proximity?.add(here, to: &parts[index])
      } else if let proximity, let text {
        let title = records[docID]?.title ?? ""
        proximity.add(proximity.places(title: title, body: text.body), to: &parts[index])
      }
      guard let text else { continue }
      try text.body.withUnsafeBufferPointer { body in
        let scanned = UnsafeBufferPointer(
          rebasing: body.prefix(RankingDefaults.boilerplateScanLimit))
        budget -= scanned.count
        if boilerplateWeight < 1,
          let score = try pass.score(docID, scanned, copies: copies[docID] ?? 0)
        {
          parts[index].boilerplate = score - parts[index].first
        }
        initials?.add(body, to: &parts[index])
        if ngrams?.isNeeded(for: docID) == true {
          ngrams?.add(title: records[docID]?.title ?? "", body: body, to: &parts[index])
        }
        neighbors?.look(at: index, title: records[docID]?.title ?? "", body: body)
      }
    }
    try feedback?.add(records, source, to: &parts)
    languages?.add(records, to: &parts)
    neighbors?.add(to: &parts)
    priors?.add(records, to: &parts)
    return parts
  }

  var snippets: SnippetBuilder {
    SnippetBuilder(query: query, finder: finder) { try boilerplate.contains($0) }
  }
}
