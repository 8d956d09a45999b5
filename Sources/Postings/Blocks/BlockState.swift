internal import GRDB

/// What the blocks of an index were made from, and what has changed since.
struct BlockState: Equatable {
  /// The form of blocks, chunks and headers; others are not read.
  static let version = 2

  /// Documents up to this one are in blocks, later ones are not.
  var lastDocID: UInt32
  /// The segment that the places of postings are in; nil where they are in several.
  var segment: SegmentStructure.Segment?
  /// Of the segment's first page: another segment may come by its number.
  var firstPageHash: UInt64
  /// Of documents when the blocks were written, for ``Saturation``.
  var averageLength: Float

  init(
    lastDocID: UInt32, segment: SegmentStructure.Segment?, firstPageHash: UInt64,
    averageLength: Float
  ) {
    self.lastDocID = lastDocID
    self.segment = segment
    self.firstPageHash = firstPageHash
    self.averageLength = averageLength
  }

  /// As ``text`` writes it; nil for what another version wrote.
  init?(_ text: String) {
    let numbers = text.split(separator: " ").map { Int64($0) }
    guard numbers.count == 7, numbers.allSatisfy({ $0 != nil }) else { return nil }
    let values = numbers.compactMap { $0 }
    guard values[0] == Int64(Self.version), let last = UInt32(exactly: values[1]),
      let length = UInt32(exactly: values[6])
    else { return nil }
    lastDocID = last
    segment =
      values[2] == 0
      ? nil
      : SegmentStructure.Segment(id: values[2], firstPage: values[3], lastPage: values[4])
    firstPageHash = UInt64(bitPattern: values[5])
    averageLength = Float(bitPattern: length)
  }

  /// Version, last doc ID, segment, its pages and the hash of the first, the bits of the average length.
  var text: String {
    let place = segment.map { "\($0.id) \($0.firstPage) \($0.lastPage)" } ?? "0 0 0"
    let hash = Int64(bitPattern: firstPageHash)
    return "\(Self.version) \(lastDocID) \(place) \(hash) \(averageLength.bitPattern)"
  }

  /// Nil for an index without blocks.
  static func load(_ db: Database) throws -> BlockState? {
    try Meta.get(.blocks, in: db).flatMap { BlockState($0) }
  }
}
