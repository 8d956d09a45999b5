/// Finds the documents that hold a phrase: documents of all its words by their blocks, then the positions of those few.
struct PhraseMatching {
  /// Where a phrase has one of several terms.
  private let slots: [[TermPositions]]

  init(_ slots: [[TermPositions]]) { self.slots = slots }

  /// Calls with each document, rising, and how often its title and body hold the phrase.
  func forEachMatch(_ body: (_ docID: UInt32, _ title: UInt32, _ body: UInt32) throws -> Void)
    throws
  {
    let order = slots.indices.sorted { frequency($0) < frequency($1) }
    guard let lead = order.first else { return }
    var wanted: UInt32 = 0
    candidates: while let docID = try next(lead, wanted) {
      for slot in order.dropFirst() {
        guard let other = try next(slot, docID) else { return }
        if other > docID {
          wanted = other
          continue candidates
        }
      }
      let (title, inBody) = try count(docID)
      if title > 0 || inBody > 0 { try body(docID, title, inBody) }
      guard docID < .max else { return }
      wanted = docID + 1
    }
  }

  private func frequency(_ slot: Int) -> Int {
    slots[slot].reduce(0) { $0 + $1.documentFrequency }
  }

  /// The first document from one on that holds a term of the slot.
  private func next(_ slot: Int, _ wanted: UInt32) throws -> UInt32? {
    var next: UInt32?
    for term in slots[slot] {
      try term.advance(to: wanted)
      if let docID = term.docID { next = min(next ?? .max, docID) }
    }
    return next
  }

  private func count(_ docID: UInt32) throws -> (title: UInt32, body: UInt32) {
    var titles: [UInt32] = []
    var bodies: [UInt32] = []
    for (number, slot) in slots.enumerated() {
      var title: [UInt32] = []
      var body: [UInt32] = []
      var termCount = 0
      for term in slot where term.docID == docID {
        try term.appendPositions(&title, &body)
        termCount += 1
      }
      if termCount > 1 {
        title = Self.distinct(title)
        body = Self.distinct(body)
      }
      titles = number == 0 ? title : Self.following(titles, title, UInt32(number))
      bodies = number == 0 ? body : Self.following(bodies, body, UInt32(number))
      if titles.isEmpty, bodies.isEmpty { return (0, 0) }
    }
    return (UInt32(titles.count), UInt32(bodies.count))
  }

  private static func distinct(_ positions: [UInt32]) -> [UInt32] {
    var distinct: [UInt32] = []
    for position in positions.sorted() where distinct.last != position {
      distinct.append(position)
    }
    return distinct
  }

  /// The starts that have a position `distance` behind them.
  private static func following(
    _ starts: [UInt32], _ positions: [UInt32], _ distance: UInt32
  ) -> [UInt32] {
    var kept: [UInt32] = []
    var index = 0
    for start in starts {
      while index < positions.count, positions[index] < start &+ distance { index += 1 }
      guard index < positions.count else { break }
      if positions[index] == start &+ distance { kept.append(start) }
    }
    return kept
  }
}
