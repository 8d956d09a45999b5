internal import Glibc

/// Aligns the paragraphs of a text and its translation.
///
/// By length alone, after Gale and Church, "A program for aligning sentences in bilingual corpora"
/// (1993): a paragraph and its translation have lengths in a steady ratio; one may stand for two,
/// or for none. Takes time and memory proportional to the product of the counts, so long texts are cut
/// into stretches of 600 paragraphs.
enum ParallelText {
  private static let stretch = 600
  /// Letters of Russian for one of English, and the variance of that for each letter.
  private static let ratio = 1.06
  private static let variance = 6.8
  /// -100 ln of how often paragraphs go one to one, one to none, two to one.
  private static let costs = (match: 12, skip: 450, merge: 230)

  /// - Returns: pairs of texts; what has no counterpart is left out.
  static func align(_ english: [String], _ russian: [String]) -> [(String, String)] {
    guard !english.isEmpty, !russian.isEmpty else { return [] }
    if english.count == russian.count { return Array(zip(english, russian)) }
    var pairs: [(String, String)] = []
    let parts = (max(english.count, russian.count) + stretch - 1) / stretch
    for part in 0..<parts {
      let a = english[english.count * part / parts..<english.count * (part + 1) / parts]
      let b = russian[russian.count * part / parts..<russian.count * (part + 1) / parts]
      pairs += alignStretch(Array(a), Array(b))
    }
    return pairs
  }

  private static func alignStretch(_ a: [String], _ b: [String]) -> [(String, String)] {
    let (n, m) = (a.count, b.count)
    guard n > 0, m > 0 else { return [] }
    let lengths = (a.map { $0.unicodeScalars.count }, b.map { $0.unicodeScalars.count })
    let width = m + 1
    var best = [Int](repeating: .max / 2, count: (n + 1) * width)
    var steps = [(Int, Int)](repeating: (0, 0), count: best.count)
    best[0] = 0
    let beads = [
      (1, 1, costs.match), (1, 0, costs.skip), (0, 1, costs.skip), (2, 1, costs.merge),
      (1, 2, costs.merge),
    ]
    for i in 0...n {
      for j in 0...m where best[i * width + j] < .max / 2 {
        for (da, db, cost) in beads where i + da <= n && j + db <= m {
          let left = lengths.0[i..<i + da].reduce(0, +)
          let right = lengths.1[j..<j + db].reduce(0, +)
          let total =
            best[i * width + j] + cost + (da == 0 || db == 0 ? 0 : mismatch(left, right))
          let cell = (i + da) * width + j + db
          if total < best[cell] {
            best[cell] = total
            steps[cell] = (da, db)
          }
        }
      }
    }
    var pairs: [(String, String)] = []
    var (i, j) = (n, m)
    while i > 0 || j > 0 {
      let (da, db) = steps[i * width + j]
      guard da + db > 0 else { break }
      if da > 0, db > 0 {
        pairs.append(
          (a[i - da..<i].joined(separator: " "), b[j - db..<j].joined(separator: " ")))
      }
      i -= da
      j -= db
    }
    return pairs.reversed()
  }

  /// -100 ln of how likely the lengths differ so by chance.
  private static func mismatch(_ a: Int, _ b: Int) -> Int {
    guard a + b > 0 else { return 0 }
    let mean = (Double(a) + Double(b) / ratio) / 2
    let delta = (Double(b) - Double(a) * ratio) / (mean * variance).squareRoot()
    return Int(min(2000, 100 * -log(max(1e-9, erfc(abs(delta) / 2.0.squareRoot())))))
  }
}
