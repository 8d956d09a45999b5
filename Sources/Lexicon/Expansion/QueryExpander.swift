public import Analysis

/// Says what else a query word may mean: words of the other language, other spellings, what was
/// meant by mistyped ones.
///
/// Not thread-safe: it holds an analyzer; make one a thread. Warm, a word takes well below a
/// millisecond in indexes of some ten thousand words, up to some ten where a million have to be compared.
public final class QueryExpander {
  /// A word that has translations is seldom a name as well; it must look very much like one.
  private static let certain = 0.9
  /// A name among translations counts less than they do.
  private static let nameShare = 0.5
  /// Short words are names only where they are written as such.
  private static let fewestLettersOfName = 5
  /// Documents that a name in small letters may be in.
  private static let mostOfSmallName = 200
  private static let layoutProbability = 0.9

  private let lexicons: [LexiconDatabase]
  private let vocabulary: Vocabulary
  private let analyzer: Analyzer
  /// Which alternatives are wanted.
  public var options = ExpansionOptions()

  /// - Parameter lexicons: those whose stems are of another analyzer are passed over.
  public init(lexicons: [LexiconDatabase], vocabulary: Vocabulary, analyzer: Analyzer) {
    self.lexicons = lexicons.filter { (try? $0.isCurrent()) ?? false }
    self.vocabulary = vocabulary
    self.analyzer = analyzer
  }

