/// The models by their names in configurations, and the parameters of each.
public enum SimilarityModel: String, Sendable, CaseIterable {
  case bm25
  case bm25ATIRE = "bm25-atire"
  case bm25Plus = "bm25+"
  case bm25F = "bm25f"
  case bm25L = "bm25l"
  case dfi
  case dph
  case inL2 = "inl2"
  case lmDirichlet = "lm-dirichlet"
  case lmJelinekMercer = "lm-jm"
  case pl2
  case tfIDF = "tf-idf"

  /// What can be set about a model, by the names of the papers.
  public enum Parameter: String, Sendable, CaseIterable {
    case k1
    case b
    case titleB = "title-b"
    case delta
    case mu
    case lambda
    case c

    /// The values that models take.
    public var range: ClosedRange<Double> {
      switch self {
      case .k1: 0...1000
      case .b, .titleB: 0...1
      case .delta: 0...10
      case .mu: 1...1_000_000
      case .lambda: 0.001...0.999
      case .c: 0.01...1000
      }
    }
  }

  /// The model's parameters.
  public var parameters: [Parameter] {
    switch self {
    case .bm25, .bm25ATIRE: [.k1, .b]
    case .bm25F: [.k1, .b, .titleB]
    case .bm25L, .bm25Plus: [.k1, .b, .delta]
    case .dfi, .dph, .tfIDF: []
    case .inL2, .pl2: [.c]
    case .lmDirichlet: [.mu]
    case .lmJelinekMercer: [.lambda]
    }
  }

  /// The model with parameters.
  ///
  /// - Throws: ``RankingError/parameterOutOfRange(name:value:allowed:)``.
  public func similarity(
    _ value: (Parameter) -> Double
  ) throws(RankingError) -> any Similarity {
    func number(_ parameter: Parameter) -> Float { Float(value(parameter)) }
    switch self {
    case .bm25: return try BM25Similarity(k1: number(.k1), b: number(.b))
    case .bm25ATIRE: return try BM25ATIRESimilarity(k1: number(.k1), b: number(.b))
    case .bm25F:
      return try BM25FSimilarity(k1: number(.k1), bodyB: number(.b), titleB: number(.titleB))
    case .bm25L:
      return try BM25LSimilarity(k1: number(.k1), b: number(.b), delta: number(.delta))
    case .bm25Plus:
      return try BM25PlusSimilarity(k1: number(.k1), b: number(.b), delta: number(.delta))
    case .dfi: return DFISimilarity()
    case .dph: return DPHSimilarity()
    case .inL2: return try InL2Similarity(c: number(.c))
    case .lmDirichlet: return try LMDirichletSimilarity(mu: number(.mu))
    case .lmJelinekMercer: return try LMJelinekMercerSimilarity(lambda: number(.lambda))
    case .pl2: return try PL2Similarity(c: number(.c))
    case .tfIDF: return TFIDFSimilarity()
    }
  }
}
