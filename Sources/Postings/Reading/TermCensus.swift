internal import GRDB

/// Counts the documents of every term without reading the postings of frequent ones, whose number stands in their
/// blocks.
struct TermCensus {
  private let segments: MergedSegments
  /// The segment that the blocks were made from.
  private let main: SegmentStructure.Segment
  private let lastDocID: Int64
  /// The terms that have blocks, in byte order.
  private let lists: RowStatement

  /// Nil where the blocks were not made from one segment that is still there.
  init?(_ db: Database) throws {
    guard let state = try BlockState.load(db), let main = state.segment,
      let segments = try MergedSegments(db), segments.structure.segments.contains(main),
      try segments.firstPageHash(of: main) == state.firstPageHash
    else { return nil }
    self.segments = segments
    self.main = main
    lastDocID = Int64(state.lastDocID)
    lists = try RowStatement(db, "SELECT term, header FROM posting_list ORDER BY term")
  }

  /// Calls with every stored term that a document holds, in byte order, and how many do.
  func forEachTerm(_ body: (_ storedTerm: [UInt8], _ documentFrequency: Int) -> Void) throws {
    defer { lists.reset() }
    var hasList = try lists.step()
    while let term = try segments.nextTerm() {
      guard !term.isEmpty else { continue }
      var known: Int?
      while hasList {
        let order = term.withUnsafeBytes { SegmentCursor.compare(lists.blob(0), $0) }
        guard order <= 0 else { break }
        if order == 0 { known = PostingListHeader.documentFrequency(of: lists.blob(1)) }
        hasList = try lists.step()
      }
      let frequency = try segments.documentFrequency(in: main, upTo: lastDocID, known)
      if frequency > 0 { body(term, frequency) }
    }
  }
}
