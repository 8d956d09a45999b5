internal import Glibc

/// The rule that `-ise`, `-isation` and `-yse` are `-ize`, `-ization` and `-yze`, with the words
/// that only end alike.
struct IsingRule {
  private static let endings: [StaticString] = [
    "isations", "isation", "isational", "isable", "isably", "isability", "isance", "isances",
    "isant", "isement", "isements", "ise", "ised", "iser", "isers", "ises", "ising",
    "isingly", "yse", "ysed", "yser", "ysers", "yses", "ysing",
  ]

  private static let longest = 9

  /// What stands before the ending in words that are no verbs in -ize, whole.
  private static let words: Set<String> = [
    "adv", "an", "ar", "br", "cam", "cer", "chem", "clitor", "cr", "d", "dem", "dev", "epiderm",
    "gr", "imprev", "ir",
    "k", "m", "mar", "moonr", "mort", "p", "pen", "prom", "r", "rev", "sunr", "surm", "upr", "v",
    "val",
  ]

  /// What such words have before the ending, at its end.
  private static let tails: [StaticString] = [
    "advert", "adv", "chast", "comprom", "desp", "dev", "expert", "franch", "improv", "merchand",
    "parad", "pr", "prem", "prom", "superv", "telev", "treat", "w",
  ]

  /// The index of the s that an American would write z; nil: none.
  func british(_ word: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    guard mayMatch(word, count) else { return nil }
    for ending in Self.endings {
      let length = ending.utf8CodeUnitCount
      guard length + 1 < count, memcmp(word + count - length, ending.utf8Start, length) == 0
      else { continue }
      let base = count - length
      if ending.utf8Start[0] == UInt8(ascii: "y") {
        // Only -lyse: analyse, paralyse, hydrolyse.
        return base > 2 && word[base - 1] == UInt8(ascii: "l") ? base + 1 : nil
      }
      return isException(word, base) ? nil : base + 1
    }
    return nil
  }

  /// Whether a vowel and an s stand near enough to the end; says no to most words.
  private func mayMatch(_ word: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    var at = max(1, count - Self.longest)
    while at + 2 < count {
      if word[at + 1] == UInt8(ascii: "s"),
        word[at] == UInt8(ascii: "i") || word[at] == UInt8(ascii: "y")
      {
        return true
      }
      at += 1
    }
    return false
  }

  private func isException(_ word: UnsafePointer<UInt8>, _ base: Int) -> Bool {
    switch word[base - 1] {
    // raise, noise, bruise
    case UInt8(ascii: "a"), UInt8(ascii: "o"), UInt8(ascii: "u"): return true
    // exercise, precise, but criticise
    case UInt8(ascii: "c") where base < 2 || word[base - 2] != UInt8(ascii: "i"):
      return !hasTail("ostrac", word, base)
    default: break
    }
    for tail in Self.tails where hasTail(tail, word, base) { return true }
    return base < 8
      && Self.words.contains(
        String(decoding: UnsafeBufferPointer(start: word, count: base), as: UTF8.self))
  }

  private func hasTail(_ tail: StaticString, _ word: UnsafePointer<UInt8>, _ base: Int) -> Bool {
    let length = tail.utf8CodeUnitCount
    return base >= length && memcmp(word + base - length, tail.utf8Start, length) == 0
  }
}
