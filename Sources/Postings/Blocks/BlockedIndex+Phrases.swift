public import Analysis

extension BlockedIndex {
  /// Whether positions can be read straight from FTS5's segment: it is the one that the blocks were made from, and holds
  /// all documents in them.
  var hasPositions: Bool { state.segment != nil }

  /// The documents in blocks that hold a phrase; later ones are not looked for.
  ///
  /// - Parameter positions: For each position of the phrase its alternatives.
  func phrasePostings(_ positions: [[[UInt8]]]) throws -> PostingList {
    try guarded {
      let removed = Set(self.removed)
      var found = PostingList()
      let slots = try positions.map { try $0.compactMap { try self.termPositions($0) } }
      guard !slots.contains(where: \.isEmpty) else { return found }
      try PhraseMatching(slots).forEachMatch { docID, title, body in
        if !removed.isEmpty, removed.contains(docID) { return }
        let length = try self.lengths.positions(of: docID)
        found.docIDs.append(Int64(docID))
        found.titleFrequencies.append(title)
        found.bodyFrequencies.append(body)
        found.titleLengths.append(length.title)
        found.bodyLengths.append(length.body)
      }
      return found
    }
  }

  /// Whether phrases can be counted in some documents alone: their positions are at hand, those of all documents.
  public var canCountPhrases: Bool { hasPositions && !hasLaterDocuments }

  /// How often documents hold a phrase, asked of one after another; only where ``canCountPhrases``.
  ///
  /// - Parameter positions: For each position of the phrase its alternatives.
  public func phraseOccurrences(of positions: [[Term]]) throws -> PhraseOccurrences {
    guard canCountPhrases else { throw damage("positions of words") }
    let slots = try guarded {
      try positions.map { try $0.compactMap { try self.termPositions($0.stored) } }
    }
    return PhraseOccurrences(PhraseMatching(slots), in: self)
  }

  func termPositions(_ stored: [UInt8]) throws -> TermPositions? {
    guard let segment = state.segment else { return nil }
    if let list = try postings(stored), !list.isShort {
      return try TermPositions(list, segments.cursor(segment))
    }
    let cursor = segments.cursor(segment)
    let key = [MergedSegments.mainPrefix] + stored
    guard try key.withUnsafeBytes({ try cursor.seek($0) }) else { return nil }
    var rare = RarePositions()
    var (title, body) = (PositionBuffer(), PositionBuffer())
    defer {
      title.deallocate()
      body.deallocate()
    }
    while try cursor.nextHead() {
      title.removeAll()
      body.removeAll()
      try cursor.readPositions(&title, &body)
      rare.docIDs.append(UInt32(clamping: cursor.docID))
      rare.titles.append(title.array)
      rare.bodies.append(body.array)
    }
    return rare.docIDs.isEmpty ? nil : TermPositions(rare)
  }
}
