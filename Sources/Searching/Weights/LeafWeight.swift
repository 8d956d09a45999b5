internal import Postings

/// A word, phrase or prefix bound to an index.
struct LeafWeight {
  /// What it scores by; the first finds every document that the leaf matches, most often.
  var kinds: [KindWeight]
  /// How to find the word in a text, where its first kind does not find all of it.
  var mention: OccurrencePattern?
  /// How to find in a text what was looked for beside the word; ``kinds`` score it.
  var otherWords: [OccurrencePattern] = []
  /// How telling a match is, for choosing snippets: idf, less for stop words.
  var importance: Float
  /// Where it looks; nil for both.
  var field: Field?
  /// As the query has it.
  var text = ""
  var shape = Shape.word
  var isStopword = false
  /// Whether words of another language stand for it too.
  var isTranslated = false
  /// Words that say how near the query's words are to each other in a text; none of a phrase.
  var units: [ProximityUnit] = []
  /// Its words as they are looked for by runs of letters, or others for them, each with how telling it is.
  var words: [(form: String, idf: Float)] = []
  /// Whether it stands for something wanted (and is highlighted) rather than excluded.
  var isWanted: Bool

  /// What part of a query it is.
  enum Shape {
    case word
    case exactWord
    case phrase
    case prefix
  }

  /// The phrase, where it need not be counted in every document.
  var phrase: PhraseLists? { kinds.first?.postings.phrase }

  /// How to find all that is to be shown of it in a text.
  var shown: [OccurrencePattern] {
    (mention.map { [$0] } ?? kinds.prefix(1).map(\.pattern)) + otherWords
  }
}
