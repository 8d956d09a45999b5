/// Finds acronyms that a text explains: "Shanghai Cooperation Organisation (SCO)", "ШОС (Шанхайская
/// организация сотрудничества)".
///
/// Its letters must be the first letters of the words before it, small words left out or not; after
/// Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions" (2003), with
/// first letters only.
public struct AcronymFinder {
  /// An acronym and the phrase that it stands for, as they are written.
  public struct Acronym: Sendable, Hashable {
    /// Two to eight capital letters.
    public var short: String
    /// As many words as letters, or some more.
    public var phrase: String
  }

  private static let small: Set<String> = [
    "a", "an", "and", "at", "by", "de", "for", "in", "of", "on", "or", "the", "to", "with", "в",
    "во", "для", "и", "к", "на", "о", "об", "от", "по", "при", "с", "со", "у",
  ]

  /// The acronyms of a text, in its order; one that is explained twice is there twice.
  public static func acronyms(in text: some StringProtocol) -> [Acronym] {
    var found: [Acronym] = []
    var rest = Substring(text)
    // What comes before the bracket, no farther than a long phrase reaches.
    while let open = rest.firstIndex(of: "(") {
      let before = rest[..<open].suffix(160)
      rest = rest[open...].dropFirst()
      guard let close = rest.prefix(120).firstIndex(where: { $0 == ")" || $0 == "(" }),
        rest[close] == ")"
      else { continue }
      let inside = rest[..<close]
      if let first = inside.split(whereSeparator: { ",;".contains($0) }).first,
        isAcronym(first), let phrase = phrase(for: first, words: words(before))
      {
        found.append(Acronym(short: String(first), phrase: phrase))
      } else if let short = words(before).last, isAcronym(short),
        let phrase = phrase(for: short, words: words(inside)), phrase.count + 4 > inside.count
      {
        found.append(Acronym(short: String(short), phrase: phrase))
      }
    }
    return found
  }

  private static func words(_ text: Substring) -> [Substring] {
    text.split(whereSeparator: { $0.isWhitespace || $0 == "-" || "«»\"“”„".contains($0) })
  }

  private static func isAcronym(_ text: Substring) -> Bool {
    text.count >= 2 && text.count <= 8 && text.allSatisfy { $0.isLetter && $0.isUppercase }
  }

  /// The last words whose first letters spell the acronym; small words have no letter if that can be.
  private static func phrase(for short: Substring, words: [Substring]) -> String? {
    phrase(for: short, words: words, countsSmall: false)
      ?? phrase(for: short, words: words, countsSmall: true)
  }

  private static func phrase(
    for short: Substring, words: [Substring], countsSmall: Bool
  ) -> String? {
    let letters = Array(short.lowercased())
    var at = letters.count - 1
    var start = words.count
    while at >= 0, start > 0 {
      start -= 1
      let word = words[start].lowercased()
      guard let first = word.first,
        !(word.last.map { ".!?;:".contains($0) } ?? false)
          || start == words.count - 1
      else { return nil }
      if first == letters[at], countsSmall || !small.contains(word) {
        at -= 1
      } else if !small.contains(word) {
        return nil
      }
    }
    guard at < 0 else { return nil }
    let phrase = words[start...].joined(separator: " ")
    // The words are of the same alphabet as the letters.
    guard Script(of: phrase) == Script(of: short), words.count - start > 1 else { return nil }
    return phrase
  }
}
