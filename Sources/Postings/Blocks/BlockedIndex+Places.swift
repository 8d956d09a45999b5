extension BlockedIndex {
  /// Where words stand in some documents, by FTS5's segment. Documents that are not in blocks are left out, and all
  /// where the segment has changed since.
  ///
  /// Cost: for each word and document a part of a page.
  ///
  /// - Parameter words: For each word its stored terms.
  func places(of words: [[[UInt8]]], in docIDs: [Int64]) throws -> [Int64: TermPlaces] {
    guard hasPositions else { return [:] }
    let gone = Set(removed)
    let wanted = docIDs.compactMap { UInt32(exactly: $0) }.filter {
      $0 <= lastDocID && !gone.contains($0)
    }.sorted()
    var found = wanted.map { _ in TermPlaces(wordCount: words.count) }
    var (title, body) = (PositionBuffer(), PositionBuffer())
    defer {
      title.deallocate()
      body.deallocate()
    }
    try guarded {
      for (word, terms) in words.enumerated() {
        var termCount = 0
        for term in terms {
          guard let positions = try termPositions(term) else { continue }
          termCount += 1
          for (index, docID) in wanted.enumerated() {
            try positions.advance(to: docID)
            guard let here = positions.docID else { break }
            guard here == docID else { continue }
            title.removeAll()
            body.removeAll()
            try positions.appendPositions(&title, &body)
            found[index].titles[word] += title.array
            found[index].bodies[word] += body.array
          }
        }
        if termCount > 1 { for index in found.indices { found[index].sort(word) } }
      }
    }
    return Dictionary(
      zip(wanted.map { Int64($0) }, found), uniquingKeysWith: { first, _ in first })
  }
}
