/// A list of postings that ranking reads by chunks of at most 32 blocks, and blocks of at most 128 postings.
///
/// # Implementation requirements
/// - Doc IDs rise over the whole list and are below 2³¹. From the first doc ID of a block on,
///   ``PostingView/readableCount`` places can be read, and behind the last one nothing is below it.
/// - What is read of a chunk stays as it is until the next chunk is read, what is read of a block until the next block or
///   chunk is.
/// - Bounds hold: no posting of a run scores higher than the best of the run's competitive postings, with lengths and
///   frequencies as ``FieldWeights`` sums them up.
public protocol BlockedPostings: AnyObject {
  /// Postings, or some more.
  var documentFrequency: Int { get }
  /// The last doc ID of each chunk, rising.
  var chunkLasts: [UInt32] { get }
  /// A run for each chunk.
  var chunkRuns: PostingRuns { get }
  /// How high chunks score by one saturating function, where that is stored.
  var saturations: StoredSaturations? { get }
  /// The same of the blocks of the chunk that was read last, and how long their documents are at least (255 for any
  /// above); asked for only where ``saturations`` are there.
  func blockSaturations() -> (shares: UnsafePointer<UInt8>, shortest: UnsafePointer<UInt8>)?
  /// Postings that are really there, the best ones nearly: one run, or nil where none are known.
  var champions: PostingRuns? { get }
  /// Reads a chunk.
  func readChunk(_ number: Int) throws -> PostingChunk
  /// The competitive postings of the chunk that was read last: a run for each block.
  func blockRuns() throws -> PostingRuns
  /// Reads a block of the chunk that was read last; its frequencies need not be there yet.
  func readBlock(_ number: Int) throws -> PostingView
  /// Reads the frequencies of the block that was read last.
  func readFrequencies() throws
  /// The frequencies of one posting of the block that was read last, whether or not all have been read.
  func frequencies(at place: Int) throws -> (title: UInt32, body: UInt32)
  /// Whether it is stored as bits, too, which documents are in the list.
  var hasBits: Bool { get }
  /// The bits of a range of documents, where they are stored; they stay until others are asked for.
  func bits(from first: UInt32, to last: UInt32) throws -> PostingBits?
  /// Whether lengths are of one field, and so not those that other lists give.
  var hasOwnLengths: Bool { get }
  /// The lengths of documents of the list, summed up by the field weights in use.
  func copyLengths(
    of docIDs: UnsafePointer<UInt32>, count: Int, into lengths: UnsafeMutablePointer<Float>) throws
}

extension BlockedPostings {
  /// None.
  public var saturations: StoredSaturations? { nil }
  /// None.
  public func blockSaturations() -> (
    shares: UnsafePointer<UInt8>, shortest: UnsafePointer<UInt8>
  )? { nil }
  /// None.
  public var hasBits: Bool { false }
  /// None.
  public func bits(from first: UInt32, to last: UInt32) -> PostingBits? { nil }
  /// Nothing, as where blocks are read whole.
  public func readFrequencies() {}
  /// No, as for most lists.
  public var hasOwnLengths: Bool { false }
}

/// What is known of a chunk's blocks before they are read.
public struct PostingChunk {
  /// The most blocks that a chunk has.
  public static let capacity = 32
  /// Blocks.
  public var blockCount: Int
  /// The last doc ID of each.
  public var blockLasts: UnsafePointer<UInt32>

  /// Made of its parts.
  public init(blockCount: Int, blockLasts: UnsafePointer<UInt32>) {
    self.blockCount = blockCount
    self.blockLasts = blockLasts
  }
}

/// Which documents of a range are in a list: a bit each.
public struct PostingBits {
  /// Of the range and around it; the lowest bit of the first is that of ``base``.
  public var words: UnsafePointer<UInt64>
  /// A doc ID, a multiple of 64.
  public var base: UInt32
  /// Documents that there are bits of, at least one.
  public var count: UInt32

  /// Made of its parts.
  public init(words: UnsafePointer<UInt64>, base: UInt32, count: UInt32) {
    self.words = words
    self.base = base
    self.count = count
  }

  /// Whether there are bits of a range of documents.
  @inline(__always)
  func hold(_ first: UInt32, _ last: UInt32) -> Bool {
    first >= base && last &- base < count && first <= last
  }

  /// 1 where a document of the range is in the list, else 0. Any other document, which only a damaged block brings up,
  /// counts as one at the end.
  @inline(__always)
  func bit(_ docID: UInt32) -> UInt64 {
    let offset = min(docID &- base, count &- 1)
    let word = UInt64(littleEndian: words[Int(offset &>> 6)])
    return (word &>> UInt64(offset & 63)) & 1
  }
}

/// The postings of a block: parallel arrays in rising order of doc ID.
public struct PostingView {
  /// The most postings that a block has.
  public static let capacity = 128
  /// Places of ``docIDs`` that can be read, however few postings there are.
  public static let readableCount = capacity + 16
  /// Postings.
  public var count: Int
  /// Rising.
  public var docIDs: UnsafePointer<UInt32>
  /// Occurrences in the title.
  public var titleFrequencies: UnsafePointer<UInt32>
  /// Occurrences in the body.
  public var bodyFrequencies: UnsafePointer<UInt32>

  /// Made of its parts.
  public init(
    count: Int, docIDs: UnsafePointer<UInt32>, titleFrequencies: UnsafePointer<UInt32>,
    bodyFrequencies: UnsafePointer<UInt32>
  ) {
    self.count = count
    self.docIDs = docIDs
    self.titleFrequencies = titleFrequencies
    self.bodyFrequencies = bodyFrequencies
  }
}

/// How much an occurrence counts in a frequency, and a position in a length, by the field that it is in.
public struct FieldWeights: Sendable, Equatable {
  /// Of the title.
  public var title: Float
  /// Of the body.
  public var body: Float

  /// Made of its parts.
  public init(title: Float, body: Float) {
    self.title = title
    self.body = body
  }

  /// A frequency or length of both fields as one.
  @inline(__always)
  func sum(_ title: Float, _ body: Float) -> Float { self.title * title + self.body * body }
}
