/// Finds acronyms that a text explains: "Shanghai Cooperation Organisation (SCO)", "ШОС (Шанхайская
/// организация сотрудничества)", and those of two alphabets that it gives for one: "ШОС (SCO)".
///
/// Its letters must be the first letters of the words before it, small words left out or not; after
/// Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions" (2003), with
/// first letters only.
public struct AcronymFinder {
  /// An acronym and what it stands for, as they are written.
  public struct Acronym: Sendable, Hashable {
    /// Two to eight capital letters.
    public var short: String
    /// As many words as letters, or some more; or an acronym of the other alphabet.
    public var phrase: String
  }

  private static let small: Set<String> = [
    "a", "an", "and", "at", "by", "de", "for", "in", "of", "on", "or", "the", "to", "with", "в",
    "во", "для", "и", "к", "на", "о", "об", "от", "по", "при", "с", "со", "у",
  ]
  /// Bytes before a bracket, no farther than a long phrase reaches, and of what is in it.
  private static let before = 240
  private static let inside = 160

  /// The acronyms of a text, in its order; one that is explained twice is there twice.
  public static func acronyms(in text: some StringProtocol) -> [Acronym] {
    var text = String(text)
    var found: [Acronym] = []
    text.withUTF8 { bytes in acronyms(inUTF8: bytes) { found.append($0) } }
    return found
  }

  /// Hands on the acronyms of a text, in its order.
  ///
  /// Cost: a pass for opening brackets; words are looked at only where capital letters are next to one.
  public static func acronyms(
    inUTF8 bytes: UnsafeBufferPointer<UInt8>, _ take: (Acronym) -> Void
  ) {
    var brackets = BracketScanner(bytes)
    while let open = brackets.next() {
      let before = text(bytes, max(0, open - before)..<open)
      let end = min(bytes.count, open + 1 + inside)
      guard
        let close = bytes[(open + 1)..<end].firstIndex(where: {
          $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: "(")
        }), bytes[close] == UInt8(ascii: ")")
      else { continue }
      let previous = before.lastIndex(of: "(").map { before[$0...].dropFirst() } ?? before[...]
      acronyms(before: previous, inside: text(bytes, (open + 1)..<close)[...]).forEach(take)
    }
  }

  private static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }

  /// The acronyms of one bracket and of what is before it.
  private static func acronyms(before: Substring, inside: Substring) -> [Acronym] {
    let before = words(before)
    // "(ШОС, англ. SCO)"
    let shorts = inside.split(whereSeparator: { ",;/".contains($0) }).compactMap { piece in
      let words = words(piece)
      guard let last = words.last, isAcronym(last),
        words.dropLast().allSatisfy({ $0.last == "." })
      else { return nil as Substring? }
      return last
    }
    var found: [Acronym] = []
    var own = shorts
    if let first = shorts.first, let phrase = phrase(for: first, words: before) {
      found.append(Acronym(short: String(first), phrase: phrase))
    } else if let short = before.last, isAcronym(short) {
      own.insert(short, at: 0)
      if shorts.isEmpty, let phrase = phrase(for: short, words: words(inside)),
        phrase.count + 4 > inside.count
      {
        found.append(Acronym(short: String(short), phrase: phrase))
      }
    }
    guard own.count == 2, let script = Script(of: own[0]), script != Script(of: own[1]) else {
      return found
    }
    let (cyrillic, latin) = script == .cyrillic ? (own[0], own[1]) : (own[1], own[0])
    return found + [Acronym(short: String(cyrillic), phrase: String(latin))]
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
