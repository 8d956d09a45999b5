/// Finds the documents that hold a phrase: documents of all its words by their blocks, then the positions of those few.
final class PhraseMatching {
  /// Where a phrase has one of several terms.
  private let slots: [[TermPositions]]
  // In memory of their own: counting references would take longer than what is done with them.
  /// The terms of all slots, and where those of each slot begin.
  private let terms: UnsafeMutableBufferPointer<Unmanaged<TermPositions>>
  private let bounds: UnsafeMutableBufferPointer<Int>
  /// The slots, those in the fewest documents first.
  private let order: UnsafeMutableBufferPointer<Int>
  // Where the phrase may begin, and where the slot under way stands: kept for their memory.
  private var titleStarts = PositionBuffer()
  private var bodyStarts = PositionBuffer()
  private var title = PositionBuffer()
  private var body = PositionBuffer()

  init(_ slots: [[TermPositions]]) {
    self.slots = slots
    terms = Self.copy(slots.joined().map(Unmanaged.passUnretained))
    bounds = Self.copy(slots.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) })
    let frequencies = slots.map { $0.reduce(0) { $0 + $1.documentFrequency } }
    order = Self.copy(slots.indices.sorted { frequencies[$0] < frequencies[$1] })
  }

  private static func copy<Element>(_ values: [Element]) -> UnsafeMutableBufferPointer<Element> {
    let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: values.count)
    _ = memory.initialize(from: values)
    return memory
  }

  deinit {
    terms.deallocate()
    bounds.deallocate()
    order.deallocate()
    for buffer in [titleStarts, bodyStarts, title, body] { buffer.deallocate() }
  }

  /// Calls with each document, rising, and how often its title and body hold the phrase.
  func forEachMatch(_ body: (_ docID: UInt32, _ title: UInt32, _ body: UInt32) throws -> Void)
    throws
  {
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

  /// The first document from one on that holds a term of the slot.
  private func next(_ slot: Int, _ wanted: UInt32) throws -> UInt32? {
    var next: UInt32?
    for index in bounds[slot]..<bounds[slot + 1] {
      try terms[index]._withUnsafeGuaranteedRef { term in
        try term.advance(to: wanted)
        if let docID = term.docID { next = min(next ?? .max, docID) }
      }
    }
    return next
  }

  /// How often a document's title and body hold the phrase. Documents are asked for rising.
  func count(in docID: UInt32) throws -> (title: UInt32, body: UInt32) {
    for term in terms { try term._withUnsafeGuaranteedRef { try $0.advance(to: docID) } }
    return try count(docID)
  }

  private func count(_ docID: UInt32) throws -> (title: UInt32, body: UInt32) {
    for index in order.indices {
      let slot = order[index]
      title.removeAll()
      body.removeAll()
      var termCount = 0
      for index in bounds[slot]..<bounds[slot + 1] {
        try terms[index]._withUnsafeGuaranteedRef { term in
          guard term.docID == docID else { return }
          try term.appendPositions(&title, &body)
          termCount += 1
        }
      }
      if termCount > 1 {
        title.sort()
        body.sort()
      }
      if index == 0 {
        swap(&title, &titleStarts)
        swap(&body, &bodyStarts)
        titleStarts.shift(UInt32(slot))
        bodyStarts.shift(UInt32(slot))
      } else {
        titleStarts.keep(followedBy: title, UInt32(slot))
        bodyStarts.keep(followedBy: body, UInt32(slot))
      }
      if titleStarts.count == 0, bodyStarts.count == 0 { return (0, 0) }
    }
    return (UInt32(titleStarts.count), UInt32(bodyStarts.count))
  }
}
