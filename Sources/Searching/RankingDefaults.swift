/// The constants of ranking and of its second pass, each with its origin.
///
/// "Measured" means: over thirteen English and Russian test collections, one value for all of
/// them, none tuned for one collection.
enum RankingDefaults {
  // MARK: Weights of the parts of a score

  /// A word's score is a sum over kinds of term: any inflected form, and this very form. Measured:
  /// the sum beats either kind alone in both languages.
  static let stemWeight: Float = 0.8
  /// See ``stemWeight``.
  static let exactWeight: Float = 0.2
  /// Stop words and question words. Measured: better than dropping them and than counting them.
  static let stopwordWeight: Float = 0.2
  /// How many times the title counts in frequency and length (BM25F's field weight, Robertson,
  /// Zaragoza, Taylor 2004). Measured: twice to five times are alike, and better than once.
  static let titleWeight: Float = 2

  // MARK: Limits of a query

  /// Longer queries are cut; their first words say what they are about.
  static let maximumDistinctWords = 1024
  /// Words with their repetitions, phrases and filters.
  static let maximumClauses = 4096
  /// Deeper parentheses are passed over.
  static let maximumDepth = 64
  /// Positions between the words of `"…"~n`.
  static let maximumDistance = 1000
  /// A phrase's longest; FTS5 joins its positions pairwise, and no one types more.
  static let maximumPhraseWords = 64
  /// A compound is sought joined and by its parts, so a phrase of n compounds has 2ⁿ readings:
  /// up to this many are sought, else the all-joined and the all-parted one.
  static let maximumPhraseVariants = 4
  /// More would tell no one more.
  static let maximumNotes = 20

  // MARK: The second pass

  /// Documents that are looked at again. Fixed, so that every page shows the same ranking.
  static let secondPassDepth = 100
  /// A match in a line that many documents hold says little of this one: it counts this much.
  static let boilerplateWeight: Float = 0.25
  /// Below, a line is boilerplate in no collection, however small.
  static let boilerplateMinimum = 3
  /// Above, it is in any, however large.
  static let boilerplateMaximum = 50
  /// Between the two, the share of documents that must hold it.
  static let boilerplateShare = 0.001
  /// Shorter lines (bytes) repeat by chance: headings, dates, closing braces.
  static let boilerplateLineLength = 20
  /// Bytes of a document that the second pass reads.
  static let boilerplateScanLimit = 1 << 20
  /// Bytes that it reads in all; with this much read, the rest keep their scores.
  static let boilerplateTotalLimit = 16 << 20
  /// Fingerprints of near-copies differ in at most so many of their 64 bits (Manku, Jain, Das
  /// Sarma: Detecting Near-Duplicates for Web Crawling, 2007).
  static let copyDistance = 3
  /// The smaller of two copies has at least this share of the larger one's bytes.
  static let copySizeShare = 0.8
}
