/// Two lists of one term, one behind the other: what is in blocks, and what was added since.
public final class ChainedPostings: BlockedPostings {
  private let first: any BlockedPostings
  private let second: any BlockedPostings
  private let boundary: Int
  private let lastOfFirst: UInt32
  private var readsSecond = false
  private let runs: ChainedRuns

  /// - Parameter second: Its doc IDs are above those of the first.
  public init(_ first: any BlockedPostings, _ second: any BlockedPostings) {
    self.first = first
    self.second = second
    boundary = first.chunkLasts.count
    lastOfFirst = first.chunkLasts.last ?? 0
    chunkLasts = first.chunkLasts + second.chunkLasts
    runs = ChainedRuns(first.chunkRuns, second.chunkRuns)
  }

  /// Of both.
  public var documentFrequency: Int { first.documentFrequency + second.documentFrequency }
  /// Of both.
  public let chunkLasts: [UInt32]
  /// Of both.
  public var chunkRuns: PostingRuns { runs.runs }
  /// Of the first.
  public var champions: PostingRuns? { first.champions }

  /// See the protocol.
  public func readChunk(_ number: Int) throws -> PostingChunk {
    readsSecond = number >= boundary
    return try readsSecond ? second.readChunk(number - boundary) : first.readChunk(number)
  }

  /// See the protocol.
  public func blockRuns() throws -> PostingRuns {
    try readsSecond ? second.blockRuns() : first.blockRuns()
  }

  /// See the protocol.
  public func readBlock(_ number: Int) throws -> PostingView {
    try readsSecond ? second.readBlock(number) : first.readBlock(number)
  }

  /// See the protocol.
  public func readFrequencies() throws {
    try readsSecond ? second.readFrequencies() : first.readFrequencies()
  }

  /// See the protocol.
  public func frequencies(at place: Int) throws -> (title: UInt32, body: UInt32) {
    try readsSecond ? second.frequencies(at: place) : first.frequencies(at: place)
  }

  /// Of the first list.
  public var hasBits: Bool { first.hasBits }

  /// See the protocol.
  public func bits(from start: UInt32, to last: UInt32) throws -> PostingBits? {
    try first.bits(from: start, to: last)
  }

  /// See the protocol.
  public func copyLengths(
    of docIDs: UnsafePointer<UInt32>, count: Int, into lengths: UnsafeMutablePointer<Float>
  ) throws {
    var split = count
    while split > 0, docIDs[split - 1] > lastOfFirst { split -= 1 }
    try first.copyLengths(of: docIDs, count: split, into: lengths)
    try second.copyLengths(of: docIDs + split, count: count - split, into: lengths + split)
  }
}

/// Copies of the runs of two lists as one.
private final class ChainedRuns {
  private var starts: [Int32] = [0]
  private var values: [[Float]] = [[], [], [], []]
  let runs: PostingRuns
  private let memory: [UnsafeMutablePointer<Float>]
  private let startMemory: UnsafeMutablePointer<Int32>

  init(_ first: PostingRuns, _ second: PostingRuns) {
    for list in [first, second] {
      let shift = starts[starts.count - 1]
      for run in 0..<list.count { starts.append(shift + list.starts[run + 1]) }
      for (number, column) in [
        list.titleFrequencies, list.bodyFrequencies, list.titleLengths, list.bodyLengths,
      ].enumerated() {
        values[number] += UnsafeBufferPointer(start: column, count: list.postingCount)
      }
    }
    startMemory = .allocate(capacity: starts.count)
    startMemory.initialize(from: starts, count: starts.count)
    memory = values.map {
      let column = UnsafeMutablePointer<Float>.allocate(capacity: max(1, $0.count))
      column.initialize(from: $0, count: $0.count)
      return column
    }
    runs = PostingRuns(
      count: starts.count - 1, starts: startMemory, titleFrequencies: memory[0],
      bodyFrequencies: memory[1], titleLengths: memory[2], bodyLengths: memory[3])
  }

  deinit {
    startMemory.deallocate()
    for column in memory { column.deallocate() }
  }
}
