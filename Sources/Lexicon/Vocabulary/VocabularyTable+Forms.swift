internal import Analysis

extension VocabularyTable {
  /// Looks at the words that begin with some letters.
  private struct BeginningWalker: VocabularyWalker {
    let beginning: [UInt8]
    /// An ending is shorter.
    static let longestEnding = 6
    var found: [(word: [UInt8], forms: Int)] = []

    mutating func descend(_ letter: UInt8, at depth: Int) -> Bool {
      depth < beginning.count
        ? letter == beginning[depth] : depth < beginning.count + Self.longestEnding
    }

    mutating func arrive(_ word: UnsafeBufferPointer<UInt8>, forms: Int, stems: Int) {
      if forms > 0, word.count >= beginning.count { found.append((Array(word), forms)) }
    }
  }

  /// The form of a stem that most documents hold, with the terms of all its forms; nil where the index
  /// has none that begins so.
  func mostFrequentForm(
    beginning stem: [UInt8], words: (String) -> [QueryWord]
  ) -> (text: String, stems: [Term])? {
    var walker = BeginningWalker(beginning: stem)
    walk(&walker)
    let text = LetterCode.decode(stem)
    for candidate in walker.found.sorted(by: {
      ($0.forms, $1.word.count) > ($1.forms, $0.word.count)
    }) {
      let form = LetterCode.decode(candidate.word)
      if let word = words(form).first, word.stems.contains(where: { $0.text == text }) {
        return (form, word.stems)
      }
    }
    return nil
  }
}
