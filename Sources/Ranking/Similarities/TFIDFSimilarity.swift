internal import Glibc

/// tf · idf, lnc.ltc in the notation of SMART: logarithmic frequency, idf on the side of the query,
/// cosine normalization.
///
///     score(t,d) = boost · (1 + ln tf) · ln(N / df) / √length
///
/// Gerard Salton, Christopher Buckley: Term-weighting approaches in automatic text retrieval
/// (Information Processing & Management 24, 1988). The length of a document's vector, for which all
/// of its words would have to be looked at, is taken to be the root of its length, as where no word
/// is repeated; a query's own is a factor that changes no order. Frequencies below 1 count as they
/// are.
public struct TFIDFSimilarity: WordSimilarity, Equatable {
  /// It has no parameters.
  public init() {}

  func scorer(
    boost: Float, term: TermStatistics, in collection: LengthStatistics
  ) -> TFIDFScorer {
    TFIDFScorer(
      weight: boost
        * Float(BM25ATIRESimilarity.idf(term.documentFrequency, term.documentCount(in: collection)))
    )
  }
}

/// tf · idf bound to a term.
struct TFIDFScorer: PointwiseScorer {
  let weight: Float

  @inline(__always)
  func value(_ frequency: Float, _ length: Float) -> Float {
    let damped = frequency > 1 ? 1 + log(frequency) : frequency
    return weight * damped / max(length, 1).squareRoot()
  }
}
