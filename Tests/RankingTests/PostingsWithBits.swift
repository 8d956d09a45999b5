import Ranking

/// A list that also tells by bits which documents it has, below a limit. Each answer takes the place of the one before.
final class PostingsWithBits: BlockedPostings {
  private let list: ArrayPostings
  private let docIDs: Set<UInt32>
  private let limit: UInt32
  private var words: UnsafeMutablePointer<UInt64>?

  init(_ list: ArrayPostings, _ docIDs: Set<UInt32>, below limit: UInt32 = .max) {
    self.list = list
    self.limit = limit
    self.docIDs = docIDs
  }

  deinit { words?.deallocate() }

  let hasBits = true

  func bits(from first: UInt32, to last: UInt32) -> PostingBits? {
    guard first <= last, last < limit else { return nil }
    let base = first / 64 * 64
    // Now and then some more than was asked for.
    let count = Int(last - base) / 64 + (first % 3 == 0 ? 9 : 1)
    words?.deallocate()
    let made = UnsafeMutablePointer<UInt64>.allocate(capacity: count)
    for word in 0..<count {
      made[word] = 0
      for bit in 0..<64 where docIDs.contains(base + UInt32(64 * word + bit)) {
        made[word] |= 1 << UInt64(bit)
      }
    }
    words = made
    return PostingBits(words: made, base: base, count: min(UInt32(64 * count), limit - base))
  }

  var documentFrequency: Int { list.documentFrequency }
  var chunkLasts: [UInt32] { list.chunkLasts }
  var chunkRuns: PostingRuns { list.chunkRuns }
  var champions: PostingRuns? { list.champions }
  func readChunk(_ number: Int) -> PostingChunk { list.readChunk(number) }
  func blockRuns() -> PostingRuns { list.blockRuns() }
  func readBlock(_ number: Int) -> PostingView { list.readBlock(number) }
  func frequencies(at place: Int) -> (title: UInt32, body: UInt32) { list.frequencies(at: place) }
  func copyLengths(
    of docIDs: UnsafePointer<UInt32>, count: Int, into lengths: UnsafeMutablePointer<Float>
  ) { list.copyLengths(of: docIDs, count: count, into: lengths) }
}
