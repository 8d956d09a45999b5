internal import Ranking

/// Something that can be set about a ranking: a number with a range, by a name.
public struct RankingParameter: Sendable, Hashable {
  /// As configuration files and `--set` have it; a dot is that of a TOML table.
  public let name: String
  /// What values it takes.
  public let range: ClosedRange<Double>
  /// Whether only whole numbers are meant.
  public let isWhole: Bool
  /// What it has where nothing else is said.
  public let standard: Double
  /// What it does, in a line.
  public let summary: String

  init(
    _ name: String, _ standard: Double, _ range: ClosedRange<Double>, isWhole: Bool = false,
    _ summary: String
  ) {
    self.name = name
    self.range = range
    self.isWhole = isWhole
    self.standard = standard
    self.summary = summary
  }

  private init(_ parameter: SimilarityModel.Parameter, _ standard: Double, _ summary: String) {
    self.init(parameter.rawValue, standard, parameter.range, summary)
  }

  /// The allowed values in words.
  public var allowed: String {
    let ends = "between \(Self.text(range.lowerBound)) and \(Self.text(range.upperBound))"
    return isWhole ? "a whole number \(ends)" : ends
  }

  /// Whether a value may be given to it.
  public func accepts(_ value: Double) -> Bool {
    range.contains(value) && (!isWhole || value == value.rounded())
  }

  /// A number without what says nothing: `1`, `0.25`.
  public static func text(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : "\(value)"
  }

  // MARK: of models

  static let k1 = RankingParameter(
    .k1, 1.3, "how soon further occurrences stop counting")
  static let b = RankingParameter(
    .b, 0.6, "how much length counts: 0 not at all, 1 wholly")
  static let titleB = RankingParameter(.titleB, 0.6, "b of titles (bm25f)")
  static let delta = RankingParameter(
    .delta, 1, "what an occurrence counts at least (bm25+, bm25l)")
  static let mu = RankingParameter(.mu, 1000, "tokens of the prior (lm-dirichlet)")
  static let lambda = RankingParameter(.lambda, 0.4, "share of the collection's model (lm-jm)")
  static let c = RankingParameter(.c, 1, "normalization by length (pl2, inl2)")

  // MARK: weights

  static let stemWeight = RankingParameter(
    "weights.stem", 0.42, 0...1000, "any form of a word, by its stem")
  static let lemmaWeight = RankingParameter(
    "weights.lemma", 0.38, 0...1000,
    "any form, by its lemma; counts for the stem where none is known")
  static let exactWeight = RankingParameter("weights.exact", 0.2, 0...1000, "this very form")
  static let stopwordWeight = RankingParameter(
    "weights.stopword", 0.2, 0...1, "stop words and question words")
  static let titleWeight = RankingParameter(
    "weights.title", 2, 0.01...100, "how many times titles count")

  // MARK: what is counted

  static let languages = RankingParameter(
    "statistics.languages", 1, 0...1, isWhole: true,
    "the documents that a word is rare among: 1 those of its language, 0 all")

  // MARK: what is looked for besides

  static let translate = RankingParameter(
    "expansion.translate", 1, 0...1, isWhole: true, "other words for those typed: 1 yes, 0 no")
  static let fix = RankingParameter(
    "expansion.fix", 1, 0...1, isWhole: true, "what was meant by mistyped words: 1 yes, 0 no")

  static let otherLanguage = RankingParameter(
    "expansion.gain", 0.15, 0...100,
    "what documents gain that have nothing in the language of a translated query")

  // MARK: passes

  static let depth = RankingParameter(
    "passes.depth", 100, 0...1000, isWhole: true, "documents that are looked at again")
  static let boilerplate = RankingParameter(
    "boilerplate.weight", 0.25, 0...1, "a match in a line that many documents hold")
  static let ordered = RankingParameter(
    "proximity.ordered", 0.15, 0...1000, "words of the query next to each other, in order")
  static let unordered = RankingParameter(
    "proximity.unordered", 0.2, 0...1000, "words of the query near each other")
  static let span = RankingParameter(
    "proximity.span", 8, 2...1000, isWhole: true, "positions that count as near")
  static let window = RankingParameter(
    "proximity.window", 0.4, 0...1000, "the window that holds most of the query")
  static let windowWidth = RankingParameter(
    "proximity.width", 20, 2...1000, isWhole: true, "positions of that window")
  static let titleMatch = RankingParameter(
    "proximity.title", 0.2, 0...1000, "words of the query in the title, each once")
  static let ngramWeight = RankingParameter(
    "ngrams.weight", 0.8, 0...1000, "words that are not there, by the runs of letters that are")
  static let ngramLength = RankingParameter(
    "ngrams.length", 5, 2...8, isWhole: true, "letters of a run")
  static let ngramCyrillic = RankingParameter(
    "ngrams.cyrillic", 4, 2...8, isWhole: true, "letters of a run in Cyrillic words")

  static let rm3 = RankingParameter(
    "feedback.rm3", 0.3, 0...1000, "words of the best documents, by the relevance model RM3")
  static let bo1 = RankingParameter(
    "feedback.bo1", 0, 0...1000, "words of the best documents, by divergence from randomness (Bo1)")
  static let feedbackDocuments = RankingParameter(
    "feedback.documents", 10, 1...100, isWhole: true, "documents whose words are taken")
  static let feedbackTerms = RankingParameter(
    "feedback.terms", 20, 1...1000, isWhole: true, "words that are taken")
  static let feedbackCoverage = RankingParameter(
    "feedback.coverage", 1, 0...1,
    "only where the best three documents hold no more of the query: 1 always")
  static let feedbackWords = RankingParameter(
    "feedback.words", 8, 0...1000, isWhole: true,
    "only for queries of so many words, stop words apart")

  static let neighborWeight = RankingParameter(
    "neighbors.weight", 0.25, 0...1, "scores of the documents that are most like it")
  static let neighborCount = RankingParameter(
    "neighbors.count", 5, 1...100, isWhole: true, "documents that count so")
  static let neighborLikeness = RankingParameter(
    "neighbors.likeness", 0.5, 0...1,
    "texts that are more alike say nothing of each other: 1 all count")

  // MARK: priors

  static let recency = RankingParameter(
    "priors.recency", 0, 0...100, "how much more the newest document scores: 1 twice as much")
  static let halfLife = RankingParameter(
    "priors.half-life", 365, 0.01...1_000_000, "days in which half of that is lost")
  static let lengthPrior = RankingParameter(
    "priors.length", 0, -2...2, "power of length ÷ average length that scores are multiplied by")

  /// All of them, in the order of configuration files.
  public static let all: [RankingParameter] = [
    k1, b, titleB, delta, mu, lambda, c,
    stemWeight, lemmaWeight, exactWeight, stopwordWeight, titleWeight,
    languages, translate, fix, otherLanguage, depth, boilerplate, ordered, unordered, span, window,
    windowWidth,
    titleMatch, ngramWeight, ngramLength, ngramCyrillic,
    rm3, bo1, feedbackDocuments, feedbackTerms, feedbackCoverage, feedbackWords,
    neighborWeight, neighborCount, neighborLikeness, recency, halfLife, lengthPrior,
  ]

  /// The parameter of a name.
  public static func named(_ name: String) -> RankingParameter? { byName[name] }

  private static let byName = Dictionary(
    all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}
