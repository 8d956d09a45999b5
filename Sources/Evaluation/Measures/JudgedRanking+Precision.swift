/// Measures of a topic that know relevant and not relevant only. `level` is the lowest relevant
/// grade.
extension JudgedRanking {
  /// Keeps a fraction of nothing from dividing by nothing (trec_eval's `INFAP_EPSILON`).
  private static let smallShare = 0.00001

  /// Relevant documents among the first.
  func hits(_ level: Int, depth: Int) -> Int {
    grades.prefix(depth).reduce(0) { $0 + ($1 >= level ? 1 : 0) }
  }

  /// A cutoff beyond the ranking's end counts documents that are not relevant.
  func precision(_ level: Int, depth: Int, cutoff: Int) -> Double {
    cutoff > 0 ? Double(hits(level, depth: depth)) / Double(cutoff) : 0
  }

  func recall(_ level: Int, depth: Int) -> Double {
    let relevant = relevantCount(level)
    return relevant > 0 ? Double(hits(level, depth: depth)) / Double(relevant) : 0
  }

  func rPrecision(_ level: Int) -> Double {
    recall(level, depth: relevantCount(level))
  }

  func reciprocalRank(_ level: Int, depth: Int) -> Double {
    let first = grades.prefix(depth).firstIndex { $0 >= level }
    return first.map { 1 / Double($0 + 1) } ?? 0
  }

  func averagePrecision(_ level: Int, depth: Int) -> Double {
    let relevant = relevantCount(level)
    guard relevant > 0 else { return 0 }
    var found = 0
    var sum = 0.0
    for (index, grade) in grades.prefix(depth).enumerated() where grade >= level {
      found += 1
      sum += Double(found) / Double(index + 1)
    }
    return sum / Double(relevant)
  }

  /// The best precision at this level of recall or a higher one. The level in documents is rounded
  /// as trec_eval 9 rounds it: up from one tenth of a document on.
  func interpolatedPrecision(_ level: Int, at share: Double) -> Double {
    let needed = Int(share * Double(relevantCount(level)) + 0.9)
    var found = 0
    var best = 0.0
    for (index, grade) in grades.enumerated() where grade >= level {
      found += 1
      if found >= needed { best = max(best, Double(found) / Double(index + 1)) }
    }
    return best
  }

  /// The share of judged documents that are not relevant and yet come before a relevant one, taken
  /// from 1; only as many of them count as there are relevant ones.
  func binaryPreference(_ level: Int) -> Double {
    let relevant = relevantCount(level)
    guard relevant > 0 else { return 0 }
    let others = judgements.count - relevant
    var othersBefore = 0
    var sum = 0.0
    for grade in grades where grade >= 0 {
      if grade < level {
        othersBefore += 1
      } else if othersBefore > 0 {
        sum += 1 - Double(min(othersBefore, relevant)) / Double(min(others, relevant))
      } else {
        sum += 1
      }
    }
    return sum / Double(relevant)
  }

  /// Average precision as a sample of the pool lets it be expected: documents that were pooled and
  /// not judged are taken to be relevant in the proportion of the judged ones before them.
  func inferredAveragePrecision(_ level: Int) -> Double {
    let relevant = relevantCount(level)
    guard relevant > 0 else { return 0 }
    var relevantBefore = 0.0
    var othersBefore = 0.0
    var unjudgedBefore = 0.0
    var sum = 0.0
    for (index, grade) in grades.enumerated() where grade != Self.unpooled {
      if grade == Self.unjudged {
        unjudgedBefore += 1
      } else if grade < level {
        othersBefore += 1
      } else {
        let rank = Double(index + 1)
        let before = Double(index)
        if index == 0 {
          sum += 1
        } else {
          let pooled = (relevantBefore + othersBefore + unjudgedBefore) / before
          let share =
            (relevantBefore + Self.smallShare)
            / (relevantBefore + othersBefore + 2 * Self.smallShare)
          sum += 1 / rank + before / rank * pooled * share
        }
        relevantBefore += 1
      }
    }
    return sum / Double(relevant)
  }

  /// (β + 1)·P·R / (β·P + R), as trec_eval weighs.
  func setF(_ level: Int, beta: Double) -> Double {
    let precision = precision(level, depth: grades.count, cutoff: grades.count)
    let recall = recall(level, depth: grades.count)
    let sum = beta * precision + recall
    return sum > 0 ? (beta + 1) * precision * recall / sum : 0
  }

  /// Documents that the judgements name, whatever their grade, among those retrieved.
  func judgedShare(depth: Int) -> Double {
    let judged = grades.prefix(depth).reduce(0) { $0 + ($1 == Self.unpooled ? 0 : 1) }
    return depth > 0 ? Double(judged) / Double(depth) : 0
  }
}
