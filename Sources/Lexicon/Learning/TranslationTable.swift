internal import Glibc

/// Merges what sources say into one probability for each pair of stems, in both directions.
///
/// Each source gives p(e|r), its counts normalised; the mixture is weighted over the sources that know the
/// word. Then, as measured best on questions over documents of the other language: the product with
/// 0.05 + p(r|e), the best 12, their power of 0.7, normalised to 1.
struct TranslationTable {
  static let backwardFloor: Float = 0.05
  static let kept = 12
  static let gamma: Float = 0.7
  /// Less is noise.
  private static let least: Float = 0.004

  private var forward: [UInt64: Float] = [:]
  private var backward: [UInt64: Float] = [:]
  private var englishWeights: [Int32: Float] = [:]
  private var russianWeights: [Int32: Float] = [:]

  static func key(_ english: Int32, _ russian: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: english)) << 32 | UInt64(UInt32(bitPattern: russian))
  }

  private static func parts(_ key: UInt64) -> (english: Int32, russian: Int32) {
    (Int32(truncatingIfNeeded: key >> 32), Int32(truncatingIfNeeded: key))
  }

  /// Takes a dictionary: how often, or how surely, each pair was chosen.
  mutating func add(counts: [UInt64: Float], weight: Float) {
    var english: [Int32: Float] = [:]
    var russian: [Int32: Float] = [:]
    for (key, count) in counts {
      let (e, r) = Self.parts(key)
      english[e, default: 0] += count
      russian[r, default: 0] += count
    }
    for (key, count) in counts {
      let (e, r) = Self.parts(key)
      forward[key, default: 0] += weight * count / max(english[e] ?? 1, 1e-9)
      backward[key, default: 0] += weight * count / max(russian[r] ?? 1, 1e-9)
    }
    for e in english.keys { englishWeights[e, default: 0] += weight }
    for r in russian.keys { russianWeights[r, default: 0] += weight }
  }

  /// Takes what word alignment learnt.
  mutating func add(links: [WordAlignment.Link], weight: Float) {
    var english: Set<Int32> = []
    var russian: Set<Int32> = []
    for link in links {
      let key = Self.key(link.source, link.target)
      forward[key, default: 0] += weight * link.forward
      backward[key, default: 0] += weight * link.backward
      english.insert(link.source)
      russian.insert(link.target)
    }
    for e in english { englishWeights[e, default: 0] += weight }
    for r in russian { russianWeights[r, default: 0] += weight }
  }

  /// Calls with each word of one language and what it stands for in the other, likeliest first.
  func forEach(
    fromEnglish: Bool, _ body: (_ source: Int32, _ targets: [(Int32, Float)]) throws -> Void
  ) rethrows {
    var rows: [(source: Int32, target: Int32, p: Float)] = []
    rows.reserveCapacity(forward.count)
    for (key, f) in forward {
      let (e, r) = Self.parts(key)
      let there = f / (englishWeights[e] ?? 1)
      let back = (backward[key] ?? 0) / (russianWeights[r] ?? 1)
      let p =
        fromEnglish
        ? there * (Self.backwardFloor + back) : back * (Self.backwardFloor + there)
      guard p > 0 else { continue }
      rows.append(fromEnglish ? (e, r, p) : (r, e, p))
    }
    rows.sort { ($0.source, -$0.p, $0.target) < ($1.source, -$1.p, $1.target) }
    var at = 0
    while at < rows.count {
      var end = at
      while end < rows.count, rows[end].source == rows[at].source { end += 1 }
      let best = rows[at..<min(end, at + Self.kept)].map { ($0.target, powf($0.p, Self.gamma)) }
      let sum = best.reduce(0) { $0 + $1.1 }
      try body(
        rows[at].source, best.map { ($0.0, $0.1 / sum) }.filter { $0.1 >= Self.least })
      at = end
    }
  }
}
