/// Looking documents up.
extension PostingCursor {
  /// Looks the documents of a batch up; notes the frequencies of those that the list has, and their indices as the
  /// batch's ``DocumentBatch/chosen``. Gives their number.
  ///
  /// - Parameters:
  ///   - rest: How much lists other than this one can add to a batch's document; documents that cannot get in with that
  ///     and what the block offers are not looked for.
  mutating func look(
    up batch: DocumentBatch, list: Int, rest: Float, above threshold: Float,
    _ scratch: ScoringScratch
  ) throws -> Int {
    let wanted = batch.docIDs
    let frequencies = batch.frequencies(list)
    var found = 0
    var index = 0
    while index < batch.count, seekChunk(wanted[index]) {
      // A chunk that offers too little need not be opened.
      if batch.scores[index] + chunkBounds[chunk] + rest <= threshold {
        index &+= 1
        continue
      }
      _ = try seekUnbounded(wanted[index])
      let bound = hasBounds ? blockBounds[block] : chunkBounds[chunk]
      // Behind what has been found there is room for all that is left.
      let chosen = batch.chosen + found
      let count = choose(of: batch, &index, above: threshold - rest - bound, chosen)
      guard count > 0 else { continue }
      soughtCount &+= count
      try load()
      let hits =
        count < Self.fewest
        ? match(wanted, count, chosen, scratch.places)
        : matchMany(wanted, count, chosen, scratch)
      try note(hits, chosen, scratch.places, frequencies)
      found &+= hits
    }
    return found
  }

  /// The documents of a batch that lie in the cursor's block and score more than so much, by their indices from one on,
  /// which goes on to the first behind the block; gives their number. Nothing branches on what is hard to foresee.
  @inline(__always)
  private func choose(
    of batch: DocumentBatch, _ index: inout Int, above tooLow: Float,
    _ chosen: UnsafeMutablePointer<Int32>
  ) -> Int {
    let (wanted, scores) = (batch.docIDs, batch.scores)
    let last = blockLasts[block]
    var count = 0
    repeat {
      chosen[count] = Int32(truncatingIfNeeded: index)
      count &+= scores[index] > tooLow ? 1 : 0
      index &+= 1
    } while index < batch.count && wanted[index] <= last
    return count
  }

  /// Of chosen documents those that the block in memory has: their indices in place of the others', and their places in
  /// the block; gives their number.
  @inline(__always)
  private func match(
    _ wanted: UnsafePointer<UInt32>, _ count: Int, _ indices: UnsafeMutablePointer<Int32>,
    _ places: UnsafeMutablePointer<Int32>
  ) -> Int {
    var hits = 0
    for number in 0..<count {
      let index = indices[number]
      let docID = wanted[Int(index)]
      let place = place(of: docID)
      indices[hits] = index
      places[hits] = Int32(truncatingIfNeeded: place)
      // 1 where nothing differs; a comparison would become a branch.
      hits &+= Int(truncatingIfNeeded: (UInt64(docIDs[place] ^ docID) &- 1) &>> 63)
    }
    return hits
  }

  /// Fewer documents are sought one by one.
  private static let fewest = 8
  /// What it takes to mark a posting, and how much less to look at a mark than to halve a block, in instructions.
  private static let marking = 4
  private static let saving = 32

  /// The same for many documents: the block's doc IDs between the first and the last of them are marked by their lowest
  /// bits, so that each document is a look at one mark. What marks of other blocks are left does no harm, for what is at
  /// a place is compared.
  private func matchMany(
    _ wanted: UnsafePointer<UInt32>, _ count: Int, _ indices: UnsafeMutablePointer<Int32>,
    _ scratch: ScoringScratch
  ) -> Int {
    let places = scratch.places
    let (first, last) = (wanted[Int(indices[0])], wanted[Int(indices[count &- 1])])
    let start = place(of: first)
    let end = place(of: last)
    guard last &- first < UInt32(ScoringScratch.markCount),
      (end &- start) &* Self.marking < count &* Self.saving
    else { return match(wanted, count, indices, places) }
    let marks = scratch.marks
    let mask = UInt32(ScoringScratch.markCount &- 1)
    // What stands at the end may lie far behind; the others may take its mark then.
    marks[Int(docIDs[end] & mask)] = UInt8(truncatingIfNeeded: end)
    for place in start..<end {
      marks[Int(docIDs[place] & mask)] = UInt8(truncatingIfNeeded: place)
    }
    var hits = 0
    for number in 0..<count {
      let index = indices[number]
      let docID = wanted[Int(index)]
      let place = min(Int(marks[Int(docID & mask)]), self.count &- 1)
      indices[hits] = index
      places[hits] = Int32(truncatingIfNeeded: place)
      hits &+= Int(truncatingIfNeeded: (UInt64(docIDs[place] ^ docID) &- 1) &>> 63)
    }
    return hits
  }

  /// How many of the block's first 127 doc IDs are below another: where that stands, if the block has it. Doc IDs are
  /// below 2³¹, and do not fall behind the last posting.
  @inline(__always)
  private func place(of docID: UInt32) -> Int {
    var place = 0
    place &+= Int(truncatingIfNeeded: (docIDs[place &+ 63] &- docID) &>> 31) &<< 6
    place &+= Int(truncatingIfNeeded: (docIDs[place &+ 31] &- docID) &>> 31) &<< 5
    place &+= Int(truncatingIfNeeded: (docIDs[place &+ 15] &- docID) &>> 31) &<< 4
    place &+= Int(truncatingIfNeeded: (docIDs[place &+ 7] &- docID) &>> 31) &<< 3
    place &+= Int(truncatingIfNeeded: (docIDs[place &+ 3] &- docID) &>> 31) &<< 2
    place &+= Int(truncatingIfNeeded: (docIDs[place &+ 1] &- docID) &>> 31) &<< 1
    return place &+ Int(truncatingIfNeeded: (docIDs[place] &- docID) &>> 31)
  }

  /// Notes the frequencies of documents that the block in memory has.
  @inline(__always)
  private mutating func note(
    _ count: Int, _ indices: UnsafePointer<Int32>, _ places: UnsafePointer<Int32>,
    _ frequencies: UnsafeMutablePointer<Float>
  ) throws {
    guard count > 1 || hasFrequencies else {
      if count == 1 { frequencies[Int(indices[0])] = try askFrequency(Int(places[0])) }
      return
    }
    try loadFrequencies()
    for number in 0..<count {
      frequencies[Int(indices[number])] = frequency(Int(places[number]))
    }
  }

  /// The frequency of a document in the list, nil where it is not in it; and the first document from there on that is.
  mutating func find(_ docID: UInt32) throws -> (frequency: Float?, next: UInt32) {
    seekChunkBack(docID)
    guard try seekUnbounded(docID) else { return (nil, .max) }
    seekBack(docID)
    try load()
    let place = place(of: docID)
    guard docIDs[place] == docID else { return (nil, docIDs[place]) }
    return (try hasFrequencies ? frequency(place) : askFrequency(place), docID)
  }
}