  private func isKnown(_ word: QueryWord) -> Bool {
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
  private static let longestText = 1000

  private var restorer: LayoutRestorer {
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
    if options.translates { translations = self.translations(of: word, typed) }
    found += translations
    var spellings: [Alternative] = []
    if options.mends, translations.isEmpty, isMissing {
      spellings = self.spellings(of: word, typed)
    }
    if options.translates, mayBeName(typed, frequency) {
      found += transliterations(of: word, typed, isTranslated: !translations.isEmpty)
    }
    found += spellings
    if let best = spellings.first, best.replaces { found += otherWords(for: best, typed) }
    return found
  }

  /// What a mended word may be called otherwise.
  private func otherWords(for mended: Alternative, _ typed: String) -> [Alternative] {
    guard options.translates, !mended.isStopword,
      let word = analyzer.queryWords(mended.text).first
    else { return [] }
    let translations = translations(of: word, typed)
    var all = translations
    if mayBeName(mended.text, 0) {
      all += transliterations(of: word, mended.text, isTranslated: !translations.isEmpty)
    }
    return all.map { other in
      var other = other
      other.probability *= mended.probability
      return other
    }
  }

  /// A word in small letters that many documents hold is no name, nor new in its language.
  private func mayBeName(_ typed: String, _ frequency: Int) -> Bool {
    frequency <= Self.mostOfSmallName
      || typed.unicodeScalars.contains { $0.properties.isUppercase }
  }

  // MARK: kinds

  /// A word of letters of both alphabets was read as one; the analyzer did that, here it is said.
  private func mendedAlphabet(_ word: QueryWord, _ typed: String) -> Alternative? {
    var isLatin = false
    var isCyrillic = false
    for scalar in typed.unicodeScalars {
      if scalar.value >= 0x400 && scalar.value < 0x530 { isCyrillic = true }
      if scalar.isASCII, scalar.properties.isAlphabetic { isLatin = true }
    }
    guard isLatin, isCyrillic, word.parts.isEmpty, let script = Script(of: word.form),
      word.form.unicodeScalars.allSatisfy({ scalar in
        !scalar.properties.isAlphabetic || scalar.isASCII == (script == .latin)
      })
    else { return nil }
    return Alternative(
      terms: word.stems, probability: 1, kind: .homoglyphs, text: cased(word.form, as: typed))
  }

  private func translations(of word: QueryWord, _ typed: String) -> [Alternative] {
    var best: [String: TargetList.Target] = [:]
    var seen: Set<String> = []
    for lexicon in lexicons {
      for stem in word.stems.map(\.text) where seen.insert(stem).inserted {
        for target in (try? lexicon.targets(of: stem)) ?? []
        where best[target.stem].map({ $0.probability < target.probability }) ?? true {
          best[target.stem] = target
        }
      }
      seen = []
    }
    let sum = best.values.reduce(0) { $0 + ($1.kind == .translation ? $1.probability : 0) }
    return best.values.sorted { ($0.probability, $1.stem) > ($1.probability, $0.stem) }
      .compactMap { target in
        let terms = analyzer.queryWords(target.form).first?.stems ?? []
        guard !terms.isEmpty, vocabulary.documentFrequency(terms) > 0 else { return nil }
        let kind: Alternative.Kind
        switch target.kind {
        case .translation: kind = .translation
        case .acronym: kind = .acronym
        case .synonym: kind = .synonym
        }
        let share = kind == .translation ? target.probability / max(1, sum) : target.probability
        return Alternative(
          terms: terms, probability: share, kind: kind, text: cased(target.form, as: typed))
      }
      .prefix(options.limit).map { $0 }
  }

  private func transliterations(
    of word: QueryWord, _ typed: String, isTranslated: Bool
  ) -> [Alternative] {
    guard word.parts.isEmpty,
      word.form.count >= Self.fewestLettersOfName
        || typed.unicodeScalars.first?.properties.isUppercase ?? false,
      let table = vocabulary.table
    else { return [] }
    let threshold = isTranslated ? Self.certain : options.transliterationThreshold
    let transliterator = Transliterator(vocabulary: table, words: analyzer.queryWords)
    let matches = transliterator.matches(for: word, threshold: threshold, limit: 4)
    // The best is the word; others that are as near are it too, in another spelling.
    let most = matches.first?.probability ?? 0
    return matches.compactMap { match in
      guard vocabulary.documentFrequency(match.stems) > 0 else { return nil }
      let share = match.probability * (match.probability / max(most, 0.01))
      return Alternative(
        terms: match.stems, probability: share * (isTranslated ? Self.nameShare : 1),
        kind: .transliteration, text: cased(match.word, as: typed))
    }
  }

  private func layout(of word: QueryWord, _ typed: String) -> Alternative? {
    guard let reading = restorer.reading(ofWord: typed),
      let meant = analyzer.queryWords(reading.text).first
    else { return nil }
    return Alternative(
      terms: meant.stems, exacts: meant.exacts, probability: Self.layoutProbability, kind: .layout,
      text: reading.text, replaces: true, isStopword: meant.isStopword)
  }

  private func spellings(of word: QueryWord, _ typed: String) -> [Alternative] {
    guard word.parts.isEmpty, isPlain(typed), let table = vocabulary.table else { return [] }
    let speller = Speller(vocabulary: table, words: analyzer.queryWords)
    let suggestions = speller.suggestions(for: word, limit: 3)
    guard let first = suggestions.first,
      first.cost <= SpellingCosts.edit || !isAllCapitals(typed)
    else { return [] }
    let shares = suggestions.map { Speller.share($0, beside: first) }
    let sum = shares.reduce(0, +)
    return zip(suggestions, shares).compactMap { suggestion, share in
      guard share / sum > 0.1 else { return nil }
      let meant = analyzer.queryWords(suggestion.word).first
      return Alternative(
        terms: suggestion.stems, exacts: meant?.exacts ?? [],
        probability: share / sum * Speller.confidence(suggestion), kind: .spelling,
        text: cased(suggestion.word, as: typed), replaces: true,
        isStopword: meant?.isStopword ?? false)
    }
  }

  /// Without digits, signs, or capitals within the word: those are names of things, not slips. The first letter may
  /// have come after another one (`гНорман`), and an acronym is a word too.
  private func isPlain(_ typed: String) -> Bool {
    let letters = typed.unicodeScalars
    guard letters.allSatisfy({ $0.properties.isAlphabetic || $0.value == 0x301 }) else {
      return false
    }
    let capitals = letters.dropFirst(2).count { $0.properties.isUppercase }
    return capitals == 0 || (capitals == letters.count - 2 && isAllCapitals(typed))
  }

  private func isAllCapitals(_ typed: String) -> Bool {
    typed.unicodeScalars.allSatisfy { $0.properties.isUppercase }
  }

  private func cased(_ form: String, as typed: String) -> String {
    let scalars = typed.unicodeScalars.filter { $0.properties.isAlphabetic }
    guard let first = scalars.first, first.properties.isUppercase else { return form }
    if scalars.count > 1, scalars.allSatisfy({ $0.properties.isUppercase }) {
      return form.uppercased()
    }
    return form.prefix(1).uppercased() + form.dropFirst()
  }

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
