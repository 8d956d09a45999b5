internal import Analysis
internal import Glibc

/// Finds the words of an index that a mistyped word may have meant.
///
/// Score: -3.5 · distance + 0.35 · ln(1 + document frequency), the first letter weighing more; the
/// distance is that of ``SpellingCosts``, from forms and from stems, so that a word is found in
/// whichever form the index holds it.
struct Speller {
  private static let perEdit = -3.5
  private static let perFrequency = 0.35
  /// Hundredths of an edit for a word that is near by its stem alone: its ending was not compared.
  private static let otherForm = 25

  /// A word of the index.
  struct Suggestion {
    /// A form or a stem, as the index holds it.
    var word: String
    /// Words that share a stem are one suggestion.
    var stems: [Term]
    /// Hundredths of an edit.
    var cost: Int
    var documentFrequency: Int
    var score: Double
  }

  let vocabulary: VocabularyTable
  /// ``Analyzer/queryWords(_:)``
  let words: (String) -> [QueryWord]

  /// Best first; none for a word of fewer than three letters.
  func suggestions(for word: QueryWord, limit: Int) -> [Suggestion] {
    guard let form = LetterCode.encode(word.form) else { return [] }
    let bound = SpellingCosts.limit(letters: form.count)
    guard bound > 0, form.count <= VocabularyTable.longest else { return [] }
    var forms = SpellingWalker(form, limit: bound, wantsStems: false)
    vocabulary.walk(&forms)
    var best: [[Term]: Suggestion] = [:]
    func take(_ found: SpellingWalker.Found, _ terms: [Term], _ text: String) {
      // So near that it would be seen at a glance, or nothing.
      guard form.count > SpellingCosts.shortest || text.count == form.count + 1 else { return }
      guard !terms.isEmpty, terms != word.stems else { return }
      let suggestion = Suggestion(
        word: text, stems: terms, cost: found.cost,
        documentFrequency: max(found.forms, found.stems), score: Self.score(found))
      if var known = best[terms] {
        known.documentFrequency = max(known.documentFrequency, suggestion.documentFrequency)
        if suggestion.cost < known.cost {
          known.cost = suggestion.cost
          known.word = suggestion.word
        }
        known.score = Self.score(known.cost, known.documentFrequency)
        best[terms] = known
      } else {
        best[terms] = suggestion
      }
    }
    for found in forms.found {
      let text = LetterCode.decode(found.word)
      take(found, words(text).first?.stems ?? [], text)
    }
    if form.count > SpellingCosts.shortest, let stem = word.stems.first?.text, stem != word.form,
      let codes = LetterCode.encode(stem),
      codes.count >= 3
    {
      var stems = SpellingWalker(
        codes, limit: min(bound, SpellingCosts.limit(letters: codes.count + 1)), wantsStems: true)
      vocabulary.walk(&stems)
      for found in stems.found {
        // A form of the stem is shown, and tells its terms.
        guard let form = vocabulary.mostFrequentForm(beginning: found.word, words: words) else {
          continue
        }
        var found = found
        found.cost += Self.otherForm
        take(found, form.stems, form.text)
      }
    }
    return best.values.sorted { ($0.score, $1.word) > ($1.score, $0.word) }.prefix(limit).map { $0 }
  }

  /// How a suggestion stands beside the best one, 0…1.
  static func share(_ suggestion: Suggestion, beside best: Suggestion) -> Double {
    exp(min(0, suggestion.score - best.score))
  }

  /// How surely a word of this distance was meant: nine of ten for one slip.
  static func confidence(_ suggestion: Suggestion) -> Double {
    max(0.3, 1 - Double(suggestion.cost) / 1000 - (suggestion.cost > 110 ? 0.2 : 0))
  }

  static func score(_ found: SpellingWalker.Found) -> Double {
    score(found.cost, max(found.forms, found.stems))
  }

  private static func score(_ cost: Int, _ frequency: Int) -> Double {
    perEdit * Double(cost) / 100 + perFrequency * log(1 + Double(frequency))
  }
}
