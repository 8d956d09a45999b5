/// A measure of how well a ranking serves a topic, with its parameters, named as ir_measures names
/// it.
///
/// Values are those of trec_eval where it has the measure (the formulas are at ``JudgedRanking``).
public struct Measure: Sendable, Hashable, CustomStringConvertible {
  /// The measures, by name.
  public enum Kind: String, Sendable, CaseIterable {
    /// Average precision, the mean of the precisions at each relevant document (Buckley, Voorhees
    /// 2005).
    case averagePrecision = "AP"
    /// Binary preference (Buckley, Voorhees: Retrieval Evaluation with Incomplete Information,
    /// 2004).
    case binaryPreference = "Bpref"
    /// Expected reciprocal rank (Chapelle, Metzler, Zhang, Grinspan 2009).
    case expectedReciprocalRank = "ERR"
    /// Inferred average precision (Yilmaz, Aslam 2006).
    case inferredAveragePrecision = "infAP"
    /// Interpolated precision at a level of recall.
    case interpolatedPrecision = "IPrec"
    /// The share of documents that have a judgement.
    case judged = "Judged"
    /// Normalized discounted cumulative gain (Järvelin, Kekäläinen 2002).
    case normalizedGain = "nDCG"
    /// How many topics there are.
    case topicCount = "NumQ"
    /// How many relevant documents there are.
    case relevantCount = "NumRel"
    /// How many documents were retrieved; with `rel`, how many relevant ones.
    case retrievedCount = "NumRet"
    /// Precision: the share of relevant documents among the first.
    case precision = "P"
    /// Recall: the share of all relevant documents that is among the first.
    case recall = "R"
    /// Rank-biased precision with persistence p (Moffat, Zobel 2008), of relevant or not.
    case rankBiasedPrecision = "RBP"
    /// The reciprocal of the first relevant document's rank.
    case reciprocalRank = "RR"
    /// Precision at as many documents as are relevant.
    case rPrecision = "Rprec"
    /// Average precision of the retrieved documents as a set.
    case setAveragePrecision = "SetAP"
    /// The harmonic mean of precision and recall of the retrieved documents as a set, weighed by
    /// `beta`.
    case setF = "SetF"
    /// Precision of the retrieved documents as a set.
    case setPrecision = "SetP"
    /// Recall of the retrieved documents as a set.
    case setRecall = "SetR"
    /// Whether a relevant document is among the first.
    case success = "Success"
  }

  /// Which measure.
  public var kind: Kind
  /// Only so many documents count; nil for all.
  public var cutoff: Int?
  /// The lowest grade of a relevant document, at least 1; nil for the measure's default, which is
  /// 1.
  public var relevance: Int?
  /// Documents without a judgement are passed over.
  public var isJudgedOnly = false
  /// nDCG's gain is 2^grade − 1 (Burges et al. 2005) instead of the grade.
  public var hasExponentialGain = false
  /// RBP's persistence, above 0 and below 1.
  public var persistence = 0.8
  /// SetF's importance of recall to precision.
  public var beta = 1.0
  /// IPrec's level of recall, 0…1.
  public var recallLevel = 0.0

  /// A measure with its default parameters.
  public init(_ kind: Kind, cutoff: Int? = nil, relevance: Int? = nil) {
    self.kind = kind
    self.cutoff = cutoff
    self.relevance = relevance
  }

  /// `nDCG@10`, the measure to look at first.
  public static let nDCG10 = Measure(.normalizedGain, cutoff: 10)

  /// What a table shows where nothing else is asked for.
  public static let common = [
    nDCG10, Measure(.averagePrecision), Measure(.reciprocalRank, cutoff: 10),
    Measure(.recall, cutoff: 100), Measure(.judged, cutoff: 10),
  ]

  /// Whether the values of topics are summed up instead of averaged: a count.
  public var isCount: Bool {
    switch kind {
    case .relevantCount, .retrievedCount, .topicCount: true
    default: false
    }
  }

  /// The canonical name: defaults left out, the cutoff last: `P(rel=2)@10`.
  public var description: String {
    var parameters: [String] = []
    if hasExponentialGain { parameters.append("dcg='exp-log2'") }
    if kind == .setF, beta != 1 { parameters.append("beta=\(beta)") }
    if kind == .rankBiasedPrecision, persistence != 0.8 { parameters.append("p=\(persistence)") }
    if let relevance { parameters.append("rel=\(relevance)") }
    if isJudgedOnly { parameters.append("judged_only=True") }
    var name = kind.rawValue
    if !parameters.isEmpty { name += "(\(parameters.joined(separator: ",")))" }
    if kind == .interpolatedPrecision { return "\(name)@\(recallLevel)" }
    return cutoff.map { "\(name)@\($0)" } ?? name
  }
}
