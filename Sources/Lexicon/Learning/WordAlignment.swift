internal import Glibc

/// Learns which words of two languages stand for one another from segments that say the same.
///
/// IBM Model 1 (Brown et al., "The Mathematics of Statistical Machine Translation", 1993) with an empty
/// word, and a preference for words at like places (Dyer, Chahuneau and Smith, "A Simple, Fast, and
/// Effective Reparameterization of IBM Model 2", 2013); trained in both directions, which the caller
/// multiplies.
///
/// Memory: 24 bytes for each pair of words that share a segment; there are ``pairLimit`` at most, then
/// further segments are left out.
struct WordAlignment {
  /// Some 500 MiB.
  static let pairLimit = 20_000_000
  static let longestSegment = 60
  private static let rounds = 6
  /// The share of words that stand for nothing.
  private static let emptyShare = 0.1
  /// How strongly like places are preferred; 0: Model 1.
  private static let diagonal = 3.0
  static let least: Float = 0.01

  /// Segments as numbers of words; the numbers are dense.
  struct Corpus {
    var english: [[Int32]] = []
    var russian: [[Int32]] = []
    var pairs = 0

    /// - Returns: false if the segment was left out.
    @discardableResult
    mutating func add(_ english: [Int32], _ russian: [Int32]) -> Bool {
      guard !english.isEmpty, !russian.isEmpty, english.count <= WordAlignment.longestSegment,
        russian.count <= WordAlignment.longestSegment,
        pairs + english.count * russian.count <= WordAlignment.pairLimit
      else { return false }
      pairs += english.count * russian.count
      self.english.append(english)
      self.russian.append(russian)
      return true
    }
  }

  /// A word of one language and one of the other.
  struct Link: Sendable {
    var source: Int32
    var target: Int32
    /// P(target | source) and P(source | target), each 0…1.
    var forward: Float
    var backward: Float
  }

  /// Links from English to Russian, those that are likely in one direction at least.
  ///
  /// - Parameter progress: called with the share done; stops training by returning false.
  static func train(_ corpus: Corpus, progress: (Double) -> Bool = { _ in true }) -> [Link] {
    // Each pair of words gets a number: a place among the sorted distinct ones.
    var keys: [UInt64] = []
    keys.reserveCapacity(corpus.pairs)
    for (a, b) in zip(corpus.english, corpus.russian) {
      for e in a { for r in b { keys.append(UInt64(UInt32(e)) << 32 | UInt64(UInt32(r))) } }
    }
    let all = keys
    keys.sort()
    var count = 0
    for index in keys.indices where index == 0 || keys[index] != keys[index - 1] {
      keys[count] = keys[index]
      count += 1
    }
    keys.removeLast(keys.count - count)
    guard count > 0 else { return [] }
    let numbers = all.map { key -> Int32 in
      var low = 0
      var high = count
      while low < high {
        let middle = (low + high) / 2
        if keys[middle] < key { low = middle + 1 } else { high = middle }
      }
      return Int32(low)
    }
    guard progress(0.1) else { return [] }
    guard
      let forward = direction(
        corpus, keys, numbers, towardRussian: true, progress: { progress(0.1 + 0.45 * $0) }),
      let backward = direction(
        corpus, keys, numbers, towardRussian: false, progress: { progress(0.55 + 0.45 * $0) })
    else { return [] }
    var links: [Link] = []
    for (index, key) in keys.enumerated() where max(forward[index], backward[index]) >= least {
      links.append(
        Link(
          source: Int32(truncatingIfNeeded: key >> 32), target: Int32(truncatingIfNeeded: key),
          forward: forward[index], backward: backward[index]))
    }
    return links
  }

  /// P of each pair's target given its source; nil if stopped.
  private static func direction(
    _ corpus: Corpus, _ keys: [UInt64], _ numbers: [Int32], towardRussian: Bool,
    progress: (Double) -> Bool
  ) -> [Float]? {
    func source(_ key: UInt64) -> Int {
      towardRussian ? Int(key >> 32) : Int(key & 0xFFFF_FFFF)
    }
    let sources = (keys.map(source).max() ?? 0) + 1
    var probability = [Float](repeating: 0, count: keys.count)
    var fanout = [Float](repeating: 0, count: sources)
    for key in keys { fanout[source(key)] += 1 }
    for (index, key) in keys.enumerated() { probability[index] = 1 / fanout[source(key)] }
    // The empty word may stand for anything; it learns too.
    let targets =
      (keys.map { towardRussian ? Int($0 & 0xFFFF_FFFF) : Int($0 >> 32) }.max() ?? 0) + 1
    var empty = [Float](repeating: 1 / Float(targets), count: targets)
    for round in 0..<rounds {
      var counts = [Float](repeating: 0, count: keys.count)
      var emptyCounts = [Float](repeating: 0, count: targets)
      var totals = [Float](repeating: 0, count: sources)
      var at = 0
      for (a, b) in zip(corpus.english, corpus.russian) {
        let (n, m) = (a.count, b.count)
        let (from, to) = towardRussian ? (n, m) : (m, n)
        for target in 0..<to {
          let word = Int(towardRussian ? b[target] : a[target])
          var sum: Float = 0
          var norm: Float = 0
          var weights = (0..<from).map { place -> Float in
            let distance = abs(
              (Float(place) + 0.5) / Float(from) - (Float(target) + 0.5) / Float(to))
            let weight = expf(-Float(diagonal) * distance)
            norm += weight
            return weight
          }
          for place in 0..<from {
            let pair = towardRussian ? at + place * m + target : at + target * m + place
            weights[place] *=
              probability[Int(numbers[pair])] * Float(1 - emptyShare) / max(norm, 1e-9)
            sum += weights[place]
          }
          let none = empty[word] * Float(emptyShare)
          sum += none
          guard sum > 0 else { continue }
          emptyCounts[word] += none / sum
          for place in 0..<from {
            let pair = towardRussian ? at + place * m + target : at + target * m + place
            counts[Int(numbers[pair])] += weights[place] / sum
          }
        }
        at += n * m
      }
      for (index, key) in keys.enumerated() { totals[source(key)] += counts[index] }
      for (index, key) in keys.enumerated() {
        // Words that are rare would explain everything around them: a little is held back.
        probability[index] = counts[index] / (totals[source(key)] + 0.05)
      }
      let sum = max(emptyCounts.reduce(0, +), 1e-9)
      empty = emptyCounts.map { $0 / sum }
      guard progress(Double(round + 1) / Double(rounds)) else { return nil }
    }
    return probability
  }
}
