/// Holm's correction of p-values for a family of tests (Holm 1979): as safe as Bonferroni's and
/// never weaker.
public enum Holm {
  /// Corrected p-values in the order given, at most 1: the smallest times their count, the next
  /// times one less, and so on, none below an earlier one.
  public static func corrected(_ pValues: [Double]) -> [Double] {
    var corrected = pValues
    var floor = 0.0
    let order = pValues.indices.sorted { pValues[$0] < pValues[$1] }
    for (rank, index) in order.enumerated() {
      floor = max(floor, min(1, pValues[index] * Double(pValues.count - rank)))
      corrected[index] = floor
    }
    return corrected
  }
}
