/// The constants of what is looked for beside what was typed.
///
/// "Measured" means: over questions in one language upon documents of the other, and of both.
enum ExpansionDefaults {
  /// How often an occurrence of another word counts, in parts of its probability: translations of a word share a
  /// probability of 1, of which a document holds one or two. Measured: 3 and 4 serve best.
  static let mass: Float = 3
  /// How often it counts at most: less than the word in any form of it.
  static let mostWeight: Float = 0.9
  /// Other words that count at least so much say how near the words of the query are to each other.
  static let nearWeight: Float = 0.15
  /// What a word that occurs may be a slip of counts so much of what a word does.
  static let likeWeight: Float = 0.25
  /// A compound is known by its parts; of n parts each counts an nth.
  static let partWeight: Float = 0.8
  /// Words that are expanded; a query of more says enough by itself.
  static let maximumWords = 64
}
