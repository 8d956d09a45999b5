internal import Analysis

/// Other words for a word: of the other language, in the other alphabet, shorter.
extension QueryExpander {
  /// A word that has translations is seldom a name as well; it must look very much like one.
  private static let certain = 0.9
  /// A name among translations counts less than they do.
  private static let nameShare = 0.5
  /// Short words are names only where they are written as such.
  private static let fewestLettersOfName = 5
  /// Documents that a name in small letters may be in.
  private static let mostOfSmallName = 200

  func translations(of word: QueryWord, _ typed: String) -> [Alternative] {
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
        guard let word = analyzer.queryWords(target.form).first, occurs(word) else { return nil }
        let kind: Alternative.Kind
        switch target.kind {
        case .translation: kind = .translation
        case .acronym: kind = .acronym
        case .synonym: kind = .synonym
        }
        let share = kind == .translation ? target.probability / max(1, sum) : target.probability
        return Alternative(
          terms: word.stems, lemmas: lemmas(of: word), probability: share, kind: kind,
          text: cased(target.form, as: typed))
      }
      .prefix(options.limit).map { $0 }
  }

  private func occurs(_ word: QueryWord) -> Bool {
    !word.stems.isEmpty && vocabulary.documentFrequency(word.stems) > 0
  }

  /// The terms of a word's lemma, where the index has them: one without a dictionary has forms that are lemmas of
  /// themselves, but those the stem finds too.
  private func lemmas(of word: QueryWord) -> [Term] {
    word.lemmas.isEmpty || vocabulary.documentFrequency(word.lemmas) == 0 ? [] : word.lemmas
  }

  /// The acronyms of the other alphabet that documents of the index explain: by the same phrase in the other language,
  /// or where one text gives both.
  func acronyms(of word: QueryWord, _ typed: String) -> [Alternative] {
    guard mayBeAcronym(word, typed), let table = vocabulary.acronyms, table.count > 0,
      let script = Script(of: word.form)
    else { return [] }
    let own = table.entries(of: word.form)
    var forms = own.filter { Script(of: $0.phrase) != script }.map(\.phrase)
    forms += table.entries(for: word.form).map(\.short)
    for entry in own where Script(of: entry.phrase) == script && entry.stems.count > 1 {
      let meant = entry.stems.map { stem in
        Set(lexicons.flatMap { (try? $0.targets(of: stem)) ?? [] }.map(\.stem))
      }
      let others = table.entries(
        in: script == .latin ? .cyrillic : .latin, translating: meant)
      forms += others.map(\.short)
    }
    var seen: Set<String> = [word.form]
    return forms.compactMap { form in
      guard seen.insert(form).inserted,
        let terms = analyzer.queryWords(form).first?.stems,
        vocabulary.documentFrequency(terms) > 0
      else { return nil }
      return Alternative(terms: terms, probability: 1, kind: .acronym, text: form)
    }
    .prefix(options.limit).map { $0 }
  }

  /// Two to eight letters; two only as capitals, for small words are many.
  private func mayBeAcronym(_ word: QueryWord, _ typed: String) -> Bool {
    let count = typed.unicodeScalars.count
    let isCapital = typed.unicodeScalars.allSatisfy { $0.properties.isUppercase }
    return word.parts.isEmpty && count >= (isCapital ? 2 : 3) && count <= 8
      && typed.unicodeScalars.allSatisfy { $0.properties.isAlphabetic }
  }

  func transliterations(
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

  /// What a mended word may be called otherwise.
  func otherWords(for mended: Alternative, _ typed: String) -> [Alternative] {
    guard options.translates, !mended.isStopword,
      let word = analyzer.queryWords(mended.text).first
    else { return [] }
    let translations = translations(of: word, typed)
    var all = translations + acronyms(of: word, mended.text)
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
  func mayBeName(_ typed: String, _ frequency: Int) -> Bool {
    frequency <= Self.mostOfSmallName
      || typed.unicodeScalars.contains { $0.properties.isUppercase }
  }
}
