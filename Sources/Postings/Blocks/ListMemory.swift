/// Memory that a list needs while it is read; kept from one list to the next.
final class ListMemory {
  /// The parts of a chunk that were copied, each where it is in the chunk.
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  private var capacity = 1 << 14
  /// Where the list's chunks are read.
  let reader: BlobReader
  /// The last doc ID of each block of a chunk.
  let blockLasts: UnsafeMutablePointer<UInt32>
  /// Where the blocks of a chunk begin and the last one ends.
  let blockStarts: UnsafeMutablePointer<Int>
  let blockFronts = CompetitivePostings()
  var block = PostingBlock()
  /// Where the list's bits are read; nil until some are asked for.
  var bits: BitmapReader?

  init(_ reader: BlobReader) {
    self.reader = reader
    bytes = .allocate(capacity: capacity + BitPacking.padding)
    blockLasts = .allocate(capacity: PostingListBuilder.blocksPerChunk)
    blockStarts = .allocate(capacity: PostingListBuilder.blocksPerChunk + 1)
    blockStarts.initialize(repeating: 0, count: PostingListBuilder.blocksPerChunk + 1)
  }

  deinit {
    bytes.deallocate()
    blockLasts.deallocate()
    blockStarts.deallocate()
    block.deallocate()
  }

  /// Makes room for a chunk; what was there is lost.
  func reserve(_ count: Int) {
    guard count > capacity else { return }
    bytes.deallocate()
    capacity = count
    bytes = .allocate(capacity: capacity + BitPacking.padding)
  }
}
