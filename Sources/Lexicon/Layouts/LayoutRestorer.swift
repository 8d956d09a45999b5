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
  /// Short queries say little: so much more for each letter that they have fewer than eight.
  private static let shortMargin = 0.25
  private static let enoughLetters = 8
  /// Nats a letter for a word of the index.
  private static let knownBonus = 1.5
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
    reading(of: text, margin: Self.queryMargin)
  }

  /// What was meant by one word among others that are right; nil for a word that the index holds, and
  /// where the mapped word is not in the index.
  public func reading(ofWord text: String) -> LayoutReading? {
    guard text.unicodeScalars.count > 1, !words(text).contains(where: isKnown),
      let reading = reading(of: text, margin: Self.wordMargin)
    else { return nil }
    let mapped = words(reading.text)
    return !mapped.isEmpty && mapped.allSatisfy(isKnown) ? reading : nil
  }

  private func reading(of text: String, margin: Double) -> LayoutReading? {
    let start = String(text.unicodeScalars.prefix(Self.judged))
    let typed = score(start)
    let letters = start.unicodeScalars.count { $0.properties.isAlphabetic }
    let margin = margin + Self.shortMargin * Double(max(0, Self.enoughLetters - letters))
    let readings: [(map: (String) -> String, direction: LayoutReading.Direction)] = [
      ({ KeyboardLayout.russian($0) }, .toRussian), ({ KeyboardLayout.english($0) }, .toEnglish),
    ]
    var best: (score: Double, reading: LayoutReading)?
    for (map, direction) in readings {
      let mapped = map(start)
      guard mapped != start else { continue }
      let score = score(mapped)
      if score > typed + margin, score > best?.score ?? -.infinity {
        best = (score, LayoutReading(text: map(text), direction: direction))
      }
    }
    return best?.reading
  }

  /// Nats a letter.
  private func score(_ text: String) -> Double {
    var sum = 0.0
    var weight = 0
    // The halves of a compound may be of two alphabets: API-интерфейс.
    let ends: (Unicode.Scalar) -> Bool = { $0 == "-" || $0.properties.isWhitespace }
    for chunk in text.unicodeScalars.split(whereSeparator: ends) {
      let scalars = Array(String(Substring(chunk)).lowercased().unicodeScalars)
      guard let first = scalars.firstIndex(where: { $0.properties.isAlphabetic }),
        let last = scalars.lastIndex(where: { $0.properties.isAlphabetic })
      else { continue }
      let word = scalars[first...last]
      let letters = word.filter { $0.properties.isAlphabetic }
      let russian = letters.count { $0.value >= 0x400 && $0.value < 0x530 }
      let model = russian * 2 > letters.count ? LetterModel.russian : .english
      var score = model.meanLogProbability(letters)
      let inner = word.count { !$0.properties.isAlphabetic && !Self.joins.contains($0) }
      score -= Self.punctuationMalus * Double(inner)
      let found = words(String(String.UnicodeScalarView(word)))
      if !found.isEmpty, found.allSatisfy(isKnown) { score += Self.knownBonus }
      sum += score * Double(letters.count)
      weight += letters.count
    }
    return weight == 0 ? 0 : sum / Double(weight)
  }

  private static let joins: Set<Unicode.Scalar> = ["'", "’", "‑"]
}
