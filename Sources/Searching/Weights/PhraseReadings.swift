internal import Analysis

extension QueryWord {
  /// The terms of any form, by its stem or by its lemma; they may stand at one position.
  var stemsAndLemmas: [Term] { stems + lemmas.filter { !stems.contains($0) } }
}

/// The ways to read words as positions of a text: a compound stands there joined (`ecommerce`) or
/// as its parts (`e commerce`).
struct PhraseReadings {
  /// A word of a reading: for each position the terms of which one stands there.
  typealias Positions = [[Term]]

  /// Each reading: for each word its positions. Empty if some word has no terms at all.
  var readings: [[Positions]]

  /// - Parameter byLemma: Whether a word's lemma stands for it as its stem does.
  init(of words: [QueryWord], isExact: Bool, byLemma: Bool = false) {
    let choices = words.map { Self.choices(for: $0, isExact: isExact, byLemma: byLemma) }
    guard choices.allSatisfy({ !$0.isEmpty }) else {
      readings = []
      return
    }
    let count = choices.reduce(1) { min($0 * $1.count, 1 << 20) }
    if count <= RankingDefaults.maximumPhraseVariants {
      readings = choices.reduce([[]]) { readings, choices in
        readings.flatMap { reading in choices.map { reading + [$0] } }
      }
    } else {
      readings = [choices.map { $0[0] }, choices.map { $0[$0.count - 1] }]
    }
  }

  private static func choices(
    for word: QueryWord, isExact: Bool, byLemma: Bool
  ) -> [Positions] {
    func terms(_ word: QueryWord) -> [Term] {
      isExact ? word.exacts : byLemma ? word.stemsAndLemmas : word.stems
    }
    let joined = terms(word)
    let parts = word.parts.map(terms)
    var choices: [Positions] = []
    if !joined.isEmpty { choices.append([joined]) }
    if !parts.isEmpty, parts.allSatisfy({ !$0.isEmpty }) { choices.append(parts) }
    return choices
  }
}
