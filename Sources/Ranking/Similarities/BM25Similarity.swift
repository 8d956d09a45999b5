internal import Glibc

/// Okapi BM25: a saturating function of the frequency, normalized by length, times the idf.
///
///     idf(t)     = ln(1 + (N - df + 0.5) / (df + 0.5))
///     score(t,d) = boost · idf · tf · (k1 + 1) / (tf + k1 · (1 - b + b · length / avgdl))
///
/// Stephen Robertson, Hugo Zaragoza: The Probabilistic Relevance Framework: BM25 and Beyond
/// (Foundations and Trends in Information Retrieval 3, 2009), with the idf of Lucene: the paper's
/// ln((N - df + 0.5) / (df + 0.5)) is negative for a term that more than half of the documents
/// hold, and a match must never lower a score. The factor k1 + 1, which Lucene has left out since
/// version 8, is kept: it changes no order, but weights of further features are tuned against it.
///
/// The idf of several terms (a phrase) is the sum of theirs, as if they occurred independently:
/// ln(1/p) adds up where probabilities multiply. The frequency of the phrase itself is too
/// unsteady an estimate: most phrases that match at all occur once or twice.
public struct BM25Similarity: Similarity, Equatable {
  /// How soon further occurrences stop counting.
  public let k1: Float
  /// How much length counts: 0 not at all, 1 wholly.
  public let b: Float

  /// Between the values that are best for short answers (0.9, 0.4) and those for long keyword
  /// queries (1.2, 0.75); the best compromise over thirteen English and Russian collections.
  public static let defaultK1: Float = 1.2
  /// See ``defaultK1``.
  public static let defaultB: Float = 0.6

  /// The model with its default parameters.
  public init() {
    k1 = Self.defaultK1
    b = Self.defaultB
  }

  /// - Parameters:
  ///   - k1: 0…1000.
  ///   - b: 0…1.
  /// - Throws: ``RankingError/parameterOutOfRange(name:value:allowed:)``.
  public init(k1: Float, b: Float) throws(RankingError) {
    guard k1 >= 0, k1 <= 1000 else {
      throw .parameterOutOfRange(name: "k1", value: Double(k1), allowed: "between 0 and 1000")
    }
    guard b >= 0, b <= 1 else {
      throw .parameterOutOfRange(name: "b", value: Double(b), allowed: "between 0 and 1")
    }
    self.k1 = k1
    self.b = b
  }

  /// The inverse document frequency, above 0; a `df` beyond `N` counts as `N`.
  public static func idf(documentFrequency: Double, documentCount: Double) -> Double {
    let df = min(max(documentFrequency, 0), documentCount)
    return log1p((documentCount - df + 0.5) / (df + 0.5))
  }

  /// BM25 bound to a term, or to the words of a phrase; see ``BM25Similarity``.
  public func scorer(
    boost: Float, terms: [TermStatistics], in collection: LengthStatistics
  ) -> any SimilarityScorer {
    let idf = terms.reduce(0) {
      $0
        + Self.idf(
          documentFrequency: $1.documentFrequency, documentCount: $1.documentCount(in: collection))
    }
    return scorer(boost: boost, idf: idf, in: collection)
  }

  /// The model with an idf of another kind.
  func scorer(boost: Float, idf: Double, in collection: LengthStatistics) -> BM25Scorer {
    BM25Scorer(
      weight: boost * Float(idf) * (k1 + 1), constantNorm: k1 * (1 - b),
      normPerLength: k1 * b / Float(collection.usableAverage))
  }
}
