/// What bits tell of a list without a look into its blocks.
extension PostingCursor {
  /// So many documents are asked about for each time that bits are read: that takes as long as a look into some blocks.
  private static let asksPerReading = 8

  /// Whether the list is known not to have a document. Documents are asked about in rising order, from one ``rewind()``
  /// to the next.
  @inline(__always)
  mutating func lacks(_ docID: UInt32) throws -> Bool {
    guard hasBits else { return false }
    bitAsks &+= 1
    if let bits, bits.hold(docID, docID) { return bits.bit(docID) == 0 }
    return try bitAsks > Self.asksPerReading && isAbsent(docID)
  }

  @inline(never)
  private mutating func isAbsent(_ docID: UInt32) throws -> Bool {
    bitAsks = min(bitAsks &- Self.asksPerReading, Self.asksPerReading)
    guard let bits = try bits(from: docID, to: docID) else {
      hasBits = false
      return false
    }
    return bits.bit(docID) == 0
  }

  /// The bits of a range of documents; nil where there are none.
  @inline(__always)
  mutating func bits(from first: UInt32, to last: UInt32) throws -> PostingBits? {
    if let bits, bits.hold(first, last) { return bits }
    bits = try postings.bits(from: first, to: last)
    return bits
  }
}
