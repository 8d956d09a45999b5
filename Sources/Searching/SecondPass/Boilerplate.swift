/// Tells lines that many documents hold: menus, copyright notices, calls to subscribe.
struct Boilerplate {
  private let source: any PostingSource
  /// Documents that must hold a line.
  let threshold: Int

  init(source: any PostingSource, documentCount: Int) {
    self.source = source
    let share = Int(RankingDefaults.boilerplateShare * Double(documentCount))
    threshold = max(
      RankingDefaults.boilerplateMinimum, min(RankingDefaults.boilerplateMaximum, share))
  }

  /// - Parameter copies: Near-copies of the document at hand; that they hold its lines too says
  ///   nothing.
  func contains(_ line: UnsafeBufferPointer<UInt8>, copies: Int = 0) throws -> Bool {
    guard line.count >= RankingDefaults.boilerplateLineLength else { return false }
    let least = threshold + copies
    return try source.documentCount(ofLine: line, least: least) >= least
  }
}
