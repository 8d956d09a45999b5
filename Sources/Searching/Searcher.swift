public import Analysis
internal import Postings
internal import Ranking

/// Answers queries from an index: the way out.
///
/// Query text is parsed to a ``Query``, bound to the index as a ``Weight``, evaluated, ranked in
/// two passes, and shown with snippets. Not thread-safe: one a thread.
public final class Searcher {
  let source: any PostingSource
  let analyzer: Analyzer
  private let expander: (any QueryExpanding)?
  /// How matches are ranked; may be changed between searches.
  public var ranking: RankingConfiguration
  /// Whether blocks are sound, as far as is known.
  private var usesBlocks = true

  /// - Parameters:
  ///   - source: The index, or what stands for it.
  ///   - analyzer: The one that made the index's terms.
  ///   - ranking: How matches are ranked.
  ///   - expander: What knows other words for those of a query; without one only what was typed is found.
  public init(
    source: any PostingSource, analyzer: Analyzer,
    ranking: RankingConfiguration = RankingConfiguration(), expander: (any QueryExpanding)? = nil
  ) {
    self.expander = expander
    self.source = source
    self.analyzer = analyzer
    self.ranking = ranking
  }

  /// How a request is understood, with what is looked for besides.
  public func parse(_ request: SearchRequest) -> ExpandedQuery {
    var request = request
    if ranking[.translate] == 0 { request.expands.translates = false }
    if ranking[.fix] == 0 { request.expands.mends = false }
    return ExpandedQuery(request, analyzer: analyzer, expander: expander)
  }

  /// Answers a request.
  ///
  /// Cost: proportional to the postings of its words; for the hits and the second pass, to the
  /// texts of at most a hundred documents and of those shown.
  ///
  /// - Throws: What the index throws; no query is an error.
  public func search(_ request: SearchRequest) throws -> SearchResult {
    let parsed = parse(request)
    do {
      return try answer(request, parsed)
    } catch IndexError.corrupt(_, let reason) where usesBlocks && !request.isExhaustive {
      // Blocks are derived and can be done without; the full-text index may be sound.
      usesBlocks = false
      var result = try answer(request, parsed)
      result.notes.append(.noBlocks(reason: "\(reason) cannot be read"))
      return result
    }
  }

  /// The documents that a request finds, best first, with their scores, near-copies each for itself: the hits of
  /// ``search(_:)`` without what is to be shown of them.
  public func documents(_ request: SearchRequest) throws -> [(docID: Int64, score: Double)] {
    let parsed = parse(request)
    do {
      return try documents(request, parsed)
    } catch IndexError.corrupt where usesBlocks && !request.isExhaustive {
      usesBlocks = false
      return try documents(request, parsed)
    }
  }

  private func documents(
    _ request: SearchRequest, _ parsed: ExpandedQuery
  ) throws -> [(docID: Int64, score: Double)] {
    let (bound, pass) = try bind(request, parsed)
    let ranked = try rank(bound, parsed.query, request, pass: pass)
    let offset = max(0, request.offset)
    let (end, overflow) = offset.addingReportingOverflow(max(0, request.limit))
    return try ranked.prefix(overflow ? .max : end).dropFirst(offset).map { ($0.docID, $0.score) }
  }

  private func answer(_ request: SearchRequest, _ parsed: ExpandedQuery) throws -> SearchResult {
    let (bound, pass) = try bind(request, parsed)
    let ranked = try rank(bound, parsed.query, request, pass: pass)
    let groups = try group(ranked, request, pass.records)
    return SearchResult(
      query: parsed.query, notes: parsed.notes, additions: parsed.additions,
      totalMatches: ranked.count,
      isTotalExact: ranked.isCountExact, hits: try groups.map { try hit($0, request, pass) })
  }

  /// Binds a query to the index as it is now.
  func bind(
    _ request: SearchRequest, _ parsed: ExpandedQuery
  ) throws -> (BoundQuery, SecondPass) {
    var builder = try WeightBuilder(
      source: source, ranking: ranking, expansion: parsed.expansion,
      isExhaustive: request.isExhaustive || !usesBlocks, usesBlocks: usesBlocks)
    var bound = try builder.bind(parsed.query, filter: request.filter)
    bound.initials = parsed.initials
    let pass = SecondPass(
      source: source, records: RecordCache(source), query: bound, analyzer: analyzer,
      ranking: ranking, discountsBoilerplate: request.discountsBoilerplate)
    return (bound, pass)
  }

  /// - Parameter pass: Nil for the first look alone.
  func rank(
    _ bound: BoundQuery, _ query: Query, _ request: SearchRequest, pass: SecondPass?
  ) throws -> RankedMatches {
    let depth = pass?.depth ?? 0
    let ranksByScore = request.sort == .relevance && query.hasScore
    let secondPass = depth > 0 ? pass?.rescored : nil
    if request.limit > 0, ranksByScore, !request.isExhaustive, bound.canBound,
      let best = try bound.bestFinder()
    {
      let (end, overflow) = max(0, request.offset).addingReportingOverflow(request.limit)
      return try RankedMatches(
        best, limit: overflow ? .max : end, least: bound.leastMatchCount,
        depth: depth, secondPass: secondPass)
    }
    let matches = try Evaluator(bound).matches()
    guard request.limit > 0 else { return RankedMatches(sorted: [], count: matches.count) }
    guard ranksByScore else {
      let sorting = RecordSorting(source: source)
      return RankedMatches(
        sorted: try sorting.sorted(matches, by: request.sort), count: matches.count)
    }
    return try RankedMatches(matches, depth: depth, secondPass: secondPass)
  }

  /// The page that is asked for, near-copies folded.
  private func group(
    _ ranked: RankedMatches, _ request: SearchRequest, _ records: RecordCache
  ) throws -> [HitGroup] {
    let offset = max(0, request.offset)
    let needed = offset.addingReportingOverflow(max(0, request.limit))
    let end = needed.overflow ? Int.max : needed.partialValue
    guard end > offset else { return [] }
    guard request.foldsCopies else {
      return try HitGroup.unfolded(try ranked.prefix(end).dropFirst(offset), in: records)
    }
    // Enough for a page with some copies; more where they were too many.
    var count = max(RankingDefaults.foldingDepth, end)
    while true {
      let entries = try ranked.prefix(count)
      let groups = try HitGroup.folded(entries, in: records)
      if groups.count >= end || entries.count < count {
        return Array(groups.prefix(end).dropFirst(offset))
      }
      count = count.multipliedReportingOverflow(by: 2).overflow ? Int.max : count * 2
    }
  }

  private func hit(
    _ group: HitGroup, _ request: SearchRequest, _ pass: SecondPass
  ) throws -> Hit {
    let record = group.record
    var hit = Hit(
      record: record, score: group.score, title: Fragment(text: record.title), snippet: nil,
      copies: group.copies)
    guard request.hasSnippets else { return hit }
    let snippets = pass.snippets
    hit.title = snippets.title(record.title)
    guard let text = try source.text(record.docID) else { return hit }
    hit.snippet = try snippets.snippet(of: text, title: record.title)
    return hit
  }
}
