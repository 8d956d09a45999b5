public import Analysis

/// Tells text typed in the wrong keyboard layout, and what was meant.
///
/// Three readings compete: as typed, and both key maps. A reading's score is the mean over its words,
/// weighted by their length, of the letters' likelihood, with a bonus for words that the index holds and
/// a malus for punctuation within words.
public struct LayoutRestorer {
  /// Nats a letter by which a mapped reading must be the better one; more for a word alone, where
  /// less evidence speaks.
  private static let queryMargin = 0.3
  private static let wordMargin = 0.8
  /// Short texts say little: so much more for each letter that they have fewer than eight.
  private static let shortMargin = 0.25
  private static let enoughLetters = 8
  /// By letters, for words of the index that are all that speaks: at three letters every other run is
  /// some word, and rows of consonants are abbreviations as often as words of the other layout.
  private static let fewLetters = [3: 2.75, 4: 2.6, 5: 2.4]
  /// Shorter words say nothing.
  private static let leastLetters = 3
  /// Nats a letter for a word of the index of five letters or more; less for shorter ones.
  private static let knownBonus = 1.5
  private static let lettersOfWholeBonus = 5
  /// Nats a letter for each punctuation key within a word.
  private static let punctuationMalus = 0.3
  /// Longer queries are judged by their beginning.
  private static let judged = 400

  private let words: (String) -> [QueryWord]
  private let isKnown: (QueryWord) -> Bool

  /// - Parameters:
  ///   - words: ``Analyzer/queryWords(_:)``.
  ///   - isKnown: Whether the index holds the word in any form.
  public init(
    words: @escaping (String) -> [QueryWord], isKnown: @escaping (QueryWord) -> Bool
  ) {
    self.words = words
    self.isKnown = isKnown
  }

  /// What was meant by a whole query; nil if it is best as it is typed.
  public func reading(ofQuery text: String) -> LayoutReading? {
    let letters = text.unicodeScalars.count { $0.properties.isAlphabetic }
    guard letters > Self.leastLetters else { return reading(ofWord: text) }
    return reading(of: text, margin: Self.queryMargin)
  }

  /// What was meant by one word among others that are right; nil for a word that the index holds, and
  /// where the mapped word is not in the index.
  public func reading(ofWord text: String) -> LayoutReading? {
    let letters = text.unicodeScalars.count { $0.properties.isAlphabetic }
    guard letters >= Self.leastLetters, !words(text).contains(where: isKnown),
      let reading = reading(of: text, margin: Self.wordMargin)
    else { return nil }
    // х, э, б are keys of signs, which stand in no English word.
    let isWhole =
      reading.direction == .toRussian
      || reading.text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic }
    let mapped = words(reading.text)
    return isWhole && mapped.count == 1 && mapped.allSatisfy(isKnown) ? reading : nil
  }

  private func reading(of text: String, margin: Double) -> LayoutReading? {
    let start = String(text.unicodeScalars.prefix(Self.judged))
    // Whoever had the wrong layout had it for all letters but those that are on no key.
    let russian = start.unicodeScalars.count { Self.isCyrillic($0) }
    let english = start.unicodeScalars.count { $0.isASCII && $0.properties.isAlphabetic }
    guard russian == 0 || english == 0 else { return nil }
    let direction: LayoutReading.Direction = russian == 0 ? .toRussian : .toEnglish
    let map = { (text: String) in
      direction == .toRussian ? KeyboardLayout.russian(text) : KeyboardLayout.english(text)
    }
    let mapped = map(start)
    let count = max(Self.tellingLetters(start), Self.tellingLetters(mapped))
    guard count >= Self.leastLetters else { return nil }
    let short = Self.shortMargin * Double(max(0, Self.enoughLetters - count))
    let margin = max(margin + short, Self.fewLetters[count] ?? 0)
    guard mapped != start, score(mapped) > score(start) + margin else { return nil }
    return LayoutReading(text: map(text), direction: direction)
  }

  /// Letters of the words that tell something: not of numbers of things, nor of words of one or two letters.
  private static func tellingLetters(_ text: String) -> Int {
    text.unicodeScalars.split(whereSeparator: isEnd).reduce(0) { sum, word in
      let letters = word.count { $0.properties.isAlphabetic }
      return letters < leastLetters || hasDigit(word) ? sum : sum + letters
    }
  }

  private static func hasDigit(_ word: some Sequence<Unicode.Scalar>) -> Bool {
    word.contains { $0.properties.numericType != nil }
  }

  /// The halves of a compound may be of two alphabets: API-интерфейс.
  private static func isEnd(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar.properties.isWhitespace
  }

  private static func isCyrillic(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x400 && scalar.value < 0x530
  }

  /// Nats a letter.
  private func score(_ text: String) -> Double {
    var sum = 0.0
    var weight = 0
    // A number of a thing is the same on every layout: d8bf69b.
    for chunk in text.unicodeScalars.split(whereSeparator: Self.isEnd)
    where !Self.hasDigit(chunk) {
      let scalars = Array(String(Substring(chunk)).lowercased().unicodeScalars)
      guard let first = scalars.firstIndex(where: { $0.properties.isAlphabetic }),
        let last = scalars.lastIndex(where: { $0.properties.isAlphabetic })
      else { continue }
      let word = scalars[first...last]
      let letters = word.filter { $0.properties.isAlphabetic }
      let russian = letters.count { Self.isCyrillic($0) }
      let model = russian * 2 > letters.count ? LetterModel.russian : .english
      var score = model.meanLogProbability(letters)
      let inner = word.count { !$0.properties.isAlphabetic && !Self.joins.contains($0) }
      score -= Self.punctuationMalus * Double(inner)
      let found = words(String(String.UnicodeScalarView(word)))
      if !found.isEmpty, found.allSatisfy(isKnown) {
        let share = Double(min(letters.count, Self.lettersOfWholeBonus) - 1)
        score += Self.knownBonus * share / Double(Self.lettersOfWholeBonus - 1)
      }
      sum += score * Double(letters.count)
      weight += letters.count
    }
    return weight == 0 ? 0 : sum / Double(weight)
  }

  private static let joins: Set<Unicode.Scalar> = ["'", "’", "‑"]
}
