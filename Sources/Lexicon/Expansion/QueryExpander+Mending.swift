internal import Analysis

/// What was meant by a word that was typed wrongly.
extension QueryExpander {
  private static let layoutProbability = 0.9
  /// Words that one may have been meant for, as far as each is likely enough.
  private static let spellings = 5
  private static let leastShare = 0.06
  /// How many times as many documents must hold what is added to a word that occurs.
  private static let moreFrequent = 5
  /// Among other words so many capitals are an acronym that is not known; alone they are looked at.
  private static let acronymLetters = 5

  /// A word of letters of both alphabets was read as one; the analyzer did that, here it is said.
  func mendedAlphabet(_ word: QueryWord, _ typed: String) -> Alternative? {
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

  func layout(of word: QueryWord, _ typed: String) -> Alternative? {
    guard !(isAllCapitals(typed) && typed.count <= Self.acronymLetters),
      let reading = restorer.reading(ofWord: typed),
      let meant = analyzer.queryWords(reading.text).first
    else { return nil }
    return Alternative(
      terms: meant.stems, exacts: meant.exacts, probability: Self.layoutProbability, kind: .layout,
      text: reading.text, replaces: true, isStopword: meant.isStopword)
  }

  func spellings(of word: QueryWord, _ typed: String) -> [Alternative] {
    guard word.parts.isEmpty, isPlain(typed), let table = vocabulary.table else { return [] }
    let speller = Speller(vocabulary: table, words: analyzer.queryWords)
    var suggestions = speller.suggestions(for: word, limit: Self.spellings)
    guard let first = suggestions.first,
      first.cost <= SpellingCosts.edit || !isAllCapitals(typed)
    else { return [] }
    let meant = suggestions.map { analyzer.queryWords($0.word).first }
    // Small words are frequent, and near to many; who mistypes one has hardly mistyped more.
    let isSmall = meant.map { $0?.isStopword ?? false }
    if isSmall.contains(true), isSmall.contains(false) {
      suggestions = zip(suggestions, isSmall).filter { !$1 }.map(\.0)
    }
    let best = suggestions.first ?? first
    let shares = suggestions.map { Speller.share($0, beside: best) }
    let sum = shares.reduce(0, +)
    return zip(suggestions, shares).compactMap { suggestion, share in
      guard share / sum > Self.leastShare else { return nil }
      let meant = analyzer.queryWords(suggestion.word).first
      return Alternative(
        terms: suggestion.stems, exacts: meant?.exacts ?? [],
        probability: share / sum * Speller.confidence(suggestion), kind: .spelling,
        text: cased(suggestion.word, as: typed), replaces: true,
        isStopword: meant?.isStopword ?? false)
    }
  }

  /// What may have been meant by a word that few documents hold: words that one slip makes of it, and that many more hold.
  func likes(of word: QueryWord, _ typed: String, _ frequency: Int) -> [Alternative] {
    guard word.parts.isEmpty, isPlain(typed), !isAllCapitals(typed), let table = vocabulary.table
    else { return [] }
    let speller = Speller(vocabulary: table, words: analyzer.queryWords)
    let suggestions = speller.suggestions(for: word, limit: Self.spellings).filter {
      $0.cost <= SpellingCosts.edit && $0.documentFrequency >= Self.moreFrequent * frequency
        && vocabulary.documentFrequency($0.stems) > 0
    }
    let shares = suggestions.map { Speller.share($0, beside: suggestions[0]) }
    let sum = shares.reduce(0, +)
    return zip(suggestions, shares).compactMap { suggestion, share in
      let meant = analyzer.queryWords(suggestion.word).first
      guard share / sum > Self.leastShare, meant?.isStopword == false else { return nil }
      return Alternative(
        terms: suggestion.stems, probability: share / sum, kind: .spelling,
        text: cased(suggestion.word, as: typed))
    }
  }

  /// Without digits, signs, or capitals within the word: those are names of things, not slips. The first letter may
  /// have come after another one (`гНорман`), and an acronym is a word too.
  func isPlain(_ typed: String) -> Bool {
    let letters = typed.unicodeScalars
    guard letters.allSatisfy({ $0.properties.isAlphabetic || $0.value == 0x301 }) else {
      return false
    }
    let capitals = letters.dropFirst(2).count { $0.properties.isUppercase }
    guard capitals > 0 else { return true }
    // One small letter among the capitals of an acronym is a slip.
    return letters.count > 3 && letters.count { $0.properties.isLowercase } <= 1
  }

  func isAllCapitals(_ typed: String) -> Bool {
    typed.unicodeScalars.allSatisfy { $0.properties.isUppercase }
  }
}
