internal import Glibc

/// BM25 with the idf of Robertson and Walker as the search engine ATIRE has it.
///
///     idf(t)     = ln(N / df)
///     score(t,d) = boost · idf · tf · (k1 + 1) / (tf + k1 · (1 - b + b · length / avgdl))
///
/// Andrew Trotman, Xiangfei Jia, Matt Crane: Towards an Efficient and Effective Search Engine
/// (SIGIR Workshop on Open Source Information Retrieval, 2012). A word of every document counts next
/// to nothing.
public struct BM25ATIRESimilarity: Similarity, Equatable {
  /// The same saturation and normalization.
  let base: BM25Similarity

  /// - Throws: ``RankingError`` as ``BM25Similarity/init(k1:b:)``.
  public init(k1: Float, b: Float) throws(RankingError) { base = try BM25Similarity(k1: k1, b: b) }

  /// The model bound to a word, or to the words of a phrase.
  public func scorer(
    boost: Float, terms: [TermStatistics], in collection: LengthStatistics
  ) -> any SimilarityScorer {
    let idf = terms.reduce(0) {
      $0 + Self.idf($1.documentFrequency, $1.documentCount(in: collection))
    }
    return base.scorer(boost: boost, idf: idf, in: collection)
  }

  static func idf(_ documentFrequency: Double, _ documentCount: Double) -> Double {
    let count = max(documentCount, 1)
    return max(log(count / min(max(documentFrequency, 0.5), count)), Double(leastScore))
  }
}
