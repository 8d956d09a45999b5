internal import Analysis

/// What to propose to people.
extension QueryExpander {
  /// Words of the index that a word may have meant, best first, whether it occurs or not.
  public func suggestions(
    for text: String, limit: Int
  ) -> [(word: String, documentFrequency: Int, kind: Alternative.Kind)] {
    guard let word = analyzer.queryWords(text).first else { return [] }
    var found: [(word: String, documentFrequency: Int, kind: Alternative.Kind)] = []
    var seen: Set<String> = [word.form]
    func take(_ text: String, _ terms: [Term], _ kind: Alternative.Kind) {
      let frequency = vocabulary.documentFrequency(terms)
      if frequency > 0, seen.insert(text).inserted { found.append((text, frequency, kind)) }
    }
    if let reading = restorer.reading(ofWord: text),
      let meant = analyzer.queryWords(reading.text).first
    {
      take(reading.text, meant.stems, .layout)
    }
    if let table = vocabulary.table {
      let speller = Speller(vocabulary: table, words: analyzer.queryWords)
      for suggestion in speller.suggestions(for: word, limit: limit) {
        take(suggestion.word, suggestion.stems, .spelling)
      }
      for other in transliterations(of: word, word.form, isTranslated: false) {
        take(other.text, other.terms, .transliteration)
      }
    }
    for other in translations(of: word, word.form) { take(other.text, other.terms, other.kind) }
    return Array(found.prefix(limit))
  }

  /// A query with the likeliest words of the index in place of those that it does not hold; nil where none is
  /// replaced.
  public func suggestion(forQuery text: String) -> String? {
    guard text.utf8.count <= Self.longestText else { return nil }
    var bytes = Array(text.utf8)
    var isChanged = false
    for word in analyzer.queryWords(text).reversed() where !isKnown(word) {
      let typed = String(decoding: bytes[word.range], as: UTF8.self)
      guard let best = suggestions(for: typed, limit: 1).first else { continue }
      bytes.replaceSubrange(word.range, with: Array(cased(best.word, as: typed).utf8))
      isChanged = true
    }
    return isChanged ? String(decoding: bytes, as: UTF8.self) : nil
  }
}
