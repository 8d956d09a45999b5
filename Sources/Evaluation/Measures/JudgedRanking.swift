/// A topic's ranking as measures see it: the grade at each rank, and the grades that there are.
public struct JudgedRanking: Sendable {
  /// The grade at each rank from the first; ``unjudged`` or ``unpooled`` where there is none.
  public let grades: [Int]
  /// Grades of 0 and more of all judged documents, highest first.
  public let judgements: [Int]
  /// The highest grade of the whole collection of judgements; ERR's scale follows from it.
  public let highestGrade: Int

  /// A document that was pooled, and not judged: any grade below 0 in the file.
  public static let unjudged = -1
  /// A document that no file of judgements names.
  public static let unpooled = -2

  /// Joins a ranking with the judgements of its topic.
  public init(_ documents: [RankedDocument], judgements: [String: Int], highestGrade: Int) {
    grades = documents.map { document in
      judgements[document.id].map { max($0, Self.unjudged) } ?? Self.unpooled
    }
    self.judgements = judgements.values.filter { $0 >= 0 }.sorted(by: >)
    self.highestGrade = highestGrade
  }

  private init(grades: [Int], judgements: [Int], highestGrade: Int) {
    self.grades = grades
    self.judgements = judgements
    self.highestGrade = highestGrade
  }

  /// The same without the documents that have no grade of 0 or more.
  var judgedOnly: JudgedRanking {
    JudgedRanking(
      grades: grades.filter { $0 >= 0 }, judgements: judgements, highestGrade: highestGrade)
  }

  /// Documents that count as relevant from a grade on.
  func relevantCount(_ level: Int) -> Int { judgements.prefix { $0 >= level }.count }

  /// The value of a measure for this topic; 0 where it has no relevant document or none was
  /// retrieved.
  ///
  /// Cost: linear in the ranking.
  public func value(of measure: Measure) -> Double {
    let ranking = measure.isJudgedOnly ? judgedOnly : self
    let level = measure.relevance ?? 1
    let depth = min(measure.cutoff ?? Int.max, ranking.grades.count)
    switch measure.kind {
    case .averagePrecision: return ranking.averagePrecision(level, depth: depth)
    case .binaryPreference: return ranking.binaryPreference(level)
    case .expectedReciprocalRank: return ranking.expectedReciprocalRank(depth: depth)
    case .inferredAveragePrecision: return ranking.inferredAveragePrecision(level)
    case .interpolatedPrecision:
      return ranking.interpolatedPrecision(level, at: measure.recallLevel)
    case .judged: return ranking.judgedShare(depth: depth)
    case .normalizedGain:
      return ranking.normalizedGain(
        depth: depth, cutoff: measure.cutoff ?? Int.max, isExponential: measure.hasExponentialGain)
    case .precision: return ranking.precision(level, depth: depth, cutoff: measure.cutoff ?? depth)
    case .rPrecision: return ranking.rPrecision(level)
    case .rankBiasedPrecision:
      return ranking.rankBiasedPrecision(level, depth: depth, persistence: measure.persistence)
    case .recall: return ranking.recall(level, depth: depth)
    case .reciprocalRank: return ranking.reciprocalRank(level, depth: depth)
    case .relevantCount: return Double(ranking.relevantCount(level))
    case .retrievedCount:
      return Double(
        measure.relevance.map { ranking.hits($0, depth: depth) } ?? ranking.grades.count)
    case .setAveragePrecision:
      return ranking.precision(level, depth: depth, cutoff: depth)
        * ranking.recall(level, depth: depth)
    case .setF: return ranking.setF(level, beta: measure.beta)
    case .setPrecision: return ranking.precision(level, depth: depth, cutoff: depth)
    case .setRecall: return ranking.recall(level, depth: depth)
    case .success: return ranking.hits(level, depth: depth) > 0 ? 1 : 0
    case .topicCount: return 1
    }
  }
}
