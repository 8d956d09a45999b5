public import Postings

/// Why a document has the score that it has: parts that add up to it.
public struct ScoreExplanation: Sendable {
  /// The document.
  public var record: DocumentRecord
  /// The query as it was understood.
  public var query: Query
  /// Nil where the document does not match.
  public var score: Double?
  /// Its place in the answer, counted from 1; nil where it is behind the first thousand, or nowhere.
  public var rank: Int?
  /// The words of the query, in the order in which their scores are summed up; what is excluded is
  /// not among them.
  public var words: [WordExplanation]
  /// What the passes over the best documents add, in order; empty for a document behind these.
  public var passes: [PassExplanation]
  /// What keeps it from matching.
  public var obstacles: [MatchObstacle]
  /// What a document behind those of the second pass is multiplied by, to stay behind; else 1.
  public var tailFactor = 1.0
  /// The model, and what it knows of the collection.
  public var model: String
  /// Documents in the index.
  public var documentCount: Int
  /// The average length of a document, the title's weighted.
  public var averageLength: Double

  /// The parts in the order in which they are summed up: words, then passes.
  public var parts: [Double] { words.map(\.score) + passes.map(\.value) }
}

/// A word, phrase or prefix of a query in a document.
public struct WordExplanation: Sendable {
  /// As the query has it.
  public var text: String
  /// 0 where it does not match.
  public var score: Double
  /// Whether the document holds it.
  public var matches: Bool
  /// The kinds of term that it is scored by, those that match.
  public var kinds: [KindExplanation]
}

/// What one kind of term gives to a word's score.
public struct KindExplanation: Sendable {
  /// What counts as the word.
  public enum Name: String, Sendable {
    /// Any form of it.
    case anyForm = "any form"
    /// Any form of its lemma, by the dictionary.
    case lemma
    /// This form alone.
    case exactForm = "this form"
    case phrase
    case prefix
  }

  /// What it is.
  public var name: Name
  /// What it adds.
  public var score: Double
  /// What the kind and the word weigh.
  public var weight: Double
  /// Documents that hold it; of a phrase, for each of its words.
  public var documentFrequencies: [Int]
  /// Documents that each is counted among: those of its language, in a collection of two.
  public var documentCounts: [Int]
  /// Inverse document frequency; of a phrase, the sum over its words.
  public var idf: Double
  /// Occurrences, those in the title weighted.
  public var frequency: Double
  /// Of the document, the title's weighted.
  public var length: Double
  /// Forms of it in the text, most frequent first; empty where the text is not to be had.
  public var forms: [(text: String, title: Int, body: Int)]
}

/// What a pass over the best documents gives.
public struct PassExplanation: Sendable {
  /// The passes in the order in which they are summed up.
  public enum Name: String, Sendable, CaseIterable {
    case boilerplate
    case ordered
    case unordered
    case window
    case title
    case ngrams
    case feedback
    case language
    case neighbors
    case priors
  }

  /// Which pass.
  public var name: Name
  /// Below 0 where it takes off.
  public var value: Double
}

/// Why a document does not match.
public enum MatchObstacle: Sendable, Equatable {
  /// A word that must be there is not.
  case lacks(String)
  /// A word that must not be there is.
  case holds(String)
  /// None of the words is there.
  case lacksAll([String])
  /// It does not meet the conditions (path, language, date).
  case conditions
}
