public import Analysis

/// Says what else a query word may mean: words of the other language, other spellings, what was
/// meant by mistyped ones.
///
/// Not thread-safe: it holds an analyzer; make one a thread. Warm, a word takes well below a
/// millisecond in indexes of some ten thousand words, up to some ten where a million have to be compared.
public final class QueryExpander {
  let lexicons: [LexiconDatabase]
  let vocabulary: Vocabulary
  let analyzer: Analyzer
  /// Which alternatives are wanted.
  public var options = ExpansionOptions()

  /// - Parameter lexicons: those whose stems are of another analyzer are passed over.
  public init(lexicons: [LexiconDatabase], vocabulary: Vocabulary, analyzer: Analyzer) {
    self.lexicons = lexicons.filter { (try? $0.isCurrent()) ?? false }
    self.vocabulary = vocabulary
    self.analyzer = analyzer
  }

  func isKnown(_ word: QueryWord) -> Bool {
    occurs(word, vocabulary.documentFrequency(word.stems))
      || (!word.parts.isEmpty && word.parts.allSatisfy(isKnown))
  }

  /// Whether any form of a word is in the index, one of another stem too: шёл is no slip where there is идти.
  private func occurs(_ word: QueryWord, _ frequencyOfStems: Int) -> Bool {
    frequencyOfStems > 0
      || (!word.lemmas.isEmpty && vocabulary.documentFrequency(word.lemmas) > 0)
  }

  /// What a whole query reads in the other keyboard layout, if that is what was meant.
  public func layoutReading(ofQuery text: String) -> LayoutReading? {
    // Where every word is one, nothing was mistyped.
    guard options.mends, text.utf8.count <= Self.longestText,
      !analyzer.queryWords(text).allSatisfy(isKnown)
    else { return nil }
    return restorer.reading(ofQuery: text)
  }

  /// Bytes of a query that is looked at as a whole; what is longer is a text, not mistyped.
  static let longestText = 1000

  var restorer: LayoutRestorer {
    LayoutRestorer(words: analyzer.queryWords, isKnown: isKnown)
  }

  /// The alternatives of a word, those that occur in the index only.
  ///
  /// - Parameters:
  ///   - word: a plain word, or a compound (whose parts are expanded by calls of their own).
  ///   - typed: the word as it was typed; its capitals and digits matter.
  /// - Returns: by kind, likeliest first. A failing lexicon gives nothing.
  public func alternatives(for word: QueryWord, typed: some StringProtocol) -> [Alternative] {
    let typed = String(typed)
    var found: [Alternative] = []
    if let mended = mendedAlphabet(word, typed) { found.append(mended) }
    guard word.form.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) else {
      return found
    }
    guard !word.isStopword else { return found }
    let frequency = vocabulary.documentFrequency(word.stems)
    let isMissing = !occurs(word, frequency)
    if options.mends, isMissing, let layout = layout(of: word, typed) {
      return found + [layout] + otherWords(for: layout, typed)
    }
    var translations: [Alternative] = []
    if options.translates {
      translations = self.translations(of: word, typed)
      let known = Set(translations.map(\.terms))
      translations += acronyms(of: word, typed).filter { !known.contains($0.terms) }
    }
    found += translations
    var spellings: [Alternative] = []
    if options.mends, translations.isEmpty, isMissing {
      spellings = self.spellings(of: word, typed)
    } else if options.mends, frequency <= Self.mostOfSlip, frequency > 0 {
      spellings = likes(of: word, typed, frequency)
    }
    if options.translates, mayBeName(typed, frequency) {
      found += transliterations(of: word, typed, isTranslated: !translations.isEmpty)
    }
    found += spellings
    if let best = spellings.first, best.replaces { found += otherWords(for: best, typed) }
    return found
  }

  /// Documents that a word may be in and be a slip nonetheless.
  private static let mostOfSlip = 3

  /// A form in the case in which a word was typed.
  func cased(_ form: String, as typed: String) -> String {
    let scalars = typed.unicodeScalars.filter { $0.properties.isAlphabetic }
    guard let first = scalars.first, first.properties.isUppercase else { return form }
    if scalars.count > 1, scalars.allSatisfy({ $0.properties.isUppercase }) {
      return form.uppercased()
    }
    return form.prefix(1).uppercased() + form.dropFirst()
  }
}
