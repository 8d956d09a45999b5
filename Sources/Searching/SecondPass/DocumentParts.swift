internal import Ranking

/// What a document's final score is the sum of.
struct DocumentParts {
  var docID: Int64
  /// What the first pass gave it.
  var first: Double
  /// Added by the passes, in the order they are summed up; boilerplate takes off.
  var boilerplate = 0.0
  var ordered = 0.0
  var unordered = 0.0
  var window = 0.0
  /// Of words in the title.
  var title = 0.0
  /// Of words that the document lacks, by runs of letters.
  var ngrams = 0.0
  /// Relative to the other documents.
  var feedback = 0.0
  /// For being in another language than the query.
  var language = 0.0
  /// Of documents that are like it; takes off where they score less.
  var neighbors = 0.0
  /// Of recency and length, which are factors.
  var priors = 0.0

  init(_ entry: TopK.Entry) {
    docID = entry.docID
    first = entry.score
  }

  /// What priors multiply.
  var beforePriors: Double {
    first + boilerplate + ordered + unordered + window + title + ngrams + feedback
      + language + neighbors
  }

  /// The score.
  var total: Double { max(0, beforePriors + priors) }

  var entry: TopK.Entry { TopK.Entry(docID: docID, score: total) }
}
