import Ranking

extension Similarity where Self == BM25Similarity {
  static var bm25: BM25Similarity { BM25Similarity() }
}
