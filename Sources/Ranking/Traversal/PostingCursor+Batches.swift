/// Many documents at once.
extension PostingCursor {
  /// Copies the documents of the block in a range to a batch that has room for them; see ``score(_:list:_:)``.
  ///
  /// - Parameter needed: Postings that occur too seldom to score more may be left out.
  mutating func copy(
    from start: UInt32, to end: UInt32, into batch: inout DocumentBatch,
    above needed: Float, _ scratch: ScoringScratch
  ) throws {
    try load()
    let (first, last) = range(from: start, to: end)
    position = min(last, count &- 1)
    let size = last &- first
    guard size > 0 else { return }
    if let limit = tooFew(for: needed, scratch) {
      batch.count = try findFrequent(first, last, above: limit, batch.places)
      for index in 0..<batch.count { batch.docIDs[index] = docIDs[Int(batch.places[index])] }
    } else {
      batch.docIDs.update(from: docIDs + first, count: size)
      for index in 0..<size { batch.places[index] = Int32(truncatingIfNeeded: first &+ index) }
      batch.count = size
    }
  }

  /// The places of the block's postings in a range, none before ``position``.
  private func range(from start: UInt32, to end: UInt32) -> (first: Int, last: Int) {
    var first = position
    while first < count, docIDs[first] < start { first &+= 1 }
    guard first < count, docIDs[count &- 1] > end else { return (first, count) }
    var last = first
    while docIDs[last] <= end { last &+= 1 }
    return (first, last)
  }

  /// How many occurrences are too few for a posting of the block to score more than `needed`; nil where one may do.
  mutating func tooFew(for needed: Float, _ scratch: ScoringScratch) -> Float? {
    guard hasBounds, needed > 0 else { return nil }
    let limit = scratch.tooFew(for: needed, length: blockShortest[block], parts)
    return limit > 0 ? limit : nil
  }

  /// The places between two of the block in memory that have more than so many occurrences; gives their number.
  mutating func findFrequent(
    _ first: Int, _ last: Int, above limit: Float, _ places: UnsafeMutablePointer<Int32>
  ) throws -> Int {
    try loadFrequencies()
    var found = 0
    var place = first
    // Where no title has the term, and occurrences in bodies count once, whole numbers are compared, four at a time.
    let most = SIMD4(repeating: UInt32(limit))
    let (titles, bodies) = (UnsafeRawPointer(titleFrequencies), UnsafeRawPointer(bodyFrequencies))
    while weights.body == 1, place &+ 4 <= last {
      let title = titles.loadUnaligned(fromByteOffset: 4 &* place, as: SIMD4<UInt32>.self)
      let body = bodies.loadUnaligned(fromByteOffset: 4 &* place, as: SIMD4<UInt32>.self)
      let inTitle = unsafeBitCast(title, to: SIMD2<UInt64>.self)
      if inTitle.x | inTitle.y != 0 {
        for index in place..<(place &+ 4) where frequency(index) > limit {
          places[found] = Int32(truncatingIfNeeded: index)
          found &+= 1
        }
      } else {
        // Frequencies are far below 2³¹: the highest bit of a difference says which one is more.
        let over = unsafeBitCast(most &- body, to: SIMD2<UInt64>.self)
        if (over.x | over.y) & 0x8000_0000_8000_0000 != 0 {
          let start = Int32(truncatingIfNeeded: place)
          places[found] = start
          found &+= Int(truncatingIfNeeded: (over.x &>> 31) & 1)
          places[found] = start &+ 1
          found &+= Int(truncatingIfNeeded: over.x &>> 63)
          places[found] = start &+ 2
          found &+= Int(truncatingIfNeeded: (over.y &>> 31) & 1)
          places[found] = start &+ 3
          found &+= Int(truncatingIfNeeded: over.y &>> 63)
        }
      }
      place &+= 4
    }
    while place < last {
      if frequency(place) > limit {
        places[found] = Int32(truncatingIfNeeded: place)
        found &+= 1
      }
      place &+= 1
    }
    return found
  }

  /// Notes what documents of a batch score that have just been copied from the block in memory.
  mutating func score(
    _ batch: inout DocumentBatch, list: Int, _ scratch: ScoringScratch
  ) throws {
    guard batch.count > 0 else { return }
    try loadFrequencies()
    let frequencies = batch.frequencies(list)
    for index in 0..<batch.count { frequencies[index] = frequency(Int(batch.places[index])) }
    try postings.copyLengths(of: batch.docIDs, count: batch.count, into: batch.lengths)
    score(batch.count, frequencies, batch.lengths, scratch, into: batch.scores)
    batch.hasCommonLengths = !hasOwnLengths
  }

  /// Scores postings, each by its frequency and the length of its document.
  @inline(__always)
  private func score(
    _ count: Int, _ frequencies: UnsafePointer<Float>, _ lengths: UnsafePointer<Float>,
    _ scratch: ScoringScratch, into scores: UnsafeMutablePointer<Float>
  ) {
    if let saturation {
      saturation.score(frequencies, lengths, count, into: scores)
    } else {
      scratch.score(count, frequencies, lengths, parts, into: scores)
    }
  }

  /// Lowers the scores of documents of a batch that this list has, to what each scores by it. Lengths are common ones.
  mutating func limitScores(
    _ batch: DocumentBatch, list: Int, _ scratch: ScoringScratch
  ) throws {
    score(batch.count, batch.frequencies(list), batch.lengths, scratch, into: scratch.sums)
    for index in 0..<batch.count {
      batch.scores[index] = min(batch.scores[index], scratch.sums[index])
    }
  }

  /// Adds what the documents of a batch score that have been looked up.
  mutating func addScores(
    _ batch: DocumentBatch, list: Int, _ scratch: ScoringScratch
  ) throws {
    let frequencies = batch.frequencies(list)
    var lengths = batch.lengths
    if hasOwnLengths || !batch.hasCommonLengths {
      lengths = scratch.lengths
      for index in 0..<batch.count {
        lengths[index] = 1
        if frequencies[index] > 0 { try copyLength(batch.docIDs + index, into: lengths + index) }
      }
    }
    score(batch.count, frequencies, lengths, scratch, into: scratch.sums)
    for index in 0..<batch.count {
      batch.scores[index] += frequencies[index] > 0 ? scratch.sums[index] : 0
    }
  }
}
