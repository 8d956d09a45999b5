internal import Glibc

/// Measures of a topic that weigh ranks or grades.
extension JudgedRanking {
  /// The highest grade that ERR's scale has at least (gdeval's `MAX_JUDGMENT`).
  private static let lowestScale = 4

  /// DCG / ideal DCG with DCG = Σ gain / log2(rank + 1) (Järvelin, Kekäläinen 2002; the discount
  /// from the first rank on, Burges et al. 2005).
  func normalizedGain(depth: Int, cutoff: Int, isExponential: Bool) -> Double {
    func total(_ grades: ArraySlice<Int>) -> Double {
      var sum = 0.0
      for (index, grade) in grades.enumerated() where grade > 0 {
        let gain = isExponential ? exp2(Double(grade)) - 1 : Double(grade)
        sum += gain / log2(Double(index + 2))
      }
      return sum
    }
    let ideal = total(judgements.prefix(cutoff))
    return ideal > 0 ? total(grades.prefix(depth)) / ideal : 0
  }

  /// Σ 1/rank · P(the reader stops here), who is content with a document with probability (2^grade
  /// − 1) / 2^highest. The highest grade is 4, as gdeval has it, or the judgements' own where that
  /// is higher.
  func expectedReciprocalRank(depth: Int) -> Double {
    let scale = exp2(Double(max(Self.lowestScale, highestGrade)))
    var sum = 0.0
    var goesOn = 1.0
    for (index, grade) in grades.prefix(depth).enumerated() where grade > 0 {
      let content = (exp2(Double(grade)) - 1) / scale
      sum += goesOn * content / Double(index + 1)
      goesOn *= 1 - content
    }
    return sum
  }

  /// (1 − p) · Σ p^(rank − 1) over relevant documents.
  func rankBiasedPrecision(_ level: Int, depth: Int, persistence: Double) -> Double {
    var sum = 0.0
    var weight = 1.0
    for grade in grades.prefix(depth) {
      if grade >= level { sum += weight }
      weight *= persistence
    }
    return (1 - persistence) * sum
  }
}
