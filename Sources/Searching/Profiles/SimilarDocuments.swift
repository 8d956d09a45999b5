internal import Analysis
internal import Glibc
internal import Postings
internal import Ranking

/// A query of the words that tell a document from others.
///
/// The best words by (1 + ln tf) · idf weigh as much as that, in sum 1; words of no other document and
/// of more than a tenth of all are left out (as in Lucene's MoreLikeThis).
struct SimilarDocuments {
  private static let termLimit = 40
  /// Bytes of a text that are looked at.
  private static let scanLimit = 1 << 20

  let source: any PostingSource
  let analyzer: Analyzer
  let ranking: RankingConfiguration

  /// The query; nil where the document has no text or no telling word.
  func query(_ record: DocumentRecord) throws -> BoundQuery? {
    var profile = TermProfile()
    var title = record.title
    title.withUTF8 { profile.add($0, weight: ranking.number(.titleWeight), analyzer) }
    if let text = try source.text(record.docID) {
      text.body.withUnsafeBufferPointer {
        profile.add(UnsafeBufferPointer(rebasing: $0.prefix(Self.scanLimit)), analyzer)
      }
    }
    let similarity = try BM25Similarity(k1: ranking.number(.k1), b: ranking.number(.b))
    let lists = try source.blockedIndex().map {
      TermLists($0, FieldWeights(title: ranking.number(.titleWeight), body: 1))
    }
    let index = try ProfileIndex(source: source, ranking: ranking, lists: lists)
    let chosen = try telling(profile, index)
    guard !chosen.isEmpty else { return nil }
    let sum = chosen.reduce(0) { $0 + $1.weight }
    let collection = LengthStatistics(
      documentCount: Double(index.statistics.documentCount),
      averageLength: Double(index.averageLength))
    var builder = TermTable.Builder()
    let leaves = try chosen.map { word in
      let terms = [
        TermStatistics(
          documentFrequency: Double(word.documentFrequency),
          documentCount: index.documentCount(of: word.stem))
      ]
      let boost = word.weight / sum
      let slot = builder.slot(for: TermProfile.terms(word.stem))
      let kind = KindWeight(
        postings: try index.kindPostings(word.stem),
        scorer: similarity.scorer(boost: boost, terms: terms, in: collection),
        pattern: .consecutive([[slot]]), boost: boost, terms: terms)
      return LeafWeight(
        kinds: [kind], importance: index.idf(word.documentFrequency, of: word.stem), field: nil,
        text: word.stem,
        isWanted: true)
    }
    return BoundQuery(
      root: .clauses(
        required: [], optional: leaves.indices.map { .leaf($0) },
        excluded: [.documents([record.docID])], filter: nil),
      leaves: leaves, terms: builder.table(), allDocuments: [],
      documentCount: index.statistics.documentCount,
      averageLength: Double(index.averageLength), lists: lists)
  }

  private struct Telling {
    var stem: String
    var weight: Float
    var documentFrequency: Int
  }

  private func telling(_ profile: TermProfile, _ index: ProfileIndex) throws -> [Telling] {
    let limit = max(10, index.statistics.documentCount / 10)
    var words: [Telling] = []
    for (stem, count) in profile.counts {
      let df = try index.documentFrequency(stem)
      guard df > 1, df <= limit else { continue }
      words.append(
        Telling(
          stem: stem, weight: (1 + log(max(1, count))) * index.idf(df, of: stem),
          documentFrequency: df)
      )
    }
    words.sort { ($1.weight, $0.stem) < ($0.weight, $1.stem) }
    return Array(words.prefix(Self.termLimit))
  }
}
