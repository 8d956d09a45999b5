/// A cursor over a list: knows how high its postings can score before it reads them.
///
/// What it scores for a document alone is at most too high: where several lists make one frequency, the score of their
/// sum is at most the sum of their scores (``Similarity/isSubadditive``).
///
/// Where it stands is set by its own extensions alone, but for ``position``.
///
/// Lives in raw memory, so that nothing is counted in the loops that use it; what they call is mutating throughout, for
/// what is not gets a copy of the whole.
struct PostingCursor {
  /// A kind that the list is a part of.
  struct Part {
    var weight: Float
    var scorer: any SimilarityScorer
  }

  let postings: any BlockedPostings
  let parts: [Part]
  let weights: FieldWeights
  private let memory: CursorMemory
  /// What scores are, where the kinds that the list is a part of saturate alike, and it has no lengths of its own.
  let saturation: SaturatedScore?
  /// How a stored share bounds a score; nil where shares are of no use.
  let shareBound: ShareBound?

  let chunkCount: Int
  let chunkLasts: UnsafeMutablePointer<UInt32>
  let chunkBounds: UnsafeMutablePointer<Float>
  /// No posting scores more.
  let bound: Float
  let documentFrequency: Int
  /// The lists whose frequencies are added to this one's.
  let group: BoundSum.Group
  /// Whether lengths are of one field.
  let hasOwnLengths: Bool

  /// The chunk that the next document is in.
  var chunk = 0
  /// The chunk whose blocks are known.
  var openChunk = -1
  var hasBounds = false
  var blockCount = 0
  var blockLasts: UnsafePointer<UInt32>
  let blockBounds: UnsafeMutablePointer<Float>
  let blockShortest: UnsafeMutablePointer<Float>
  /// The block that the next document is in.
  var block = 0

  /// The block whose postings are in memory, and its chunk.
  var loadedBlock = -1
  var loadedChunk = -1
  /// Whether ``scores`` are there.
  var isScored = false
  var hasFrequencies = false
  /// Postings of the block whose frequencies have been asked for one by one.
  var askedCount = 0
  var count = 0
  var docIDs: UnsafePointer<UInt32>
  var titleFrequencies: UnsafePointer<UInt32>
  var bodyFrequencies: UnsafePointer<UInt32>
  /// What each posting of the block scores; see ``score()``.
  let scores: UnsafeMutablePointer<Float>
  /// The next posting of the block.
  var position = 0
  /// Whether it is stored as bits, too, which documents the list has.
  var hasBits: Bool
  /// Those that were read last.
  var bits: PostingBits?
  /// Documents that were asked about since, and some of those before.
  var bitAsks = 0
  /// Documents of batches that blocks have been searched for.
  var soughtCount = 0

  init(
    _ postings: any BlockedPostings, parts: [Part], group: BoundSum.Group, weights: FieldWeights,
    scratch: ScoringScratch
  ) {
    self.postings = postings
    self.parts = parts
    self.group = group
    self.weights = weights
    let lasts = postings.chunkLasts
    chunkCount = lasts.count
    memory = CursorMemory(chunkCount: lasts.count)
    chunkLasts = memory.chunkLasts
    chunkBounds = memory.chunkBounds
    blockBounds = memory.blockBounds
    blockShortest = memory.blockShortest
    scores = memory.scores
    blockLasts = UnsafePointer(memory.chunkLasts)
    docIDs = UnsafePointer(memory.chunkLasts)
    titleFrequencies = docIDs
    bodyFrequencies = docIDs
    for (index, last) in lasts.enumerated() { chunkLasts[index] = last }
    documentFrequency = postings.documentFrequency
    hasOwnLengths = postings.hasOwnLengths
    hasBits = postings.hasBits
    saturation = postings.hasOwnLengths ? nil : SaturatedScore(parts)
    let stored = postings.saturations
    shareBound = stored.flatMap { ShareBound(parts, weights, $0) }
    if let stored, let shareBound {
      for chunk in 0..<chunkCount { chunkBounds[chunk] = shareBound.bound(stored.chunks[chunk]) }
    } else {
      scratch.bounds(
        of: postings.chunkRuns, parts, weights, into: chunkBounds, memory.chunkShortest)
    }
    var bound: Float = 0
    for chunk in 0..<chunkCount { bound = max(bound, chunkBounds[chunk]) }
    self.bound = bound
  }

  /// The least score of ten postings that are really there; 0 where none are known.
  mutating func championScore(_ scratch: ScoringScratch) -> Float {
    postings.champions.map { scratch.least(of: $0, parts, weights) } ?? 0
  }

  /// Goes back to the first document.
  mutating func rewind() {
    chunk = 0
    block = 0
    loadedBlock = -1
    hasBits = postings.hasBits
  }
}
