/// Postings in memory: of a rare term, of a phrase, of what was added lately.
public final class ArrayPostings: BlockedPostings {
  private static let chunkSize = PostingChunk.capacity * PostingView.capacity

  private let docIDs: UnsafeMutablePointer<UInt32>
  private let titleFrequencies: UnsafeMutablePointer<UInt32>
  private let bodyFrequencies: UnsafeMutablePointer<UInt32>
  /// The same as numbers to score.
  private let titles: UnsafeMutablePointer<Float>
  private let bodies: UnsafeMutablePointer<Float>
  private let titleLengths: UnsafeMutablePointer<Float>
  private let bodyLengths: UnsafeMutablePointer<Float>
  private let weights: FieldWeights
  private let blockLasts: UnsafeMutablePointer<UInt32>
  private let blockStarts: UnsafeMutablePointer<Int32>
  private let chunkStarts: UnsafeMutablePointer<Int32>
  private var firstBlock = 0
  private var blockCount = 0
  private var firstPosting = 0
  /// Where the last look for a length ended.
  private var lengthHint = 0

  /// See the protocol.
  public let hasOwnLengths: Bool
  /// The number of postings.
  public let documentFrequency: Int
  /// See the protocol.
  public let chunkLasts: [UInt32]
  /// Which postings are best is not known ahead.
  public var champions: PostingRuns? { nil }

  /// - Parameters:
  ///   - docIDs: Rising.
  ///   - weights: Those that the query uses.
  ///   - hasOwnLengths: Whether lengths are of one field.
  public init(
    docIDs ids: [UInt32], titleFrequencies title: [UInt32], bodyFrequencies body: [UInt32],
    titleLengths titleLength: [UInt32], bodyLengths bodyLength: [UInt32], weights: FieldWeights,
    hasOwnLengths: Bool = false
  ) {
    self.hasOwnLengths = hasOwnLengths
    let count = min(ids.count, title.count, body.count, titleLength.count, bodyLength.count)
    documentFrequency = count
    self.weights = weights
    docIDs = Self.copy(
      ids.prefix(count)
        + Array(repeating: ids.prefix(count).last ?? 0, count: PostingView.readableCount))
    titleFrequencies = Self.copy(title, count)
    bodyFrequencies = Self.copy(body, count)
    titles = Self.copy(title.map { Float($0) }, count)
    bodies = Self.copy(body.map { Float($0) }, count)
    titleLengths = Self.copy(titleLength.map { Float($0) }, count)
    bodyLengths = Self.copy(bodyLength.map { Float($0) }, count)
    let blocks = stride(from: 0, to: count, by: PostingView.capacity)
    let chunks = stride(from: 0, to: count, by: Self.chunkSize)
    blockLasts = Self.copy(blocks.map { ids[min($0 + PostingView.capacity, count) - 1] })
    blockStarts = Self.copy(blocks.map { Int32(truncatingIfNeeded: $0) } + [Int32(count)])
    chunkStarts = Self.copy(chunks.map { Int32(truncatingIfNeeded: $0) } + [Int32(count)])
    chunkLasts = chunks.map { ids[min($0 + Self.chunkSize, count) - 1] }
  }

  private static func copy<Value>(_ values: [Value], _ count: Int? = nil)
    -> UnsafeMutablePointer<Value>
  {
    let count = count ?? values.count
    let memory = UnsafeMutablePointer<Value>.allocate(capacity: max(count, 1))
    values.withUnsafeBufferPointer {
      if let base = $0.baseAddress { memory.initialize(from: base, count: count) }
    }
    return memory
  }

  deinit {
    docIDs.deallocate()
    titleFrequencies.deallocate()
    bodyFrequencies.deallocate()
    titles.deallocate()
    bodies.deallocate()
    titleLengths.deallocate()
    bodyLengths.deallocate()
    blockLasts.deallocate()
    blockStarts.deallocate()
    chunkStarts.deallocate()
  }

  /// All postings compete.
  public var chunkRuns: PostingRuns { runs(chunkLasts.count, chunkStarts) }

  private func runs(_ count: Int, _ starts: UnsafePointer<Int32>) -> PostingRuns {
    PostingRuns(
      count: count, starts: starts, titleFrequencies: titles, bodyFrequencies: bodies,
      titleLengths: titleLengths, bodyLengths: bodyLengths)
  }

  /// See the protocol.
  public func readChunk(_ number: Int) -> PostingChunk {
    firstBlock = number * PostingChunk.capacity
    let all = (documentFrequency + PostingView.capacity - 1) / PostingView.capacity
    let count = min(PostingChunk.capacity, all - firstBlock)
    blockCount = count
    return PostingChunk(blockCount: count, blockLasts: blockLasts + firstBlock)
  }

  /// See the protocol.
  public func blockRuns() -> PostingRuns { runs(blockCount, blockStarts + firstBlock) }

  /// See the protocol.
  public func readBlock(_ number: Int) -> PostingView {
    let start = (firstBlock + number) * PostingView.capacity
    firstPosting = start
    return PostingView(
      count: min(PostingView.capacity, documentFrequency - start), docIDs: docIDs + start,
      titleFrequencies: titleFrequencies + start, bodyFrequencies: bodyFrequencies + start)
  }

  /// See the protocol.
  public func frequencies(at place: Int) -> (title: UInt32, body: UInt32) {
    (titleFrequencies[firstPosting + place], bodyFrequencies[firstPosting + place])
  }

  /// See the protocol.
  public func copyLengths(
    of wanted: UnsafePointer<UInt32>, count: Int, into lengths: UnsafeMutablePointer<Float>
  ) {
    for index in 0..<count {
      let place = find(wanted[index])
      lengths[index] = weights.sum(titleLengths[place], bodyLengths[place])
    }
  }

  private func find(_ docID: UInt32) -> Int {
    if lengthHint < documentFrequency, docIDs[lengthHint] == docID {
      defer { lengthHint += 1 }
      return lengthHint
    }
    var low = 0
    var high = documentFrequency - 1
    while low < high {
      let middle = (low + high) / 2
      if docIDs[middle] < docID { low = middle + 1 } else { high = middle }
    }
    lengthHint = low + 1
    return low
  }
}
