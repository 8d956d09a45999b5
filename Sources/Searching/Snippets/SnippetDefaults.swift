/// The constants of snippets: how much to show, how much to read.
enum SnippetDefaults {
  /// Characters of a snippet: three lines of a terminal.
  static let length = 220
  /// Characters of each of two fragments.
  static let shortLength = 115
  /// Bytes read at a time; after each the search may have found enough.
  static let sliceSize = 64 << 10
  /// Bytes that are read to find a word that does not come: no one waits longer for a snippet.
  static let scanLimit = 2 << 20
  /// Bytes that are read to find a better place once every word was seen.
  static let enoughLimit = 256 << 10
  /// Occurrences that are weighed.
  static let occurrenceLimit = 8_000
  /// Lines that are looked up as boilerplate.
  static let lineLimit = 64
  /// What a further mention of a word adds, of what its first one does.
  static let repetitionWeight: Float = 0.05
  /// How far a sentence may reach beyond the length's share of this, for a snippet to end with it.
  static let endShare = 0.6
}
