import Analysis
import Searching
import TestSupport

/// Gives words of the random corpus any others for alternatives, of any kind and probability.
final class RandomExpander: QueryExpanding {
  private var known: [String: [WordAlternative]] = [:]

  init(seed: UInt64, analyzer: Analyzer = Analyzer()) {
    var generator = SeededGenerator(seed: seed)
    for text in RandomCorpus.words + ["Норов", "e", "commerce"] {
      guard let word = analyzer.queryWords(text).first else { continue }
      let replaces = Int.random(in: 0..<5, using: &generator) == 0
      known[word.form] = (0..<Int.random(in: 0...4, using: &generator)).compactMap { _ in
        let other = RandomCorpus.words.randomElement(using: &generator) ?? ""
        guard let meant = analyzer.queryWords(other).first else { return nil }
        let kind = WordAlternative.Kind.allCases.randomElement(using: &generator) ?? .translation
        return WordAlternative(
          stems: meant.stems, lemmas: meant.lemmas, exacts: kind.isOtherWord ? [] : meant.exacts,
          probability: Double.random(in: 0.01...1, using: &generator), kind: kind, text: other,
          replaces: replaces && !kind.isOtherWord)
      }
    }
  }

  func alternatives(
    for word: QueryWord, typed: String, wishes: ExpansionWishes
  ) -> [WordAlternative] {
    (known[word.form] ?? []).filter { $0.kind.isOtherWord ? wishes.translates : wishes.mends }
  }

  func layoutReading(of text: String) -> String? { nil }
}
