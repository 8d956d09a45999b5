/// Looks documents up in a list, in rising order.
public struct PostingProbe {
  private let postings: any BlockedPostings
  private let lasts: [UInt32]
  private var chunk = 0
  private var openChunk = -1
  private var blocks: PostingChunk?
  private var block = 0
  private var loadedBlock = -1
  private var view: PostingView?
  private var hasFrequencies = false
  private let length: UnsafeMutablePointer<Float>

  /// What a list says of a document.
  public struct Finding: Sendable, Equatable {
    /// Occurrences in the title.
    public var title: UInt32
    /// Occurrences in the body.
    public var body: UInt32
    /// By the field weights in use.
    public var length: Float
  }

  /// Starts before the first document. Give the memory back with ``deallocate()``.
  public init(_ postings: any BlockedPostings) {
    self.postings = postings
    lasts = postings.chunkLasts
    length = .allocate(capacity: 1)
  }

  /// Gives the memory back.
  public func deallocate() { length.deallocate() }

  /// What the list says of a document; nil where it is not in it. No document may come before one asked for earlier.
  public mutating func find(_ docID: UInt32) throws -> Finding? {
    while chunk < lasts.count, lasts[chunk] < docID { chunk += 1 }
    guard chunk < lasts.count else { return nil }
    if openChunk != chunk {
      blocks = try postings.readChunk(chunk)
      openChunk = chunk
      block = 0
      loadedBlock = -1
    }
    guard let blocks else { return nil }
    while block < blocks.blockCount, blocks.blockLasts[block] < docID { block += 1 }
    guard block < blocks.blockCount else { return nil }
    if loadedBlock != block {
      view = try postings.readBlock(block)
      loadedBlock = block
      hasFrequencies = false
    }
    guard let view else { return nil }
    var low = 0
    var high = view.count - 1
    while low < high {
      let middle = (low + high) / 2
      if view.docIDs[middle] < docID { low = middle + 1 } else { high = middle }
    }
    guard high >= 0, view.docIDs[low] == docID else { return nil }
    if !hasFrequencies { try postings.readFrequencies() }
    hasFrequencies = true
    try postings.copyLengths(of: view.docIDs + low, count: 1, into: length)
    return Finding(
      title: view.titleFrequencies[low], body: view.bodyFrequencies[low], length: length[0])
  }
}
