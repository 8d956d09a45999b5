internal import Analysis

/// The words of a text that carry meaning, as stems.
struct ContentWords {
  private let analyzer = Analyzer()

  /// - Parameter script: Words of the other alphabet are left out: names that a translation left as
  ///   they were say nothing, and would stand among the words of the wrong language.
  func words(_ text: String, _ script: Script? = nil) -> [(stem: String, form: String)] {
    var words: [(stem: String, form: String)] = []
    for word in analyzer.queryWords(text) {
      for part in word.parts.isEmpty ? [word] : word.parts where !part.isStopword {
        guard let stem = part.stems.first?.text, let own = Script(of: stem),
          script == nil || own == script, stem.utf8.count > 1
        else { continue }
        words.append((stem, part.form))
      }
    }
    return words
  }
}
