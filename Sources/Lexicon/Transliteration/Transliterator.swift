internal import Analysis
internal import Glibc

/// Finds the words of an index that are a word of the other alphabet, spelled by any of the habits of
/// transliteration: `Khrushchev`, `Chruščëv` and `Hruščov` for *Хрущёв*.
struct Transliterator {
  /// A word of the index.
  struct Match {
    /// A form or a stem, as the index holds it.
    var word: String
    var stems: [Term]
    /// How likely both are the same word, 0…1.
    var probability: Double
    var documentFrequency: Int
  }

  /// Bits a letter at which a match is as likely as not, and how steeply it falls.
  private static let evenBits = 1.35
  private static let steepness = 3.2
  /// How much farther than the threshold the walk looks, for what is nearer seen from the other side.
  private static let reach = 1.25
  /// Longer words may not differ by more than words of so many letters.
  private static let mostLetters = 10
  /// Fewer letters say too little.
  private static let fewestLetters = 2
  static let longest = 30

  let vocabulary: VocabularyTable
  /// ``Analyzer/queryWords(_:)``
  let words: (String) -> [QueryWord]

  /// Matches at or above a probability, best first.
  func matches(for word: QueryWord, threshold: Double, limit: Int) -> [Match] {
    guard let form = LetterCode.encode(word.form), let first = form.first,
      form.count >= Self.fewestLetters, form.count <= Self.longest
    else { return [] }
    let isCyrillic = LetterCode.isCyrillic(first)
    guard form.allSatisfy({ isCyrillic ? LetterCode.isCyrillic($0) : !LetterCode.isCyrillic($0) })
    else { return [] }
    let rules = isCyrillic ? TransliterationRules.toLatin : .toCyrillic
    let inverse = isCyrillic ? TransliterationRules.toCyrillic : .toLatin
    var best: [[Term]: Match] = [:]
    for (source, isStem) in sources(word, form, isCyrillic: isCyrillic) {
      let excess =
        Self.excess(at: threshold) * Double(min(Self.mostLetters, max(4, source.count)))
        * Self.reach
      var walker = TransliterationWalker(
        source, rules: rules, excess: Int(excess * 16), sourceIsStem: isStem)
      vocabulary.walk(&walker)
      for found in walker.found {
        var least = Double(walker.best)
        var letters = source.count
        if !isStem, !found.isStem {
          // A word may be a strange spelling of this one, yet this a usual one of that.
          least = max(least, (least + Double(inverse.leastCosts(of: found.word)[0])) / 2)
          letters = max(letters, found.word.count)
        }
        let bits = max(0, Double(found.cost) - least) / 16
        let probability = Self.probability(bits: bits / Double(max(4, letters)))
        guard probability >= threshold else { continue }
        let text = LetterCode.decode(found.word)
        let stems =
          found.isStem
          ? [Term(.stem, text), Term(.both, text)] : words(text).first?.stems ?? []
        guard let key = stems.first else { continue }
        let match = Match(
          word: text, stems: stems, probability: probability,
          documentFrequency: max(found.forms, found.stems))
        if best[[key]].map({ $0.probability < probability }) ?? true { best[[key]] = match }
      }
    }
    return best.values.sorted {
      ($0.probability, $0.documentFrequency, $1.word)
        > ($1.probability, $1.documentFrequency, $0.word)
    }.prefix(limit).map { $0 }
  }

  /// The form, and for a Russian word its stems: `Норовым` is looked for as `норов` too.
  private func sources(
    _ word: QueryWord, _ form: [UInt8], isCyrillic: Bool
  ) -> [([UInt8], isStem: Bool)] {
    var sources: [([UInt8], isStem: Bool)] = [(form, false)]
    guard isCyrillic else { return sources }
    for term in word.stems where term.text != word.form {
      guard let stem = LetterCode.encode(term.text), stem.count >= 3,
        !sources.contains(where: { $0.0 == stem })
      else { continue }
      sources.append((stem, true))
    }
    return sources
  }

  static func probability(bits: Double) -> Double { 1 / (1 + exp(steepness * (bits - evenBits))) }

  private static func excess(at probability: Double) -> Double {
    evenBits + log(1 / max(0.01, min(0.99, probability)) - 1) / steepness
  }
}
