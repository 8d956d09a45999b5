/// The postings of a block: reading, seeking and scoring them.
extension PostingCursor {
  /// Brings the postings of the cursor's block into memory.
  @inline(__always)
  mutating func load() throws {
    if loadedBlock != block || loadedChunk != chunk { try read() }
  }

  @inline(never)
  mutating func read() throws {
    let view = try postings.readBlock(block)
    loadedBlock = block
    loadedChunk = chunk
    count = view.count
    docIDs = view.docIDs
    titleFrequencies = view.titleFrequencies
    bodyFrequencies = view.bodyFrequencies
    position = 0
    isScored = false
    hasFrequencies = false
    askedCount = 0
  }

  /// Brings the frequencies of the block in memory there too.
  @inline(__always)
  mutating func loadFrequencies() throws {
    if !hasFrequencies { try readFrequencies() }
  }

  @inline(never)
  private mutating func readFrequencies() throws {
    try postings.readFrequencies()
    hasFrequencies = true
  }

  /// Whether the posting at ``position`` is that of a document.
  @inline(__always)
  func isAt(_ docID: UInt32) -> Bool { docIDs[position] == docID }

  /// Whether the postings of the cursor's block are in memory.
  @inline(__always)
  var isLoaded: Bool { loadedBlock == block && loadedChunk == chunk }

  /// Goes to the first posting of the block from a document on, which the block has. Doc IDs are below 2³¹.
  @inline(__always)
  mutating func seek(_ docID: UInt32) {
    var position = self.position
    if docIDs[position] >= docID { return }
    while position &+ 16 < count, docIDs[position &+ 16] < docID { position &+= 16 }
    // The posting is among the next 16; those before it are counted. Behind a block doc IDs do not fall.
    let wanted = SIMD4<UInt32>(repeating: docID)
    let next = UnsafeRawPointer(docIDs + position)
    let before =
      ((next.loadUnaligned(as: SIMD4<UInt32>.self) &- wanted) &>> 31)
      &+ ((next.loadUnaligned(fromByteOffset: 16, as: SIMD4<UInt32>.self) &- wanted) &>> 31)
      &+ ((next.loadUnaligned(fromByteOffset: 32, as: SIMD4<UInt32>.self) &- wanted) &>> 31)
      &+ ((next.loadUnaligned(fromByteOffset: 48, as: SIMD4<UInt32>.self) &- wanted) &>> 31)
    self.position = position &+ Int(before.wrappedSum())
  }

  /// Of a block, so many frequencies are unpacked one by one before all are.
  private static let mostAsked = 1

  /// The frequency of the posting at ``position``.
  @inline(__always)
  mutating func frequencyAtPosition() throws -> Float {
    if hasFrequencies { return frequency(position) }
    return try askFrequency(position)
  }

  @inline(never)
  mutating func askFrequency(_ position: Int) throws -> Float {
    askedCount &+= 1
    if askedCount > Self.mostAsked {
      try loadFrequencies()
      return frequency(position)
    }
    let (title, body) = try postings.frequencies(at: position)
    return weights.sum(Float(Int32(bitPattern: title)), Float(Int32(bitPattern: body)))
  }

  /// The frequency of a posting of the block, once frequencies are there.
  @inline(__always)
  func frequency(_ position: Int) -> Float {
    weights.sum(
      Float(Int32(bitPattern: titleFrequencies[position])),
      Float(Int32(bitPattern: bodyFrequencies[position])))
  }

  /// Works out what all postings of the block score.
  @inline(__always)
  mutating func score(_ scratch: ScoringScratch) throws {
    if !isScored { try scoreBlock(scratch) }
  }

  @inline(never)
  private mutating func scoreBlock(_ scratch: ScoringScratch) throws {
    try loadFrequencies()
    try postings.copyLengths(of: docIDs, count: count, into: scratch.lengths)
    if let saturation {
      saturation.score(
        UnsafeRawPointer(titleFrequencies), UnsafeRawPointer(bodyFrequencies), scratch.lengths,
        weights, count, into: scores)
    } else {
      for index in 0..<count { scratch.frequencies[index] = frequency(index) }
      scratch.score(count, parts, into: scores)
    }
    isScored = true
  }

  /// Works out what a few postings of the block score that have been found there: see ``ScoringScratch/places`` and
  /// ``ScoringScratch/fewScores``.
  mutating func scoreFew(_ count: Int, _ scratch: ScoringScratch) throws {
    for index in 0..<count {
      let place = Int(scratch.places[index])
      scratch.fewDocIDs[index] = docIDs[place]
      scratch.frequencies[index] = frequency(place)
    }
    guard count > 0 else { return }
    try postings.copyLengths(of: scratch.fewDocIDs, count: count, into: scratch.lengths)
    if let saturation {
      saturation.score(scratch.frequencies, scratch.lengths, count, into: scratch.fewScores)
    } else {
      scratch.score(count, parts, into: scratch.fewScores)
    }
  }

  /// What the posting at ``position`` scores.
  ///
  /// - Parameter length: Of the document, by any list that has not its own; below 0 where it is not known, then it is
  ///   set.
  @inline(__always)
  mutating func scoreAtPosition(
    _ length: inout Float, _ scratch: ScoringScratch
  ) throws -> Float {
    if isScored { return scores[position] }
    let frequency = try frequencyAtPosition()
    guard let saturation else { return try score(frequency, scratch) }
    if length < 0 { try copyLength(docIDs + position, into: &length) }
    return saturation.score(frequency, length)
  }

  /// What the posting at ``position`` scores, by any scorer.
  @inline(never)
  private mutating func score(_ frequency: Float, _ scratch: ScoringScratch) throws -> Float {
    try postings.copyLengths(of: docIDs + position, count: 1, into: scratch.lengths)
    scratch.frequencies[0] = frequency
    scratch.score(1, parts, into: scratch.single)
    return scratch.single[0]
  }

  /// The length of a document of the list.
  @inline(never)
  mutating func copyLength(
    _ docID: UnsafePointer<UInt32>, into length: UnsafeMutablePointer<Float>
  ) throws {
    try postings.copyLengths(of: docID, count: 1, into: length)
  }
}
