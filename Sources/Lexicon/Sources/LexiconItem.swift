/// What a source says: words or phrases that mean the same, texts that say the same, or words that
/// stand for others.
enum LexiconItem: Sendable, Equatable {
  /// A short form and the phrase it stands for, of one language.
  case acronym(short: String, phrase: String)
  /// A translation that someone chose; the weight is for its source, any positive number.
  case pair(english: String, russian: String, weight: Double)
  /// A text and its translation, at most some hundred words: what the word alignment learns from.
  case segment(english: String, russian: String)
  /// Words of one language that may stand for one another.
  case synonyms(String, String)
}
