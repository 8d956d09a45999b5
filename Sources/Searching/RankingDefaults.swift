/// The constants of ranking and of its second pass that no one needs to set, each with its origin;
/// what can be set is a ``RankingParameter``.
enum RankingDefaults {
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

  /// Near-copies are sought among so many of the best documents at least.
  static let foldingDepth = 100
  /// For choosing snippets, a match in a line that many documents hold counts this much.
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
