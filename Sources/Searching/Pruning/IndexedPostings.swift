internal import Postings
internal import Ranking

/// What the index keeps in blocks, as ranking reads it.
final class IndexedPostings: BlockedPostings {
  private let stored: StoredPostings
  let chunkLasts: [UInt32]

  init(_ stored: StoredPostings) {
    self.stored = stored
    chunkLasts = stored.chunkLasts
    stored.expectStart()
  }

  var documentFrequency: Int { stored.documentFrequency }
  var chunkRuns: PostingRuns { PostingRuns(stored.chunkFronts) }
  var saturations: StoredSaturations? {
    let saturation = stored.saturation
    return StoredSaturations(
      norm: SaturationNorm(
        constantNorm: saturation.constantNorm, normPerLength: saturation.normPerLength),
      weights: FieldWeights(title: Saturation.titleWeight, body: 1), chunks: stored.chunkShares,
      unit: Saturation.unit)
  }

  func blockSaturations() -> (shares: UnsafePointer<UInt8>, shortest: UnsafePointer<UInt8>)? {
    (stored.blockShares, stored.shortestLengths)
  }

  var champions: PostingRuns? { PostingRuns(stored.champions) }

  func readChunk(_ number: Int) throws -> PostingChunk {
    try stored.readChunk(number)
    return PostingChunk(blockCount: stored.blockCount, blockLasts: stored.blockLasts)
  }

  func blockRuns() throws -> PostingRuns {
    try stored.readFronts()
    return PostingRuns(stored.blockFronts)
  }

  func readBlock(_ number: Int) throws -> PostingView {
    let count = try stored.readBlock(number)
    let block = stored.block
    return PostingView(
      count: count, docIDs: block.docIDs, titleFrequencies: block.titleFrequencies,
      bodyFrequencies: block.bodyFrequencies)
  }

  func readFrequencies() throws { try stored.readFrequencies() }

  func frequencies(at place: Int) throws -> (title: UInt32, body: UInt32) {
    try stored.frequencies(at: place)
  }

  var hasBits: Bool { stored.hasBits }

  func bits(from first: UInt32, to last: UInt32) throws -> PostingBits? {
    try stored.bits(from: first, to: last).map {
      PostingBits(words: $0.words, base: $0.base, count: $0.count)
    }
  }

  func copyLengths(
    of docIDs: UnsafePointer<UInt32>, count: Int, into lengths: UnsafeMutablePointer<Float>
  ) throws {
    try stored.copyLengths(of: docIDs, count: count, into: lengths)
  }
}

extension PostingRuns {
  fileprivate init(_ postings: CompetitivePostings) {
    self.init(
      count: postings.runCount, starts: postings.starts,
      titleFrequencies: postings.titleFrequencies, bodyFrequencies: postings.bodyFrequencies,
      titleLengths: postings.titleLengths, bodyLengths: postings.bodyLengths)
  }
}
